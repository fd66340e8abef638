"""Editors choose what of a partner comes in."""

from datetime import datetime, timedelta

import pytest

from cop_platform.accounts.models import User
from events.domain import partners
from events.models import Event, EventIndexPage, EventPage, PartnerCalendar, PartnerItem
from tests.events.domain.partners.conftest import Receive
from tests.factories import events as make
from tests.factories import partners as given

pytestmark = pytest.mark.django_db
TEN = make.wall(2026, 4, 7, 10)


@pytest.fixture
def calendar(calendar: PartnerCalendar) -> PartnerCalendar:
    """A calendar of which an editor sees everything first."""
    calendar.mode = "bekijken"
    calendar.save()
    return calendar


def item(uid: str = "a") -> PartnerItem:
    return PartnerItem.objects.get(uid=uid)


def test_an_accepted_item_is_a_meeting_that_follows_its_source(receive: Receive, redacteur: User) -> None:
    receive(given.incoming("a", TEN))
    partners.accept(item(), actor=redacteur)
    receive(given.incoming("a", TEN + timedelta(days=1)))

    assert Event.objects.get().starts_at == TEN + timedelta(days=1)
    assert item().state == "geplaatst"


def test_accepting_twice_makes_one_meeting(receive: Receive, redacteur: User) -> None:
    receive(given.incoming("a", TEN))
    found = item()
    partners.accept(found, actor=redacteur)
    partners.accept(found, actor=redacteur)

    assert EventPage.objects.count() == 1


def test_a_rejected_item_stays_out(receive: Receive, redacteur: User) -> None:
    receive(given.incoming("a", TEN))
    partners.reject(item(), actor=redacteur)
    receive(given.incoming("a", TEN, "Nieuwe titel"))

    assert (item().state, Event.objects.count()) == ("afgewezen", 0)


def test_a_meeting_can_be_taken_out_and_put_back(receive: Receive, redacteur: User) -> None:
    receive(given.incoming("a", TEN))
    partners.accept(item(), actor=redacteur)
    uid = Event.objects.get().uid

    partners.reject(item(), actor=redacteur)
    assert (item().state, Event.objects.published().count()) == ("afgewezen", 0)

    partners.accept(item(), actor=redacteur)
    event = Event.objects.get()
    assert (event.uid, event.is_published, EventPage.objects.count()) == (uid, True, 1)


def test_a_rejected_item_that_vanishes_and_returns_stays_out(receive: Receive, redacteur: User) -> None:
    receive(given.incoming("a", TEN))
    partners.reject(item(), actor=redacteur)
    receive()
    receive(given.incoming("a", TEN))

    assert item().state == "afgewezen"


def test_all_are_accepted_but_what_is_there_already(
    calendar: PartnerCalendar, receive: Receive, agenda: EventIndexPage, redacteur: User, now: datetime
) -> None:
    receive(*given.several(3))
    make.meeting_page(agenda, "Sessie 1", start=TEN + timedelta(days=1))

    assert partners.accept_all(calendar, actor=redacteur, now=now) == 2
    assert given.states() == {"0": "geplaatst", "1": "dubbel", "2": "geplaatst"}


def test_an_editor_may_place_what_seems_to_be_there(
    receive: Receive, agenda: EventIndexPage, redacteur: User
) -> None:
    make.meeting_page(agenda, "Sessie a", start=TEN)
    receive(given.incoming("a", TEN))
    assert item().state == "dubbel"

    partners.accept(item(), actor=redacteur)

    assert (item().state, item().same_as, Event.objects.count()) == ("geplaatst", None, 2)


def test_all_are_rejected(
    calendar: PartnerCalendar, receive: Receive, redacteur: User, now: datetime
) -> None:
    receive(*given.several(3))

    assert partners.reject_all(calendar, actor=redacteur, now=now) == 3
    assert set(given.states().values()) == {"afgewezen"}


def test_direct_from_now_on_places_what_waits_but_not_what_was_rejected(
    calendar: PartnerCalendar, receive: Receive, redacteur: User, now: datetime
) -> None:
    receive(*given.several(2))
    partners.reject(item("0"), actor=redacteur)
    calendar.mode = "direct"
    calendar.save()

    partners.settle_again(calendar)

    assert given.states() == {"0": "afgewezen", "1": "geplaatst"}


def test_many_new_meetings_come_in_parts(
    calendar: PartnerCalendar, receive: Receive, monkeypatch: pytest.MonkeyPatch
) -> None:
    calendar.mode = "direct"
    calendar.save()
    monkeypatch.setattr("events.domain.partners.settling.MOST_AT_ONCE", 2)
    receive(*given.several(5))
    counts = [EventPage.objects.count()]
    while partners.settle_due():
        counts.append(EventPage.objects.count())

    assert counts == [2, 4, 5]
