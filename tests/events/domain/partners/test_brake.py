"""What is no longer announced leaves the agenda; when too much goes at once a person decides."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from cop_platform.accounts.models import User
from cop_platform.notifications.models import OutboxMail
from events.domain import partners
from events.domain.agenda import occurrences_for
from events.domain.partners.brake import brakes
from events.models import Event, EventPage, PartnerCalendar, PartnerItem
from events.partner_values import Problem
from events.values import FeedFilter
from tests.events.domain.partners.conftest import Receive
from tests.factories import events as make
from tests.factories import partners as given

pytestmark = pytest.mark.django_db
TEN = make.wall(2026, 4, 7, 10)


def shown(now: datetime) -> int:
    return occurrences_for(FeedFilter(), viewer=AnonymousUser(), now=now).count()


@pytest.mark.parametrize(
    ("missing", "known", "is_held"),
    [
        (0, 0, False),
        (2, 2, False),
        (3, 10, False),
        (3, 9, True),
        (4, 10, True),
        (30, 100, False),
        (31, 100, True),
    ],
)
def test_brake_holds_above_thirty_percent_and_from_three(missing: int, known: int, is_held: bool) -> None:
    assert brakes(missing, known) == is_held


def test_what_vanishes_is_withdrawn_as_a_tombstone(receive: Receive, now: datetime) -> None:
    receive(*given.several(4))
    receive(*given.several(3))

    gone = Event.objects.get(is_published=False)
    assert (gone.title, gone.sequence) == ("Sessie 3", 1)
    assert "STATUS:CANCELLED" in gone.vevents
    assert given.states()["3"] == "verdwenen"
    assert shown(now) == 3


def test_what_comes_back_is_the_same_meeting(receive: Receive, now: datetime) -> None:
    receive(*given.several(4))
    before = Event.objects.get(title="Sessie 3")
    receive(*given.several(3))
    receive(*given.several(4))

    event = Event.objects.get(title="Sessie 3")
    assert (event.uid, event.slug, event.is_published) == (before.uid, before.slug, True)
    assert event.sequence == 2
    assert EventPage.objects.count() == 4


def test_past_meetings_stay(receive: Receive) -> None:
    receive(*given.several(2))

    receive(at=make.wall(2026, 5, 1, 12))

    assert Event.objects.published().count() == 2
    assert set(given.states().values()) == {"geplaatst"}


def test_when_much_vanishes_nothing_is_withdrawn_and_the_editor_is_told_once(
    calendar: PartnerCalendar, receive: Receive, now: datetime
) -> None:
    receive(*given.several(10))
    receive(*given.several(6))
    receive(*given.several(6), at=now + timedelta(hours=1))

    calendar.refresh_from_db()
    assert calendar.held_at == now
    assert (shown(now), Event.objects.published().count()) == (10, 10)
    mail = OutboxMail.objects.get()
    assert (mail.to_address, mail.kind) == ("redactie@example.org", "partner_held")
    assert mail.subject == "Veel bijeenkomsten van Partner zijn verdwenen: kiest u?"
    assert "staan 4 van de 10 komende bijeenkomsten ineens niet meer" in " ".join(mail.body_text.split())
    assert f"/cms/snippets/events/partnercalendar/inspect/{calendar.pk}/" in mail.body_text


def test_while_the_brake_holds_other_changes_come_in(receive: Receive) -> None:
    receive(*given.several(10))
    receive(given.incoming("0", TEN, "Andere titel"))

    assert Event.objects.get(slug__startswith="sessie-0").title == "Andere titel"
    assert Event.objects.published().count() == 10


def test_a_calendar_that_recovers_lets_the_brake_go(calendar: PartnerCalendar, receive: Receive) -> None:
    receive(*given.several(10))
    before = list(Event.objects.values_list("pk", "sequence", "revised_at"))
    receive()
    receive(*given.several(10))

    calendar.refresh_from_db()
    assert calendar.held_at is None
    assert list(Event.objects.values_list("pk", "sequence", "revised_at")) == before
    assert not PartnerItem.objects.filter(missing_since__isnull=False).exists()


def test_a_person_can_confirm(
    calendar: PartnerCalendar, receive: Receive, beheer: User, now: datetime
) -> None:
    receive(*given.several(10))
    receive(*given.several(6))

    assert partners.confirm_withdrawals(calendar, actor=beheer, now=now) == 4
    calendar.refresh_from_db()
    assert calendar.held_at is None
    assert (shown(now), Event.objects.published().count()) == (6, 6)


def test_after_confirming_the_same_calendar_changes_nothing(
    calendar: PartnerCalendar, receive: Receive, beheer: User, now: datetime
) -> None:
    receive(*given.several(10))
    receive(*given.several(6))
    partners.confirm_withdrawals(calendar, actor=beheer, now=now)
    before = list(Event.objects.values_list("pk", "sequence", "revised_at"))

    receive(*given.several(6))

    assert list(Event.objects.values_list("pk", "sequence", "revised_at")) == before


def test_what_could_not_be_read_is_not_gone(receive: Receive) -> None:
    receive(*given.several(2))

    receive(*given.several(1), problems=(Problem("bad", "Niet te lezen.", uid="1"),))

    assert given.states() == {"0": "geplaatst", "1": "geplaatst"}


def test_what_lies_beyond_a_calendar_that_was_cut_is_not_gone(receive: Receive) -> None:
    receive(*given.several(3))

    receive(*given.several(2), is_cut=True)

    assert given.states()["2"] == "geplaatst"


def test_a_removed_calendar_takes_its_coming_meetings_along(
    calendar: PartnerCalendar, receive: Receive
) -> None:
    receive(*given.several(2))

    calendar.delete()

    assert Event.objects.published().count() == 0
    assert EventPage.objects.count() == 2
