"""Which other meetings and holidays an editor is warned of."""

from datetime import date, datetime
from typing import Any

import pytest

from communities.models import Community
from cop_platform.accounts.models import User
from cop_platform.taxonomy.models import Holiday
from events.domain.clash_facts import clashes_of, coming
from events.domain.clashes import Clash, Reason
from events.models import EventIndexPage, EventPage
from events.values import Schedule
from tests.factories import events as make
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 4, 7)


@pytest.fixture
def page(agenda: EventIndexPage, now: datetime) -> EventPage:
    """A meeting on 7 April 2026 from 10:00 to 12:00, for Rijnmond, about language."""
    return planned(agenda, "Intervisie")


def planned(agenda: EventIndexPage, title: str, **fields: Any) -> EventPage:
    usual = {"regions": [make.region()], "themes": [make.theme()], "venue": "Stadskantoor, Rotterdam"}
    return make.meeting_page(agenda, title, **{**usual, **fields})


def clashes_for(page: EventPage, now: datetime, viewer: Any) -> list[Clash]:
    return clashes_of(page, page.schedule, viewer=viewer, now=now)


def found(page: EventPage, now: datetime, viewer: Any = None) -> list[tuple[Reason, str]]:
    return [(clash.reason, clash.name) for clash in clashes_for(page, now, viewer or UserFactory())]


def holiday(name: str = "Koningsdag", day: date = DAY, **fields: Any) -> Holiday:
    return Holiday.objects.create(name=name, **{"first_on": day, "last_on": day, **fields})


def test_a_meeting_alone_clashes_with_nothing(page: EventPage, now: datetime) -> None:
    assert found(page, now) == []


def test_same_region_and_theme_on_one_day_clash(
    page: EventPage, agenda: EventIndexPage, now: datetime
) -> None:
    other = planned(agenda, "Spreekuur", start=make.wall(2026, 4, 7, 15), venue="Elders")

    assert clashes_for(page, now, UserFactory()) == [
        Clash(Reason.AUDIENCE, "Spreekuur", make.event_of(other).pk, other.pk, (), (DAY,), False)
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"regions": [], "venue": ""},
        {"themes": [], "venue": ""},
        {"start": make.wall(2026, 4, 8, 10)},
        {"start": make.wall(2026, 4, 7, 15), "themes": []},
        {"status": "cancelled", "status_reason": "Ziek."},
    ],
)
def test_another_audience_day_or_a_cancelled_meeting_does_not_clash(
    fields: dict[str, Any], page: EventPage, agenda: EventIndexPage, now: datetime
) -> None:
    planned(agenda, "Spreekuur", **fields)

    assert found(page, now) == []


def test_the_same_place_at_the_same_time_clashes_however_it_is_written(
    page: EventPage, agenda: EventIndexPage, now: datetime
) -> None:
    planned(agenda, "Spreekuur", regions=[], themes=[], start=make.wall(2026, 4, 7, 11))
    page.venue = " stadskantoor,  Rotterdam "

    assert found(page, now) == [(Reason.PLACE, "Spreekuur")]


@pytest.mark.parametrize("venue", ["", "Online", "volgt"])
def test_no_place_is_no_place_to_share(
    venue: str, page: EventPage, agenda: EventIndexPage, now: datetime
) -> None:
    planned(agenda, "Spreekuur", themes=[], venue=venue)
    page.venue = venue

    assert found(page, now) == []


def test_meetings_without_a_region_clash_with_each_other(agenda: EventIndexPage, now: datetime) -> None:
    everywhere = planned(agenda, "Landelijke dag", regions=[], venue="")
    planned(agenda, "Kennisdag", regions=[], venue="")
    planned(agenda, "In de regio", venue="")

    assert found(everywhere, now) == [(Reason.AUDIENCE, "Kennisdag")]


def test_a_moved_and_a_cancelled_date_count_as_they_are_now(agenda: EventIndexPage, now: datetime) -> None:
    page = planned(agenda, "Intervisie", start=make.wall(2026, 4, 8, 10))
    planned(
        agenda,
        "Reeks",
        rrule="FREQ=WEEKLY;COUNT=3;BYDAY=TU",
        venue="",
        date_changes=[
            make.moved(date(2026, 4, 14), make.wall(2026, 4, 8, 15)),
            make.cancelled(date(2026, 4, 21)),
        ],
    )

    assert found(page, now) == [(Reason.AUDIENCE, "Reeks")]
    page.start, page.end = make.wall(2026, 4, 21, 10), make.wall(2026, 4, 21, 12)
    assert found(page, now) == []


def test_drafts_and_the_meeting_itself_do_not_count(
    page: EventPage, agenda: EventIndexPage, now: datetime
) -> None:
    planned(agenda, "Ingetrokken").unpublish()

    assert found(page, now) == []


def test_a_cancelled_meeting_and_one_that_is_over_clash_with_nothing(
    page: EventPage, agenda: EventIndexPage, now: datetime
) -> None:
    planned(agenda, "Spreekuur")

    assert found(page, make.wall(2026, 4, 8)) == []
    page.status = "cancelled"
    assert found(page, now) == []


def test_a_hidden_meeting_counts_without_its_name(
    page: EventPage, agenda: EventIndexPage, closed: Community, member: User, now: datetime
) -> None:
    planned(agenda, "Geheim beraad", community=closed, access="verborgen", venue="")

    assert found(page, now) == [(Reason.AUDIENCE, "")]
    assert clashes_for(page, now, UserFactory())[0].page_id is None
    assert found(page, now, member) == [(Reason.AUDIENCE, "Geheim beraad")]


def test_a_holiday_counts_in_the_school_region_of_the_meeting(
    page: EventPage, agenda: EventIndexPage, now: datetime
) -> None:
    north, rijnmond = make.region("groningen", school_region="noord"), make.region()
    rijnmond.school_region = "midden"
    rijnmond.save()
    holiday("Koningsdag")
    holiday("Zomervakantie", in_middle=False, in_south=False)
    summer, feast = (Reason.HOLIDAY, "Zomervakantie"), (Reason.HOLIDAY, "Koningsdag")

    assert found(EventPage.objects.get(pk=page.pk), now) == [feast]
    assert found(planned(agenda, "Noord", regions=[north], themes=[], venue=""), now) == [feast, summer]
    assert found(planned(agenda, "Overal", regions=[], themes=[], venue=""), now) == [feast, summer]


def test_where_a_holiday_is_stays_with_it(page: EventPage, now: datetime) -> None:
    holiday("Herfstvakantie", in_north=False)

    assert clashes_for(page, now, UserFactory())[0].school_regions == ("midden", "zuid")


def test_a_meeting_in_a_region_of_two_school_regions_has_both_holidays(
    page: EventPage, now: datetime
) -> None:
    holiday("Zomervakantie", in_middle=False, in_south=False)

    assert found(page, now) == [(Reason.HOLIDAY, "Zomervakantie")]


def test_sixty_dates_of_the_coming_year_are_looked_at() -> None:
    daily = Schedule(datetime(2026, 1, 5, 9), datetime(2026, 1, 5, 10), rrule="FREQ=DAILY")
    yearly = Schedule(datetime(2026, 1, 5, 9), datetime(2026, 1, 5, 10), rrule="FREQ=YEARLY")

    assert len(coming(daily, make.wall(2026, 3, 1))) == 60
    assert coming(daily, make.wall(2026, 3, 1))[0][0] == make.wall(2026, 3, 1, 9)
    assert len(coming(yearly, make.wall(2026, 3, 1))) == 1


def test_the_number_of_queries_does_not_grow_with_the_meetings(
    page: EventPage, agenda: EventIndexPage, now: datetime, django_assert_num_queries: Any
) -> None:
    viewer = UserFactory()
    for number in range(6):
        planned(agenda, f"Bijeenkomst {number}")
        holiday(f"Dag {number}")
    fresh = EventPage.objects.get(pk=page.pk)

    schedule = fresh.schedule

    # Regions, themes, other meetings, holidays.
    with django_assert_num_queries(4):
        assert len(clashes_of(fresh, schedule, viewer=viewer, now=now)) == 12
