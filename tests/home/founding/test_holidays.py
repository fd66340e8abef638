"""The feast days are right for years to come, and the list is the editors' own."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.core.management import call_command

from cop_platform.taxonomy.models import Holiday, LabourMarketRegion
from home.founding.holidays import feast_days


def test_feast_days_of_2026() -> None:
    assert [(name, day.isoformat()) for name, day in feast_days(2026)] == [
        ("Nieuwjaarsdag", "2026-01-01"),
        ("Goede Vrijdag", "2026-04-03"),
        ("Eerste Paasdag", "2026-04-05"),
        ("Tweede Paasdag", "2026-04-06"),
        ("Koningsdag", "2026-04-27"),
        ("Bevrijdingsdag", "2026-05-05"),
        ("Hemelvaartsdag", "2026-05-14"),
        ("Eerste Pinksterdag", "2026-05-24"),
        ("Tweede Pinksterdag", "2026-05-25"),
        ("Eerste Kerstdag", "2026-12-25"),
        ("Tweede Kerstdag", "2026-12-26"),
    ]


@pytest.mark.parametrize(
    ("year", "day"), [(2025, date(2025, 4, 26)), (2027, date(2027, 4, 27)), (2031, date(2031, 4, 26))]
)
def test_kings_day_is_never_on_a_sunday(year: int, day: date) -> None:
    assert dict(feast_days(year))["Koningsdag"] == day


@pytest.mark.django_db
def test_a_new_site_has_the_holidays_around_today(at: Callable[..., datetime]) -> None:
    at(2026, 11, 22, 12)
    call_command("found_site", verbosity=0)

    assert Holiday.objects.filter(kind="feestdag").count() == 55
    assert Holiday.objects.filter(kind="schoolvakantie").count() == 27
    autumn = Holiday.objects.get(name="herfstvakantie", first_on="2026-10-17")
    assert (autumn.last_on, autumn.school_regions) == (date(2026, 10, 25), {"midden", "zuid"})
    assert LabourMarketRegion.objects.exclude(school_region="").count() == 34
    assert LabourMarketRegion.objects.get(slug="groningen").school_region == "noord"


@pytest.mark.django_db
def test_a_later_run_adds_a_year_and_keeps_what_people_changed(at: Callable[..., datetime]) -> None:
    at(2026, 11, 22, 12)
    call_command("found_site", verbosity=0)
    Holiday.objects.filter(name="Goede Vrijdag").delete()
    Holiday.objects.filter(name="Koningsdag", first_on="2027-04-27").update(name="Koningsdag (vrij)")
    at(2027, 1, 4, 12)
    call_command("found_site", verbosity=0)

    assert list(Holiday.objects.filter(name="Goede Vrijdag").values_list("first_on", flat=True)) == [
        date(2030, 4, 19)
    ]
    assert Holiday.objects.filter(first_on="2027-04-27").get().name == "Koningsdag (vrij)"
