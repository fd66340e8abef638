"""What a feed says of its changes: all of its own, and nothing of what outsiders may not know."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from communities.models import Community
from communities.models.community import MembershipPolicy
from events.domain.feeds import Feed, render
from events.domain.filters import Selection
from events.domain.validator import state_of_feeds
from events.models import EventIndexPage
from events.values import CancelledAs, FeedFilter
from tests.events.validators import Validator, validate
from tests.factories import events as make

pytestmark = pytest.mark.django_db
Clock = Callable[..., datetime]
ALL = Feed(Selection(FeedFilter()))


def state(now: datetime, **chosen: tuple[str, ...]) -> Validator:
    return validate(Feed(Selection(FeedFilter(**chosen))), now=now)


@pytest.mark.parametrize("access", ["leden", "uitnodiging", "verborgen"])
def test_secret_meetings_change_nothing(
    access: str, agenda: EventIndexPage, now: datetime, at: Clock, open_community: Community
) -> None:
    make.meeting_page(agenda, "Openbaar")
    before = state(now)

    later = at(2026, 3, 4, 9)
    page = make.meeting_page(agenda, "Geheim", access=access, community=open_community)
    made = state(later)
    latest = at(2026, 3, 5, 9)
    make.republish(page, title="Nog geheimer")
    changed = state(latest)
    page.unpublish()

    assert before == made == changed == state(latest)


def test_meetings_of_a_hidden_community_change_nothing(
    agenda: EventIndexPage, now: datetime, at: Clock, closed: Community
) -> None:
    make.meeting_page(agenda, "Openbaar")
    page = make.meeting_page(agenda, "Geheim", community=closed)
    before = state(now)

    later = at(2026, 3, 4, 9)
    make.republish(page, title="Nog geheimer")
    closed.name = "Andere naam"
    closed.save()

    assert state(later) == before


def test_date_never_goes_back_when_a_meeting_leaves(
    agenda: EventIndexPage, now: datetime, at: Clock, open_community: Community
) -> None:
    make.meeting_page(agenda, "Blijft")
    pages = [make.meeting_page(agenda, f"Nummer {n}", community=open_community) for n in range(3)]
    moments = [state(now).changed_at]

    moments.append(at(2026, 3, 2, 9))
    make.republish(pages[0], title="Net gewijzigd", access="leden")
    assert state(moments[-1]).changed_at == moments[-1]

    moments.append(at(2026, 3, 3, 9))
    pages[1].unpublish()
    assert state(moments[-1]).changed_at == moments[-1]

    moments.append(at(2026, 3, 4, 9))
    open_community.policy = MembershipPolicy.HIDDEN
    open_community.save()
    assert state(moments[-1]).changed_at == moments[-1]

    # What is hidden now changes unseen.
    at(2026, 3, 5, 9)
    make.republish(pages[2], title="Ongezien")
    assert state(at(2026, 3, 5, 10)).changed_at == moments[-1]


def test_date_is_that_of_the_day_on_which_a_tombstone_drops(
    agenda: EventIndexPage, now: datetime, at: Clock
) -> None:
    make.meeting_page(agenda, "Blijft")
    page = make.meeting_page(agenda, "Weg")
    withdrawn = at(2026, 3, 10, 9)
    page.unpublish()
    dropped = withdrawn.astimezone(UTC) + timedelta(days=30)

    before, after = state(dropped - timedelta(hours=1)), state(dropped)

    assert before.changed_at == make.wall(2026, 4, 1)
    assert after.changed_at == dropped
    assert before.etag != after.etag


def test_tag_changes_only_with_the_bytes(
    client: Client, agenda: EventIndexPage, now: datetime, at: Clock
) -> None:
    page = make.meeting_page(agenda)
    before, bytes_before, dates_before = state(now), render(ALL, now=now), client.get("/agenda.json")

    later = at(2026, 3, 2, 9)
    page.regions.set([make.region()])
    make.republish(page)

    assert render(ALL, now=later) == bytes_before
    assert state(later).etag == before.etag
    # The lists of dates do tell of regions.
    assert client.get("/agenda.json")["ETag"] != dates_before["ETag"]


def test_tag_knows_equal_sums_apart(agenda: EventIndexPage, now: datetime) -> None:
    """1, 5, 6 and 2, 3, 7: as many, with the same sum and the same sum of squares."""
    here = make.region()
    pages = [make.meeting_page(agenda, f"Nummer {number}") for number in range(7)]
    tags = set()
    for chosen in ((0, 4, 5), (1, 2, 6)):
        for number, page in enumerate(pages):
            page.regions.set([here] if number in chosen else [])
            make.republish(page)
        tags.add(state(now, regions=("rijnmond",)).etag)

    assert len(tags) == 2


def test_tags_of_different_looks_differ(agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda)

    tags = {validate(Feed(Selection(FeedFilter()), look=look), now=now).etag for look in CancelledAs}

    assert len(tags) == 3


def test_one_query_whatever_left(
    agenda: EventIndexPage, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make.meeting_page(agenda, "Blijft")
    make.meeting_page(agenda, "Weg").unpublish()

    with django_assert_num_queries(1):
        state_of_feeds(now=now)


def test_empty_feed_has_no_date(agenda: EventIndexPage, now: datetime) -> None:
    assert state(now).changed_at is None
