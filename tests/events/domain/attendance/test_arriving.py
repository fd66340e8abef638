"""Who comes in is noted once, has a seat, and can be sent back to where they were."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from events.domain.attendance import check_in, take_back
from events.domain.attendance.errors import CancelledBefore, DoorsClosed, HasNoSeat
from events.domain.seats import cancel, release_seats_of_closed_accounts
from events.domain.seats.errors import StateMoved
from events.models import Attendance, Registration
from events.models.event import EventStatus
from tests.factories.seats import NOW, again, registered, seating, somebody

pytestmark = pytest.mark.django_db
S = Registration.State
START = NOW + timedelta(days=30)
END = START + timedelta(hours=2)
KEY = UUID("11111111-2222-4333-8444-555555555555")


def test_who_has_a_seat_is_checked_in_with_when_and_by_whom() -> None:
    helper, row = somebody(), registered(seating())

    arrival = check_in(row, by=helper, now=START)

    found = again(row)
    assert (found.state, found.checked_in_at, found.checked_in_by) == (S.ATTENDED, START, helper)
    assert (arrival.is_new, arrival.attendance.on_date) == (True, START.date())


def test_who_is_in_already_is_told_with_since_when_and_by_whom() -> None:
    row, first = registered(seating()), somebody()
    check_in(row, by=first, now=START)

    arrival = check_in(row, by=somebody(), now=START + timedelta(minutes=5))

    assert not arrival.is_new
    assert (arrival.attendance.came_at, arrival.attendance.noted_by) == (START, first)
    assert Attendance.objects.count() == 1


@pytest.mark.parametrize(
    ("now", "is_open"),
    [
        (START - timedelta(hours=3, seconds=1), False),
        (START - timedelta(hours=3), True),
        (END + timedelta(hours=24, seconds=-1), True),
        (END + timedelta(hours=24), False),
    ],
)
def test_door_is_open_from_three_hours_before_until_a_day_after(now: object, is_open: bool) -> None:
    row = registered(seating())

    if is_open:
        assert check_in(row, by=somebody(), now=now).is_new
    else:
        with pytest.raises(DoorsClosed):
            check_in(row, by=somebody(), now=now)


def test_nobody_is_checked_in_where_nothing_takes_place() -> None:
    row = registered(seating())
    row.seating.event.status = EventStatus.CANCELLED
    row.seating.event.save()

    with pytest.raises(DoorsClosed, match="gaat niet door"):
        check_in(row, by=somebody(), now=START)


def test_moment_of_a_telephone_without_network_counts_but_no_more_than_a_day() -> None:
    seats = seating(room=2)
    first, second = registered(seats), registered(seats)

    check_in(first, by=somebody(), now=START, ago=timedelta(minutes=12))
    check_in(second, by=somebody(), now=START, ago=timedelta(days=40))

    assert again(first).checked_in_at == START - timedelta(minutes=12)
    assert again(second).checked_in_at == START - timedelta(hours=24)


def test_clock_of_a_telephone_does_not_reach_into_the_future() -> None:
    row = registered(seating())

    check_in(row, by=somebody(), now=START, ago=timedelta(minutes=-9))

    assert again(row).checked_in_at == START


def test_note_that_is_sent_twice_is_done_once_also_after_it_was_taken_back() -> None:
    helper, row = somebody(), registered(seating())
    check_in(row, by=helper, now=START, key=KEY)

    assert check_in(row, by=helper, now=START, key=KEY).is_new
    take_back(row, by=somebody(), now=START)
    arrival = check_in(row, by=helper, now=START, key=KEY)

    assert arrival.attendance.taken_back_at == START
    assert again(row).state == S.CONFIRMED
    assert Attendance.objects.count() == 1


def test_note_of_one_person_cannot_be_used_for_another() -> None:
    seats = seating(room=2)
    first, second = registered(seats), registered(seats)
    check_in(first, by=somebody(), now=START, key=KEY)

    with pytest.raises(StateMoved):
        check_in(second, by=somebody(), now=START, key=KEY)

    assert again(second).state == S.CONFIRMED


def test_who_waits_has_no_seat_and_the_helper_reads_how_full_it_is() -> None:
    seats = seating(room=1)
    first, second = registered(seats), registered(seats)
    check_in(first, by=somebody(), now=START)

    with pytest.raises(HasNoSeat) as refusal:
        check_in(second, by=somebody(), now=START)

    assert str(refusal.value.message).startswith("Er is 1 plek, en die is bezet. Er is nu 1 binnen.")
    assert again(second).state == S.WAITLISTED


def test_who_is_let_in_anyway_gets_a_seat_of_their_own_and_nobody_else_does() -> None:
    seats = seating(room=1)
    _, second, third = (registered(seats) for _ in range(3))

    check_in(second, by=somebody(), now=START, anyway=True)

    held = again(seats)
    assert (held.room_taken, held.room_capacity, held.room_wanted) == (2, 2, 1)
    assert (again(second).state, again(third).state) == (S.ATTENDED, S.WAITLISTED)


def test_extra_seat_is_gone_when_it_is_taken_back_and_the_place_in_the_queue_is_kept() -> None:
    seats = seating(room=1)
    _, second, third = (registered(seats) for _ in range(3))
    check_in(second, by=somebody(), now=START, anyway=True)

    take_back(second, by=somebody(), now=START)

    held, waiting = again(seats), again(second)
    assert (held.room_taken, held.room_capacity) == (1, 1)
    assert (waiting.state, waiting.position) == (S.WAITLISTED, second.position)
    assert waiting.position < third.position
    assert waiting.checked_in_at is None


def test_extra_seat_goes_to_nobody_when_another_leaves_before_the_start() -> None:
    seats = seating(room=1)
    first, second, third = (registered(seats) for _ in range(3))
    check_in(second, by=somebody(), now=START - timedelta(hours=1), anyway=True)

    cancel(first, now=START - timedelta(minutes=30))

    held = again(seats)
    assert (held.room_taken, held.room_capacity, again(third).state) == (1, 1, S.WAITLISTED)


def test_who_waits_takes_a_seat_that_is_free() -> None:
    seats = seating(room=1)
    first, second = registered(seats), registered(seats)
    cancel(first, now=START - timedelta(minutes=1))

    check_in(second, by=somebody(), now=START)

    assert (again(second).state, again(seats).room_taken) == (S.ATTENDED, 1)


def test_guest_who_never_confirmed_is_let_in_while_there_are_seats() -> None:
    seats = seating(room=1)
    row = registered(seats)
    guest = Registration.objects.create(
        key=uuid4(), seating=seats, state=S.PENDING, number=99, name="Gast", created_at=NOW, changed_at=NOW
    )

    with pytest.raises(HasNoSeat):
        check_in(guest, by=somebody(), now=START)

    assert again(row).state == S.CONFIRMED


def test_who_gave_the_seat_back_is_not_checked_in_on_it() -> None:
    row = registered(seating())
    cancel(row, now=NOW)

    with pytest.raises(CancelledBefore):
        check_in(row, by=somebody(), now=START, anyway=True)


def test_mistake_is_taken_back_and_the_seat_stays() -> None:
    row = registered(seating())
    check_in(row, by=somebody(), now=START)

    take_back(row, by=somebody(), now=START)
    take_back(row, by=somebody(), now=START)

    found = again(row)
    assert (found.state, found.checked_in_at, found.checked_in_by) == (S.CONFIRMED, None, None)
    assert again(row.seating).room_taken == 1
    assert check_in(row, by=somebody(), now=START).is_new


def test_account_that_is_closed_after_checking_in_keeps_the_seat_that_was_used() -> None:
    row = registered(seating())
    early = START - timedelta(hours=1)
    check_in(row, by=somebody(), now=early)
    row.person.is_active = False
    row.person.save()

    assert release_seats_of_closed_accounts(early) == 0
    assert again(row).state == S.ATTENDED
