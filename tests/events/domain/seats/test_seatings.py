"""Seats follow what an editor publishes."""

from datetime import date, datetime, time, timedelta

import pytest
from django.db.models import RestrictedError

from events.models import EventIndexPage, Place, Registration, Seating
from events.models.event import EventStatus
from tests.factories import events as make
from tests.factories.seats import again, registered

pytestmark = pytest.mark.django_db
S = Registration.State
TERMS = {"takes_registrations": True, "capacity": 2}


def test_page_without_registrations_has_no_seats(agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, capacity=2)

    assert not Seating.objects.exists()


def test_each_date_ahead_has_seats_of_its_own(agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, rrule="FREQ=WEEKLY;COUNT=3", **TERMS)

    seats = Seating.objects.order_by("starts_at")
    assert [f"{one.starts_at:%m-%d}" for one in seats] == ["04-07", "04-14", "04-21"]
    assert {(one.room_capacity, one.has_online) for one in seats} == {(2, False)}


def test_whole_training_has_one_number_of_seats(agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, rrule="FREQ=WEEKLY;COUNT=3", registration_per="geheel", **TERMS)

    whole = Seating.objects.get()
    assert (whole.occurrence, whole.ends_at - whole.starts_at) == (None, timedelta(days=14, hours=2))


def test_publishing_again_changes_no_seats(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, rrule="FREQ=WEEKLY;COUNT=3", **TERMS)
    before = list(Seating.objects.values())

    make.republish(page)

    assert list(Seating.objects.values()) == before


def test_more_seats_on_the_page_go_to_those_who_wait(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, **TERMS)
    people = [registered(Seating.objects.get(), now=now) for _ in range(4)]

    make.republish(page, capacity=3)

    assert [again(one).state for one in people] == [S.CONFIRMED] * 3 + [S.WAITLISTED]


def test_seats_go_to_those_who_wait_when_nothing_is_drawn_after_all(
    agenda: EventIndexPage, now: datetime
) -> None:
    page = make.meeting_page(agenda, allocation="loting", **TERMS)
    people = [registered(Seating.objects.get(), now=now) for _ in range(TERMS["capacity"] + 1)]

    make.republish(page, allocation="volgorde")

    assert [again(one).state for one in people] == [S.CONFIRMED] * TERMS["capacity"] + [S.WAITLISTED]


def test_seats_move_with_their_date(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, rrule="FREQ=WEEKLY;COUNT=3", **TERMS)
    second = Seating.objects.order_by("starts_at")[1]
    held = registered(second, now=now)

    page.date_changes = [make.moved(date(2026, 4, 14), make.wall(2026, 4, 15, 16))]
    make.republish(page)

    moved = again(second)
    assert (moved.starts_at, moved.ends_at) == (make.wall(2026, 4, 15, 16), make.wall(2026, 4, 15, 18))
    assert again(held).state == S.CONFIRMED


def test_date_that_people_registered_for_stays_as_cancelled_when_the_rule_drops_it(
    agenda: EventIndexPage, now: datetime
) -> None:
    page = make.meeting_page(agenda, rrule="FREQ=WEEKLY;COUNT=3", **TERMS)
    first, _, third = Seating.objects.order_by("starts_at")
    held = registered(third, now=now)

    make.republish(page, recurrence="RRULE:FREQ=WEEKLY;COUNT=1")

    assert set(Seating.objects.all()) == {first, third}
    assert again(held).seating.occurrence.status == EventStatus.CANCELLED


def test_hybrid_meeting_has_seats_online_too(agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, event_format=make.event_format("hybride"), online_capacity=50, **TERMS)

    seats = Seating.objects.get()
    assert (seats.places, seats.free(Place.ONLINE)) == ([Place.ROOM, Place.ONLINE], 50)


def test_sessions_of_a_festival_have_the_seats_of_their_room(agenda: EventIndexPage, now: datetime) -> None:
    festival = make.festival_page(agenda, takes_registrations=True, sessions_take_registrations=True)
    session = make.session_of(festival, "Taal", starts=time(11), duration_minutes=45)

    seats = Seating.objects.get(session=session)
    assert (seats.room_capacity, seats.starts_at) == (session.room.capacity, make.wall(2026, 10, 8, 11))

    session.starts = time(12)
    session.save()
    assert again(seats).starts_at == make.wall(2026, 10, 8, 12)


def test_session_with_registrations_cannot_be_deleted(agenda: EventIndexPage, now: datetime) -> None:
    festival = make.festival_page(agenda, takes_registrations=True, sessions_take_registrations=True)
    session = make.session_of(festival, "Taal", starts=time(11), duration_minutes=45)
    registered(Seating.objects.get(session=session), now=now)

    with pytest.raises(RestrictedError):
        session.delete()
