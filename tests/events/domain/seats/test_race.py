"""Many people at the same moment: no seat twice, none lost, nobody passed over."""

import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from time import sleep
from typing import Any

import pytest
from django.db import IntegrityError, close_old_connections, connection

from cop_platform.core.errors import RuleError
from events.domain.seats import Applicant, cancel, confirm, overlaps, promoting, register
from events.domain.seats.ledger import locked, set_capacity
from events.domain.seats.overlaps import overlapping
from events.domain.seats.promoting import promote
from events.models import Place, Registration, Seating
from events.models.seating import HOLDING
from tests.factories.seats import NOW, again, registered, seating, somebody

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
S = Registration.State
CLIENTS = 24


def together(works: list[Callable[[], Any]]) -> list[Any]:
    """What *works* give when all start at once; refusals of the rules are answers too."""
    start = Barrier(len(works))

    def run(work: Callable[[], Any]) -> Any:
        try:
            start.wait()
            return work()
        except RuleError as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        found = list(pool.map(run, works))
    close_old_connections()
    return found


def check(seats: Seating, capacity: int) -> None:
    """No seat twice, none left while somebody waits, and who came first goes first."""
    rows = seats.registrations.all()
    held = [row.number for row in rows if row.state in HOLDING]
    waiting = [row.number for row in rows if row.state == S.WAITLISTED]
    assert again(seats).room_taken == len(held) <= capacity
    assert not waiting or (len(held) == capacity and max(held) < min(waiting))


@pytest.mark.parametrize("capacity", [1, 10])
def test_as_many_get_a_seat_as_there_are(capacity: int) -> None:
    seats, people = seating(room=capacity), [somebody() for _ in range(CLIENTS)]

    together([lambda person=person: registered(seats, person) for person in people])

    states = Counter(seats.registrations.values_list("state", flat=True))
    assert states == {S.CONFIRMED: capacity, S.WAITLISTED: CLIENTS - capacity}
    check(seats, capacity)


def test_ten_clicks_of_one_person_make_one_registration() -> None:
    seats, person = seating(room=5), somebody()

    answers = together([lambda: registered(seats, person)] * 10)

    assert answers.count("already_registered") == 9
    assert (again(seats).room_taken, seats.registrations.count()) == (1, 1)


def test_people_come_and_go_while_the_number_of_seats_changes() -> None:
    seats = seating(room=5)
    there = [registered(seats) for _ in range(8)]
    people = [somebody() for _ in range(8)]

    def resize(wanted: int) -> None:
        with locked(seats) as held:
            set_capacity(held, Place.ROOM, wanted)
            promote(held, now=NOW)

    works: list[Callable[[], Any]] = [lambda row=row: cancel(row, now=NOW) for row in there]
    works += [lambda person=person: registered(seats, person) for person in people]
    works += [lambda: resize(3), lambda: resize(6)]
    random.shuffle(works)
    together(works)
    resize(4)

    assert again(seats).room_wanted == 4
    check(seats, max(4, again(seats).room_taken))
    assert seats.registrations.filter(state=S.CANCELLED).count() == 8


def test_one_person_gets_one_of_two_seats_at_the_same_time() -> None:
    first, person = seating(room=5), somebody()
    second = seating(room=5, starts_at=first.starts_at + timedelta(minutes=30))

    answers = together([lambda: registered(first, person), lambda: registered(second, person)])

    assert answers.count("overlaps") == 1
    assert Registration.objects.filter(person=person).count() == 1


@pytest.fixture
def slow_to_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever looks for another seat of the same person then takes a while to act on it."""

    def look(*asked: Any, **named: Any) -> Any:
        found = overlapping(*asked, **named)
        sleep(0.3)
        return found

    for module in (overlaps, promoting):
        monkeypatch.setattr(module, "overlapping", look)


def at_once_with(first: Seating) -> Seating:
    """One seat of another meeting, half an hour later."""
    return seating(room=1, starts_at=first.starts_at + timedelta(minutes=30))


def seats_held(person: Any) -> int:
    return Registration.objects.filter(person=person, state__in=HOLDING).count()


def test_who_registers_elsewhere_while_a_seat_comes_free_gets_one_of_both(slow_to_look: None) -> None:
    first, person = seating(room=1), somebody()
    second, leaver = at_once_with(first), registered(first)
    registered(first, person)

    together([lambda: cancel(leaver, now=NOW), lambda: registered(second, person)])

    assert seats_held(person) == 1


def test_who_waits_for_two_seats_that_come_free_at_once_gets_one(slow_to_look: None) -> None:
    first, person, other = seating(room=1), somebody(), somebody()
    second = at_once_with(first)
    leavers = [registered(first), registered(second)]
    for where in (first, second):
        registered(where, person)
        registered(where, other)

    together([lambda row=row: cancel(row, now=NOW) for row in leavers])

    assert (seats_held(person), seats_held(other)) == (1, 1)


def test_the_database_itself_refuses_a_seat_too_many() -> None:
    """The second wall: a rule that forgot the condition could not oversell either."""
    seats = seating(room=1)
    registered(seats)

    with pytest.raises(IntegrityError):
        Seating.objects.filter(pk=seats.pk).update(room_taken=2)


def test_guest_with_an_account_who_confirms_two_seats_at_once_gets_one(slow_to_look: None) -> None:
    first, person = seating(room=5), somebody()
    guest = Applicant(name="Noor", email=person.email)
    rows = [
        register(where, applicant=guest, place=Place.ROOM, now=NOW) for where in (first, at_once_with(first))
    ]

    answers = together([lambda row=row: confirm(row, now=NOW) for row in rows])

    assert answers.count("overlaps") == 1
    assert seats_held(person) == 1
