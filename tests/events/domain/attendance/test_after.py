"""After the end: who did not come, and who was there from beginning to end."""

from datetime import timedelta

import pytest

from events.domain.attendance import (
    attended_all_days,
    check_in,
    mark_due_no_shows,
    mark_no_shows,
    take_back,
)
from events.models import Occurrence, Place, Registration
from events.models.event import EventStatus
from tests.factories.seats import NOW, again, registered, seating, somebody

pytestmark = pytest.mark.django_db
S = Registration.State
START = NOW + timedelta(days=30)
END = START + timedelta(hours=2)
NEXT_DAY = END + timedelta(hours=24)
DAY = timedelta(days=1)


def test_who_had_a_seat_and_did_not_come_is_marked_after_a_day() -> None:
    seats = seating(room=2)
    came, stayed_away, waited = (registered(seats) for _ in range(3))
    check_in(came, by=somebody(), now=START)

    assert mark_due_no_shows(NEXT_DAY - timedelta(seconds=1)) == 0
    assert mark_due_no_shows(NEXT_DAY) == 1
    assert mark_due_no_shows(NEXT_DAY) == 0

    states = [again(row).state for row in (came, stayed_away, waited)]
    assert states == [S.ATTENDED, S.NO_SHOW, S.WAITLISTED]


def test_where_nobody_kept_the_door_nobody_is_marked() -> None:
    row = registered(seating())

    assert mark_due_no_shows(NEXT_DAY) == 0
    assert again(row).state == S.CONFIRMED


def test_who_takes_part_online_is_not_marked_by_a_door_in_the_room() -> None:
    seats = seating(room=2, online=2, has_online=True)
    check_in(registered(seats), by=somebody(), now=START)
    online = registered(seats, place=Place.ONLINE)

    assert mark_due_no_shows(NEXT_DAY) == 0
    assert again(online).state == S.CONFIRMED


def test_nobody_is_marked_before_the_end_or_when_it_was_off() -> None:
    seats = seating(room=2)
    check_in(registered(seats), by=somebody(), now=START)
    registered(seats)
    assert mark_no_shows(seats, now=END - timedelta(seconds=1)) == 0

    Occurrence.objects.update(status=EventStatus.CANCELLED)
    assert mark_no_shows(seats, now=END) == 0


def test_who_was_marked_and_was_there_after_all_is_checked_in() -> None:
    seats = seating(room=2)
    check_in(registered(seats), by=somebody(), now=START)
    late = registered(seats)
    mark_no_shows(seats, now=END)

    check_in(late, by=somebody(), now=END + timedelta(hours=1))

    assert (again(late).state, again(seats).room_taken) == (S.ATTENDED, 2)


def whole_training() -> Registration:
    """A seat for a training of two days, one after the other."""
    seats = seating(room=2)
    times = {"starts_at": START + DAY, "ends_at": END + DAY}
    Occurrence.objects.create(
        event=seats.event, recurrence_id=START + DAY, on_date=(START + DAY).date(), **times
    )
    seats.occurrence, seats.ends_at = None, END + DAY
    seats.save()
    return registered(seats)


def test_every_day_of_a_training_is_checked_in_by_itself() -> None:
    row, helper = whole_training(), somebody()

    assert check_in(row, by=helper, now=START).is_new
    assert not attended_all_days(again(row))
    # The first day may still be counted, but the second has begun.
    arrival = check_in(row, by=helper, now=START + DAY - timedelta(hours=1))

    assert (arrival.is_new, arrival.attendance.on_date) == (True, (START + DAY).date())
    assert attended_all_days(again(row))


def test_mistake_on_the_second_day_leaves_the_first() -> None:
    row, helper = whole_training(), somebody()
    check_in(row, by=helper, now=START)
    check_in(row, by=helper, now=START + DAY)

    take_back(row, by=helper, now=START + DAY)

    found = again(row)
    assert (found.state, found.checked_in_at, attended_all_days(found)) == (S.ATTENDED, START, False)
