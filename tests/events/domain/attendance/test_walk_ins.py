"""Who comes without a registration is counted, and never oversells."""

from datetime import timedelta
from uuid import UUID

import pytest

from cop_platform.notifications.models import OutboxMail
from events.domain.attendance import check_in, take_back, walk_in
from events.domain.attendance.errors import DoorsClosed, HasNoSeat
from events.models import Registration
from tests.factories.seats import NOW, again, registered, seating, somebody

pytestmark = pytest.mark.django_db
S = Registration.State
START = NOW + timedelta(days=30)
KEY = UUID("11111111-2222-4333-8444-555555555555")


def test_who_walks_in_takes_a_free_seat_and_gets_no_mail() -> None:
    seats = seating(room=2)

    row = walk_in(seats, name="Noor", email="Noor@Gemeente.test", by=somebody(), now=START).registration

    found = again(row)
    assert (found.state, found.name, found.email) == (S.ATTENDED, "Noor", "noor@gemeente.test")
    assert again(seats).room_taken == 1
    assert OutboxMail.objects.count() == 0


def test_when_it_is_full_the_helper_decides_and_nothing_is_kept_of_who_is_turned_away() -> None:
    seats = seating(room=1)
    registered(seats)

    with pytest.raises(HasNoSeat):
        walk_in(seats, name="Noor", by=somebody(), now=START)
    assert Registration.objects.count() == 1

    walk_in(seats, name="Noor", by=somebody(), now=START, anyway=True)
    held = again(seats)
    assert (held.room_taken, held.room_capacity, held.room_wanted) == (2, 2, 1)


def test_without_a_limit_everybody_comes_in() -> None:
    seats = seating(room=None)

    for name in ("Noor", "Sem", "Yara"):
        walk_in(seats, name=name, by=somebody(), now=START)

    assert (again(seats).room_taken, again(seats).room_capacity) == (3, None)


def test_who_turns_out_to_be_on_the_list_is_checked_in_there() -> None:
    seats = seating(room=1)
    row = registered(seats)

    arrival = walk_in(seats, name="Anders", email=row.person.email.upper(), by=somebody(), now=START)

    assert arrival.registration.pk == row.pk
    assert (again(row).state, again(seats).room_taken) == (S.ATTENDED, 1)


def test_name_that_was_said_stays_also_when_the_address_is_that_of_an_account() -> None:
    person = somebody(first_name="Geheim")

    row = walk_in(seating(), name="Noor", email=person.email, by=somebody(), now=START).registration

    assert (row.person, row.full_name) == (None, "Noor")


def test_two_without_an_address_are_two_and_one_sent_twice_is_one() -> None:
    seats = seating(room=3)
    first = walk_in(seats, name="Noor", by=somebody(), now=START, key=KEY).registration
    second = walk_in(seats, name="Noor", by=somebody(), now=START).registration
    same = walk_in(seats, name="Noor", by=somebody(), now=START, key=KEY).registration

    assert (same.pk, second.pk == first.pk, again(seats).room_taken) == (first.pk, False, 2)


def test_who_walked_in_by_mistake_holds_no_seat_after_it_is_taken_back() -> None:
    seats = seating(room=1)
    registered(seats)
    row = walk_in(seats, name="Noor", by=somebody(), now=START, anyway=True).registration

    take_back(row, by=somebody(), now=START)

    assert (again(row).state, again(seats).room_taken, again(seats).room_capacity) == (S.CANCELLED, 1, 1)


def test_nobody_walks_in_before_the_door_opens() -> None:
    with pytest.raises(DoorsClosed):
        walk_in(seating(), name="Noor", by=somebody(), now=NOW)

    assert Registration.objects.count() == 0


def test_seats_taken_are_those_of_the_registrations_whatever_happens_at_the_door() -> None:
    seats = seating(room=3)
    rows = [registered(seats) for _ in range(5)]
    for row in rows:
        check_in(row, by=somebody(), now=START, anyway=True)
    for row in rows[2:4]:
        take_back(row, by=somebody(), now=START)
    walk_in(seats, name="Noor", by=somebody(), now=START, anyway=True)

    held = again(seats)
    holding = sum(row.holds_seat for row in Registration.objects.filter(seating=seats))
    assert held.room_taken == holding == 5
    assert held.room_taken <= held.room_capacity
