"""What a feed holds, and when it says that it changed."""

from datetime import date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from communities.models import Community
from communities.models.community import MembershipPolicy
from events.domain.feeds import Feed, feed_dates, feed_window, render, select
from events.domain.filters import Selection
from events.models import Event, EventIndexPage, EventPage
from events.values import FeedFilter
from tests.events.validators import Validator, validate
from tests.factories import events as make

pytestmark = pytest.mark.django_db


def titles(now: datetime, chosen: FeedFilter = FeedFilter()) -> list[str]:  # noqa: B008
    return [event.title for event in select(chosen, now=now)]


def state(now: datetime, chosen: FeedFilter = FeedFilter()) -> Validator:  # noqa: B008
    return validate(Feed(Selection(chosen)), now=now)


def test_window_is_cut_on_months(now: datetime) -> None:
    window = feed_window(now)

    assert (window.start, window.end) == (make.wall(2025, 12, 1), make.wall(2027, 10, 1))
    assert feed_window(now + timedelta(days=29)) == window


def test_feed_holds_what_is_in_the_window(agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Lang voorbij", start=make.wall(2025, 11, 30, 9))
    make.meeting_page(agenda, "Net voorbij", start=make.wall(2025, 12, 1, 9))
    make.meeting_page(agenda, "Ver weg", start=make.wall(2028, 1, 5, 9))
    make.meeting_page(agenda, "Oude reeks", start=make.wall(2025, 6, 3, 9), rrule="FREQ=WEEKLY;COUNT=3")
    make.meeting_page(agenda, "Lange reeks", start=make.wall(2024, 6, 4, 9), rrule="FREQ=MONTHLY;BYDAY=1TU")

    assert titles(now) == ["Lange reeks", "Net voorbij"]


def test_feed_keeps_a_cancelled_meeting(agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Afgelast", status="cancelled", status_reason="Ziek.")

    assert titles(now) == ["Afgelast"]
    assert b"STATUS:CANCELLED" in render(Feed(Selection(FeedFilter())), now=now)


def test_feed_follows_the_period_of_the_filter(agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Maart", start=make.wall(2026, 3, 10, 9))
    make.meeting_page(agenda, "April", start=make.wall(2026, 4, 10, 9))

    chosen = FeedFilter(from_on=date(2026, 4, 1), to_on=date(2026, 4, 10))

    assert titles(now, chosen) == ["April"]


def test_dates_stay_within_the_window_that_is_validated(agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Lang geleden", start=make.wall(2025, 6, 1, 9))
    make.meeting_page(agenda, "Straks", start=make.wall(2026, 6, 1, 9))
    make.meeting_page(agenda, "Ver weg", start=make.wall(2030, 1, 5, 9))

    found = feed_dates(FeedFilter(from_on=date(2025, 1, 1)), now=now)

    assert [row.event.title for row in found] == ["Straks"]


def test_feed_is_public_only(
    agenda: EventIndexPage, now: datetime, closed: Community, open_community: Community
) -> None:
    make.meeting_page(agenda, "Openbaar", community=open_community)
    for access in ("leden", "uitnodiging", "verborgen"):
        make.meeting_page(agenda, access, community=open_community, access=access)
    make.meeting_page(agenda, "Taskforce", community=closed)
    agenda.add_child(instance=EventPage(title="Concept", live=False, start=now, end=now, intro="Nog niet."))

    assert titles(now) == ["Openbaar"]
    assert titles(now, FeedFilter(communities=("taskforce",))) == []


def test_one_broken_meeting_does_not_break_the_feed(agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Heel")
    Event.objects.filter(key=make.meeting_page(agenda, "Stuk").translation_key).update(vevents="")

    body = render(Feed(Selection(FeedFilter())), now=now)

    assert body.count(b"BEGIN:VEVENT") == 1
    assert b"SUMMARY:Heel" in body


def test_feed_is_the_same_an_hour_later(agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, "Reeks", rrule="FREQ=WEEKLY")
    make.meeting_page(agenda, "Dag")
    feed, later = Feed(Selection(FeedFilter())), now + timedelta(hours=1)

    assert render(feed, now=now) == render(feed, now=later)
    assert validate(feed, now=now) == validate(feed, now=later)


def test_feed_is_made_with_three_queries_and_kept_with_one(
    agenda: EventIndexPage, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        make.meeting_page(agenda, f"Nummer {number}")
    feed = Feed(Selection(FeedFilter(regions=("rijnmond",), query="intervisie")))

    with django_assert_num_queries(3):
        validate(feed, now=now)
    with django_assert_num_queries(1):
        validate(feed, now=now)


def test_validator_changes_with_each_meeting(agenda: EventIndexPage, now: datetime) -> None:
    region = make.region()
    in_region = FeedFilter(regions=(region.slug,))
    seen = {state(now, in_region).etag}
    page = make.meeting_page(agenda, "Een", regions=[region])
    seen.add(state(now, in_region).etag)

    make.republish(page, title="Anders")
    seen.add(state(now, in_region).etag)
    page.regions.set([])
    make.republish(page)
    left = state(now, in_region).etag

    assert len(seen) == 3
    assert left not in seen - {state(now, in_region).etag}


def test_validator_changes_when_two_meetings_change_places(agenda: EventIndexPage, now: datetime) -> None:
    here, there = make.region("rijnmond"), make.region("twente")
    first = make.meeting_page(agenda, "Een", regions=[here])
    second = make.meeting_page(agenda, "Twee", regions=[there])
    before = state(now, FeedFilter(regions=("rijnmond",)))

    first.regions.set([there])
    second.regions.set([here])
    make.republish(first)
    make.republish(second)

    assert state(now, FeedFilter(regions=("rijnmond",))).etag != before.etag


def test_date_moves_along_with_the_months_and_the_tag_with_the_bytes(
    agenda: EventIndexPage, now: datetime
) -> None:
    make.meeting_page(agenda, "Een", start=make.wall(2026, 1, 5, 9))
    make.meeting_page(agenda, "Twee")

    april, may = state(now + timedelta(days=31)), state(now + timedelta(days=62))

    assert april.etag == state(now).etag
    assert april.changed_at == make.wall(2026, 4, 1)
    assert may.etag != april.etag
    assert may.changed_at == make.wall(2026, 5, 2)


def test_last_modified_never_goes_back(
    agenda: EventIndexPage, now: datetime, at: object, open_community: Community
) -> None:
    first = make.meeting_page(agenda, "Een")
    make.meeting_page(agenda, "Twee", community=open_community)
    published = state(now).changed_at

    later = at(2026, 3, 2, 9)  # type: ignore[operator]
    first.unpublish()
    withdrawn = state(later).changed_at
    latest = at(2026, 3, 3, 9)  # type: ignore[operator]
    make.meeting_page(agenda, "Drie", start=make.wall(2026, 6, 1, 9))
    open_community.policy = MembershipPolicy.HIDDEN
    open_community.save()

    assert published == now
    assert withdrawn == later
    assert state(latest).changed_at == latest


def test_feed_name_is_dutch_and_says_what_it_holds() -> None:
    from events.domain.filters import parse

    make.region("rijnmond"), make.theme("taal")
    selection = parse({"regio": ["rijnmond"], "thema": ["taal"]}, viewer=None)

    assert Feed(Selection(FeedFilter())).name == "VIA-agenda"
    assert Feed(selection).name == "VIA-agenda: Rijnmond, Taal"
    assert Feed(selection).source == "http://testserver/agenda.ics?regio=rijnmond&thema=taal"
