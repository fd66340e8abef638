"""A meeting or festival is copied to a new date, from the explorer of the CMS."""

import json
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from communities.models import Community
from cop_platform.accounts.models import User
from events.models import Event, EventIndexPage, EventPage, FestivalPage
from events.rules import serialize
from home.models import StandardPage
from home.roles import ORGANISERS, make_role
from tests.factories import events as make
from tests.factories.accounts import OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
TEXT = json.dumps([{"type": "text", "value": "<p>Programma</p>", "id": str(UUID(int=1))}])
SERIES = "RRULE:FREQ=MONTHLY;COUNT=6;BYDAY=2TU\nEXDATE;VALUE=DATE:20260714"
KEPT = {
    "intro": "Samen leren.",
    "venue": "Stadskantoor",
    "capacity": 20,
    "online_capacity": 50,
    "price": "gratis",
    "accessibility": "Lift.",
    "contact_email": "vragen@example.org",
    "access": "leden",
}


@pytest.fixture
def editor(redacteur: User) -> Client:
    client = Client()
    client.force_login(redacteur)
    return client


@pytest.fixture
def series(agenda: EventIndexPage, open_community: Community, now: datetime) -> EventPage:
    """A series with everything a copy must leave behind, and everything it must keep."""
    page = make.meeting_page(
        agenda,
        rrule=SERIES,
        start=make.wall(2026, 4, 14, 10),
        community=open_community,
        organiser=OrganisationFactory(),
        regions=[make.region()],
        themes=[make.theme()],
        audiences=[make.audience()],
        status="cancelled",
        status_reason="Te weinig aanmeldingen.",
        is_example=True,
        body=TEXT,
        report=TEXT,
        date_changes=[make.cancelled(date(2026, 5, 12))],
        extra_dates=[make.extra_date(make.wall(2026, 4, 16, 10))],
        **KEPT,
    )
    page.expire_at = datetime(2026, 12, 31, tzinfo=UTC)
    page.save_revision().publish()
    return page


def copy(client: Client, page: Any, **changes: Any) -> Any:
    data = {"title": "Intervisie najaar", "day": "2026-09-08", "time": "13:30", "repeats": "once"}
    return client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), {**data, **changes})


def the_copy(model: type[Any] = EventPage) -> Any:
    return model.objects.latest("pk")


def errors(answer: Any) -> dict[str, list[str]]:
    assert answer.status_code == 200, answer
    return dict(answer.context["form"].errors)


def test_the_copy_is_a_draft_on_the_new_date(editor: Client, series: EventPage) -> None:
    answer = copy(editor, series)

    twin = the_copy()
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[twin.pk])
    assert (twin.title, twin.slug) == ("Intervisie najaar", "intervisie-2026-09-08")
    assert (twin.start, twin.end) == (make.wall(2026, 9, 8, 13, 30), make.wall(2026, 9, 8, 15, 30))
    assert (twin.live, twin.has_unpublished_changes) == (False, True)
    assert twin.get_parent().pk == series.get_parent().pk
    assert twin.revisions.count() == 1
    assert Event.objects.count() == 1


def test_what_happened_to_the_source_stays_behind(editor: Client, series: EventPage) -> None:
    copy(editor, series)

    for twin in (the_copy(), the_copy().get_latest_revision_as_object()):
        assert (twin.status, twin.status_reason, len(twin.report)) == ("planned", "", 0)
        assert (twin.date_changes.count(), twin.extra_dates.count()) == (0, 0)
        assert serialize(twin.recurrence) == ""
        assert (twin.is_example, twin.expire_at, twin.go_live_at) == (False, None, None)
        assert (twin.first_published_at, twin.last_published_at) == (None, None)


def test_what_describes_the_meeting_goes_along(
    editor: Client, series: EventPage, open_community: Community
) -> None:
    copy(editor, series)

    for twin in (the_copy(), the_copy().get_latest_revision_as_object()):
        assert {name: getattr(twin, name) for name in KEPT} == KEPT
        assert (twin.event_type, twin.event_format) == (series.event_type, series.event_format)
        assert (twin.organiser, twin.community) == (series.organiser, open_community)
        assert [list(getattr(twin, name).all()) for name in make.LISTS] == [
            [make.region()],
            [make.theme()],
            [make.audience()],
        ]
        assert str(twin.body) == str(series.body)


def test_the_source_stays_as_it_was(editor: Client, series: EventPage) -> None:
    before = make.event_of(series).fingerprint

    copy(editor, series)

    found = EventPage.objects.get(pk=series.pk)
    assert (found.start, found.date_changes.count(), found.extra_dates.count()) == (series.start, 1, 1)
    assert (found.status, serialize(found.recurrence)) == ("cancelled", SERIES)
    assert make.event_of(found).fingerprint == before


def test_a_published_copy_is_another_meeting_for_calendars(editor: Client, series: EventPage) -> None:
    copy(editor, series)
    the_copy().get_latest_revision().publish()

    first, second = Event.objects.order_by("pk")
    assert (second.sequence, second.status, second.rrule) == (0, "planned", "")
    assert second.uid != first.uid
    assert second.key != first.key
    assert [str(row.on_date) for row in second.occurrences.all()] == ["2026-09-08"]


def test_the_same_series_starts_on_the_new_date(editor: Client, series: EventPage) -> None:
    copy(editor, series, repeats="series")

    twin = the_copy()
    assert serialize(twin.recurrence) == "RRULE:FREQ=MONTHLY;COUNT=6;BYDAY=2TU"
    assert serialize(twin.get_latest_revision_as_object().recurrence) == serialize(twin.recurrence)


def test_a_date_outside_the_series_is_refused_with_the_first_that_fits(
    editor: Client, series: EventPage
) -> None:
    found = errors(copy(editor, series, day="2026-09-09", repeats="series"))

    assert list(found) == ["day"]
    assert "De eerste datum die past is 13 oktober 2026" in found["day"][0]
    assert EventPage.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"day": ""}, "day", "verplicht"),
        ({"day": "morgen"}, "day", "geldige datum"),
        ({"day": "2026-02-28"}, "day", "voorbij"),
        ({"day": "9999-12-31"}, "day", "binnen vijf jaar"),
        ({"day": "2026-03-29", "time": "02:30"}, "day", "verspringt de klok"),
        ({"time": "26:00"}, "time", "geldige tijd"),
        ({"title": " "}, "title", "verplicht"),
        ({"repeats": "altijd"}, "repeats", "geen beschikbare keuze"),
    ],
)
def test_a_mistake_stands_beside_its_field_and_keeps_what_was_typed(
    changes: dict[str, str], field: str, words: str, editor: Client, series: EventPage
) -> None:
    answer = copy(editor, series, **changes)

    assert list(errors(answer)) == [field]
    assert words in errors(answer)[field][0]
    assert answer.context["form"][field].value() == changes[field].strip() or field == "title"
    assert EventPage.objects.count() == 1


def test_the_screen_proposes_a_title_and_the_hour(editor: Client, series: EventPage) -> None:
    answer = editor.get(reverse("wagtailadmin_pages:copy", args=[series.pk]))

    assert 'value="Intervisie (kopie)"' in answer.text
    assert 'value="10:00"' in answer.text
    assert "elke 2e dinsdag van de maand, 6 keer." in answer.text


def test_a_single_whole_day_is_asked_for_its_date_only(
    editor: Client, agenda: EventIndexPage, now: datetime
) -> None:
    page = make.meeting_page(agenda, all_day=True, end=make.wall(2026, 4, 8, 12))

    answer = editor.get(reverse("wagtailadmin_pages:copy", args=[page.pk]))
    copy(editor, page)

    assert list(answer.context["form"].fields) == ["title", "day"]
    assert (the_copy().schedule.start, the_copy().schedule.end) == (
        datetime(2026, 9, 8),
        datetime(2026, 9, 10),
    )


def test_the_latest_draft_is_copied(editor: Client, agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda)
    page.venue = "Nieuwe zaal"
    page.themes = [make.theme("werk")]
    page.save_revision()

    copy(editor, page)

    assert the_copy().venue == "Nieuwe zaal"
    assert list(the_copy().themes.all()) == [make.theme("werk")]


def test_a_copy_of_a_copy_has_one_date_in_its_address(
    editor: Client, agenda: EventIndexPage, now: datetime
) -> None:
    copy(editor, make.meeting_page(agenda))
    copy(editor, the_copy())
    copy(editor, the_copy(), day="2026-09-15")

    assert [page.slug for page in EventPage.objects.order_by("pk")[1:]] == [
        "intervisie-2026-09-08",
        "intervisie-2026-09-08-1",
        "intervisie-2026-09-15",
    ]


def test_the_days_of_a_festival_stay_as_far_apart(
    editor: Client, agenda: EventIndexPage, now: datetime
) -> None:
    festival = make.festival_page(agenda, days=[date(2026, 10, 8), date(2026, 10, 10)], status="cancelled")
    make.session_of(festival, "Opening")

    copy(editor, festival, title="Festival 2027", day="2027-10-07")

    twin = the_copy(FestivalPage)
    for page in (twin, twin.get_latest_revision_as_object()):
        assert sorted(day.date for day in page.days.all()) == [date(2027, 10, 7), date(2027, 10, 9)]
        assert page.status == "planned"
    assert (twin.slug, twin.live, twin.sessions.count()) == ("festival-2027-10-07", False, 0)
    assert sorted(day.date for day in festival.days.all()) == [date(2026, 10, 8), date(2026, 10, 10)]


def test_a_live_copy_made_by_a_program_is_another_clean_meeting(series: EventPage) -> None:
    series.copy(keep_live=True, update_attrs={"title": "Kopie", "slug": "kopie"})

    event = Event.objects.get(slug="kopie")
    assert (event.status, event.overrides.count(), event.extra_dates) == ("planned", 0, [])
    assert event.uid != make.event_of(series).uid


@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_without_rights_here_makes_no_copy(method: str, series: EventPage) -> None:
    client = Client()
    client.force_login(UserFactory())

    answer = getattr(client, method)(reverse("wagtailadmin_pages:copy", args=[series.pk]), {"title": "x"})

    assert (answer.status_code, EventPage.objects.count()) == (302, 1)


def test_an_editor_of_another_part_of_the_site_makes_no_copy(
    series: EventPage, agenda: EventIndexPage
) -> None:
    elsewhere = agenda.get_parent().add_child(instance=make_standard_page())
    outsider = UserFactory()
    outsider.groups.add(make_role(ORGANISERS, elsewhere))
    client = Client()
    client.force_login(outsider)

    answer = copy(client, series)

    # It is for members: this person may not even know of it.
    assert answer.status_code == 404
    assert EventPage.objects.count() == 1


def make_standard_page() -> StandardPage:
    return StandardPage(title="Elders", slug="elders")


def test_other_pages_are_copied_as_ever(editor: Client, agenda: EventIndexPage) -> None:
    page = agenda.get_parent().add_child(instance=make_standard_page())

    answer = editor.get(reverse("wagtailadmin_pages:copy", args=[page.pk]))

    assert "new_parent_page" in answer.context["form"].fields
