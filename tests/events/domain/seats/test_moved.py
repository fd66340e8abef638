"""A meeting that moves takes its people along."""

from datetime import date, datetime

import pytest

from events.models import Answer, EventIndexPage, Registration, Seating
from tests.factories import events as make
from tests.factories.seats import again, registered

pytestmark = pytest.mark.django_db


def test_who_registered_comes_on_the_new_date(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, takes_registrations=True, capacity=5)
    mine = registered(make.event_of(page).seatings.get())

    event = make.republish(page, start=make.wall(2026, 4, 21, 14), end=make.wall(2026, 4, 21, 16))

    assert [date.starts_at for date in event.occurrences.all()] == [make.wall(2026, 4, 21, 14)]
    seats = again(mine).seating
    assert (seats.starts_at, seats.occurrence) == (make.wall(2026, 4, 21, 14), event.occurrences.get())
    assert again(mine).state == Registration.State.CONFIRMED
    assert Seating.objects.count() == 1


def test_answers_and_offers_move_with_the_meeting(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, takes_registrations=True, capacity=5)
    mine = registered(make.event_of(page).seatings.get())
    Registration.objects.update(state="offered", offered_until=make.wall(2026, 4, 6, 14))
    Answer.objects.create(registration=mine, question="q1", label="Lunch?", delete_on=date(2026, 4, 17))

    make.republish(page, start=make.wall(2026, 3, 31, 14), end=make.wall(2026, 3, 31, 16))

    assert Answer.objects.get().delete_on == date(2026, 4, 10)
    assert again(mine).offered_until < make.wall(2026, 3, 31, 14)


def test_meeting_that_becomes_a_series_keeps_its_first_date(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, takes_registrations=True, capacity=5)
    mine = registered(make.event_of(page).seatings.get())
    page.recurrence = make.meeting_page(agenda, "Ander", rrule="FREQ=WEEKLY;COUNT=3").recurrence

    event = make.republish(page)

    assert event.occurrences.count() == 3
    assert again(mine).seating.occurrence.on_date.isoformat() == "2026-04-07"
