"""Dates by filter, and how many each choice would give."""

from datetime import date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from pytest_django import DjangoAssertNumQueries

from communities.models import Community
from cop_platform.accounts.models import User
from events.domain.agenda import counts_per_choice, occurrences_for, regions_nearby
from events.models import EventIndexPage
from events.values import FeedFilter
from tests.factories import events as make

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


def days(chosen: FeedFilter, now: datetime, viewer: object = VISITOR) -> list[tuple[str, str]]:
    found = occurrences_for(chosen, viewer=viewer, now=now).select_related("event")
    return [(date.event.title, str(date.on_date)) for date in found]


def test_occurrences_are_those_that_have_not_ended(agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Voorbij", start=make.wall(2026, 3, 1, 9))
    make.meeting_page(agenda, "Bezig", start=make.wall(2026, 3, 1, 11))
    make.meeting_page(agenda, "Later", start=make.wall(2026, 5, 1, 9))

    assert days(FeedFilter(), now) == [("Bezig", "2026-03-01"), ("Later", "2026-05-01")]


def test_occurrences_go_back_when_the_filter_says_so(agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Voorbij", start=make.wall(2026, 2, 3, 9))
    make.meeting_page(agenda, "Later", start=make.wall(2026, 5, 1, 9))

    chosen = FeedFilter(from_on=date(2026, 2, 3), to_on=date(2026, 2, 3))

    assert days(chosen, now) == [("Voorbij", "2026-02-03")]


def test_a_meeting_in_two_chosen_regions_is_there_once(agenda: EventIndexPage, now: datetime) -> None:
    both = [make.region("rijnmond"), make.region("twente")]
    make.meeting_page(agenda, "Samen", regions=both)
    make.meeting_page(agenda, "Elders", regions=[make.region("zeeland")])

    assert days(FeedFilter(regions=("rijnmond", "twente")), now) == [("Samen", "2026-04-07")]


def test_filters_narrow_each_other(agenda: EventIndexPage, now: datetime) -> None:
    region, theme = make.region(), make.theme()
    make.meeting_page(agenda, "Allebei", regions=[region], themes=[theme])
    make.meeting_page(agenda, "Alleen regio", regions=[region])

    assert days(FeedFilter(regions=(region.slug,), themes=(theme.slug,)), now) == [("Allebei", "2026-04-07")]


@pytest.mark.parametrize("query", ["werkgevers", "Werkgever", "ontbijt", "werkgeversontbijt"])
def test_words_are_found_as_in_the_search_of_the_site(
    query: str, agenda: EventIndexPage, now: datetime
) -> None:
    make.meeting_page(agenda, "Werkgeversontbijt")
    make.meeting_page(agenda, "Intervisie")

    assert days(FeedFilter(query=query), now) == [("Werkgeversontbijt", "2026-04-07")]


def test_words_without_meaning_find_nothing(agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda)

    assert days(FeedFilter(query="%"), now) == []


def test_occurrences_of_members_are_for_members(
    agenda: EventIndexPage, now: datetime, open_community: Community, closed: Community, member: User
) -> None:
    make.meeting_page(agenda, "Openbaar", community=open_community)
    make.meeting_page(agenda, "Leden", community=open_community, access="leden")
    make.meeting_page(agenda, "Verborgen", community=open_community, access="verborgen")
    make.meeting_page(agenda, "Taskforce", community=closed)

    seen = [title for title, _day in days(FeedFilter(), now, member)]

    assert [title for title, _day in days(FeedFilter(), now)] == ["Openbaar"]
    assert sorted(seen) == ["Leden", "Openbaar", "Taskforce", "Verborgen"]


def test_counts_leave_out_their_own_filter(
    agenda: EventIndexPage, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    training, webinar = make.event_type("training"), make.event_type("webinar")
    region = make.region()
    make.meeting_page(agenda, "Een", event_type=training, regions=[region])
    make.meeting_page(agenda, "Twee", event_type=webinar, regions=[region])
    make.meeting_page(agenda, "Drie", event_type=webinar, rrule="FREQ=WEEKLY;COUNT=3")
    chosen = FeedFilter(types=("training",))

    with django_assert_num_queries(1):
        counts = counts_per_choice(chosen, viewer=VISITOR, now=now)

    assert counts["soort"] == {"training": 1, "webinar": 4}
    assert counts["regio"] == {"rijnmond": 1}


def test_counts_do_not_tell_of_hidden_meetings(
    agenda: EventIndexPage, now: datetime, closed: Community, open_community: Community
) -> None:
    secret = make.theme("geheim")
    make.meeting_page(agenda, "Taskforce", community=closed, themes=[secret])
    make.meeting_page(agenda, "Leden", community=open_community, access="leden", themes=[secret])

    assert counts_per_choice(FeedFilter(), viewer=VISITOR, now=now) == {}
    assert all(region.number == 0 for region in regions_nearby(viewer=VISITOR, now=now))


def test_regions_count_three_months_ahead(agenda: EventIndexPage, now: datetime) -> None:
    region = make.region()
    make.region("oud", code="oud", valid_until=date(2025, 12, 31))
    make.meeting_page(agenda, "Reeks", regions=[region], rrule="FREQ=MONTHLY;BYMONTHDAY=7")

    found = {region.slug: region.number for region in regions_nearby(viewer=VISITOR, now=now)}

    assert found == {"rijnmond": 2}
