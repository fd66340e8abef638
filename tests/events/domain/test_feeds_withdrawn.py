"""A meeting that is withdrawn stays in the feeds it was in, struck out, for thirty days (R8)."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from communities.models import Community
from communities.models.community import MembershipPolicy
from events.domain.feeds import Feed, feed_dates, render, select
from events.domain.filters import Selection
from events.domain.withdrawal import unpublish_meeting
from events.models import Event, EventIndexPage
from events.values import FeedFilter
from tests.factories import events as make

pytestmark = pytest.mark.django_db
WEEKLY = "FREQ=WEEKLY;COUNT=6;BYDAY=TU"
Clock = Callable[..., datetime]


def body(now: datetime, **chosen: tuple[str, ...]) -> str:
    return render(Feed(Selection(FeedFilter(**chosen))), now=now).decode().replace("\r\n ", "")


def titles(now: datetime) -> list[str]:
    return [event.title for event in select(FeedFilter(), now=now)]


def hide(community: Community) -> None:
    community.policy = MembershipPolicy.HIDDEN
    community.save()


def test_withdrawn_meeting_is_told_of_as_cancelled(agenda: EventIndexPage, now: datetime, at: Clock) -> None:
    page = make.meeting_page(agenda, venue="Stadskantoor", regions=[make.region()])
    uid = make.event_of(page).uid

    later = at(2026, 3, 2, 9)
    page.unpublish()

    for text in (body(later), body(later, regions=("rijnmond",))):
        assert text.count("BEGIN:VEVENT") == 1
        for line in (
            f"UID:{uid}",
            "STATUS:CANCELLED",
            "SUMMARY:Geannuleerd: Intervisie",
            "SEQUENCE:1",
            "LAST-MODIFIED:20260302T080000Z",
            "DTSTAMP:20260302T080000Z",
            "DTSTART;TZID=Europe/Amsterdam:20260407T100000",
        ):
            assert f"\r\n{line}\r\n" in text, line
    assert body(later, regions=("twente",)).count("BEGIN:VEVENT") == 0


def test_withdrawn_text_is_gone(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, intro="Per ongeluk te veel gezegd.", venue="Geheime plek")
    page.unpublish()

    text = body(now)

    assert "te veel gezegd" not in text
    assert "Geheime plek" not in text
    assert not re.findall("^(?:DESCRIPTION|LOCATION|URL|CATEGORIES)", text.split("BEGIN:VEVENT")[1], re.M)


def test_draft_of_a_withdrawn_meeting_stays_a_draft(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, "Bekend")
    page.title = "Onbekend"
    page.save_revision()

    page.unpublish()

    assert "SUMMARY:Geannuleerd: Bekend" in body(now)
    assert "Onbekend" not in body(now)


def test_series_is_withdrawn_with_its_changed_dates(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, rrule=WEEKLY)
    page.date_changes = [
        make.cancelled(datetime(2026, 4, 14).date()),
        make.moved(datetime(2026, 4, 21).date(), make.wall(2026, 4, 22, 9)),
    ]
    page.extra_dates = [make.extra_date(make.wall(2026, 6, 1, 9))]
    make.republish(page)

    page.unpublish()
    text = body(now)

    assert text.count("BEGIN:VEVENT") == text.count("STATUS:CANCELLED") == 4
    assert text.count("SUMMARY:Geannuleerd: Intervisie") == text.count("SEQUENCE:2\r\n") == 4
    assert text.count("RRULE:FREQ=WEEKLY") == 1
    assert text.count("RECURRENCE-ID;TZID=Europe/Amsterdam:") == 2


def test_cancelled_meeting_is_withdrawn_with_one_mark(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, status="cancelled")

    page.unpublish()

    assert "SUMMARY:Geannuleerd: Intervisie" in body(now)


def test_tombstone_drops_after_thirty_days(agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda).unpublish()
    dropped = now.astimezone(UTC) + timedelta(days=30)

    assert titles(dropped - timedelta(seconds=1)) == ["Intervisie"]
    assert titles(dropped) == []


def test_deleted_meeting_leaves_one_tombstone(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda)

    page.delete()

    event = Event.objects.get(key=page.translation_key)
    assert (event.sequence, event.is_published) == (1, False)
    assert "SEQUENCE:1\r\n" in body(now)


def test_withdrawing_twice_is_withdrawing_once(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda)
    unpublish_meeting(page.translation_key, now=now)
    before = Event.objects.values().get()

    unpublish_meeting(page.translation_key, now=now + timedelta(days=1))

    assert Event.objects.values().get() == before


def test_returning_meeting_keeps_its_identity(agenda: EventIndexPage, now: datetime, at: Clock) -> None:
    page = make.meeting_page(agenda)
    before = make.event_of(page)
    page.unpublish()

    later = at(2026, 3, 3, 9)
    after = make.republish(page)

    assert (after.uid, after.sequence, after.revised_at) == (before.uid, 2, later)
    assert body(later).count("BEGIN:VEVENT") == 1
    assert "STATUS:CONFIRMED" in body(later)


def test_nothing_but_calendars_tells_of_a_withdrawn_meeting(agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda).unpublish()

    assert not Event.objects.visible_to(AnonymousUser()).exists()
    assert not feed_dates(FeedFilter(), now=now).exists()


@pytest.mark.parametrize("access", ["leden", "uitnodiging", "verborgen"])
def test_meeting_that_is_for_some_leaves_at_once(
    access: str, agenda: EventIndexPage, now: datetime, open_community: Community
) -> None:
    page = make.meeting_page(agenda, "Bekend", community=open_community)

    make.republish(page, title="Besloten", access=access)
    assert body(now).count("BEGIN:VEVENT") == 0

    page.unpublish()
    assert body(now).count("BEGIN:VEVENT") == 0


def test_tombstone_leaves_when_the_meeting_returns_for_some(
    agenda: EventIndexPage, now: datetime, open_community: Community
) -> None:
    page = make.meeting_page(agenda, community=open_community)
    page.unpublish()

    make.republish(page, access="leden")

    assert titles(now) == []


def test_community_that_hides_takes_its_tombstones_along_for_ever(
    agenda: EventIndexPage, now: datetime, open_community: Community
) -> None:
    make.meeting_page(agenda, "Weg", community=open_community).unpublish()
    make.meeting_page(agenda, "Blijft", community=open_community)

    hide(open_community)
    assert titles(now) == []

    open_community.policy = MembershipPolicy.OPEN
    open_community.save()
    assert titles(now) == ["Blijft"]


def test_what_was_never_public_leaves_no_tombstone(
    agenda: EventIndexPage, now: datetime, closed: Community
) -> None:
    make.meeting_page(agenda, "Geheim", community=closed).unpublish()

    closed.policy = MembershipPolicy.OPEN
    closed.save()

    assert titles(now) == []
    assert "Geheim" not in body(now)


def test_text_that_cannot_be_read_leaves_no_tombstone(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda)
    Event.objects.update(vevents="BEGIN:VEVENT\r\nrommel\r\n")

    page.unpublish()

    assert titles(now) == []
