"""Reminders: each once, at the right time on the clock."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from cop_platform.core import clock
from cop_platform.core.clock import local
from cop_platform.notifications.models import OutboxMail
from events.domain.reminders import day_before, hour_before, remind_due
from events.domain.seats import cancel, switch_place
from events.domain.tickets import ticket_code
from events.models import Event, Occurrence, Place, Registration, Seating
from events.models.event import EventStatus
from tests.events.domain.notices.conftest import SERIES, mails, seats_of
from tests.factories import events as make
from tests.factories.seats import registered, seating

pytestmark = pytest.mark.django_db
LINK = "https://vergader.example.org/kamer"
# The nights in which the clock changes: forward in March, back in October.
NIGHTS = [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31)]
REMINDERS = {"registration_reminder", "registration_soon"}


def sent() -> list[str]:
    """Each reminder: its kind, and when it was written on the clock in Amsterdam."""
    rows = OutboxMail.objects.filter(kind__in=REMINDERS).order_by("next_attempt_at", "pk")
    return [f"{row.kind.removeprefix('registration_')} {local(row.next_attempt_at):%d %H:%M}" for row in rows]


def online(start: datetime, **facts: Any) -> Seating:
    """The seats of an online meeting that starts at *start*."""
    return seating(room=0, has_online=True, starts_at=start, join_url=LINK, **facts)


def live_through(start: datetime, end: datetime, *, step: timedelta = timedelta(minutes=30)) -> None:
    """Let the job run every *step* from *start* to *end*, as time really passes."""
    moment = start.astimezone(UTC)
    while moment <= end:
        with time_machine.travel(moment, tick=False):
            remind_due(clock.now())
        moment += step


@pytest.mark.parametrize("night", NIGHTS)
@pytest.mark.parametrize(("hour", "minute"), [(1, 30), (3, 30), (10, 0)])
def test_each_reminder_comes_once_at_its_time_over_the_nights_in_which_the_clock_changes(
    night: date, hour: int, minute: int
) -> None:
    start = make.wall(night.year, night.month, night.day, hour, minute)
    seats = online(start)
    registered(seats, place=Place.ONLINE, now=start - timedelta(days=20))

    live_through(start - timedelta(days=2), start + timedelta(hours=3))

    hour_early = local(start.astimezone(UTC) - timedelta(hours=1))
    assert sent() == [f"reminder {night - timedelta(days=1):%d} 09:00", f"soon {hour_early:%d %H:%M}"]


@pytest.mark.parametrize("night", NIGHTS)
def test_the_morning_before_is_nine_on_the_clock_and_the_hour_before_is_an_hour(night: date) -> None:
    evening = make.wall(night.year, night.month, night.day, 20)
    assert local(day_before(evening)).isoformat()[:16] == f"{night - timedelta(days=1)}T09:00"
    assert local(day_before(evening + timedelta(days=1))).isoformat()[:16] == f"{night}T09:00"

    half_past_three = make.wall(night.year, night.month, night.day, 3, 30)
    assert half_past_three.astimezone(UTC) - hour_before(half_past_three) == timedelta(hours=1)


@pytest.mark.parametrize("jump", [timedelta(days=1), timedelta(days=-1)])
def test_a_clock_that_jumps_a_day_and_back_sends_nothing_twice_and_loses_nothing(jump: timedelta) -> None:
    start = make.wall(2026, 5, 20, 10)
    registered(online(start), place=Place.ONLINE, now=start - timedelta(days=20))
    first, wrong, right = (start + timedelta(days=day, hours=-2) for day in (-3, -2, 0))

    live_through(first, wrong)
    live_through(wrong + jump, wrong + jump + timedelta(hours=1))
    live_through(wrong + timedelta(minutes=30), right + timedelta(hours=3))

    assert sorted(mail.split()[0] for mail in sent()) == ["reminder", "soon"]
    assert sent()[-1] == "soon 20 09:00"


def test_who_is_in_the_room_gets_no_link_and_who_waits_or_left_gets_nothing() -> None:
    start = make.wall(2026, 5, 20, 10)
    seats = seating(room=2, has_online=True, starts_at=start, join_url=LINK)
    early = start - timedelta(days=20)
    here, there = registered(seats, now=early), registered(seats, place=Place.ONLINE, now=early)
    gone, waits = registered(seats, now=early), registered(seats, now=early)
    cancel(waits, now=early)
    cancel(gone, now=early)
    waiting = registered(seats, now=early), registered(seats, now=early)

    live_through(start - timedelta(days=2), start)

    assert Registration.objects.filter(state="confirmed", seating=seats).count() == 3
    assert {mail.to_address for mail in mails("reminder")} == {
        here.address,
        there.address,
        waiting[0].address,
    }
    assert [mail.to_address for mail in mails("soon")] == [there.address]
    assert all(LINK not in mail.body_text + mail.body_html for mail in mails("reminder"))
    assert {mail.to_address for mail in mails("reminder") if mail.attachments} == {
        here.address,
        waiting[0].address,
    }
    assert LINK in mails("soon")[0].body_text
    assert mails("soon")[0].not_after == start


def test_reminder_names_the_day_so_that_a_late_one_is_true() -> None:
    start = make.wall(2026, 5, 20, 10)
    registered(seating(starts_at=start), now=start - timedelta(days=20))

    assert remind_due(start - timedelta(minutes=10)) == 1
    assert remind_due(start - timedelta(minutes=9)) == 0
    assert "woensdag 20 mei 2026" in mails("reminder")[0].body_text
    assert "morgen" not in mails("reminder")[0].body_text
    assert (
        f"Uw code bij de ingang: {ticket_code(Registration.objects.get())}\n"
        in mails("reminder")[0].body_text
    )


def test_nothing_is_sent_from_the_start_on() -> None:
    start = make.wall(2026, 5, 20, 10)
    registered(seating(starts_at=start), now=start - timedelta(days=20))

    assert remind_due(start) == remind_due(start + timedelta(days=1)) == 0


def test_who_registers_after_the_moment_gets_no_reminder() -> None:
    start = make.wall(2026, 5, 20, 10)
    seats = online(start)
    registered(seats, place=Place.ONLINE, now=day_before(start) + timedelta(minutes=1))
    registered(seats, place=Place.ONLINE, now=start - timedelta(minutes=50))

    live_through(start - timedelta(days=2), start)

    assert len(mails("reminder")) == 0
    assert len(mails("soon")) == 1


def test_who_moves_online_within_the_hour_was_just_told_the_link() -> None:
    start = make.wall(2026, 5, 20, 10)
    seats = seating(room=5, has_online=True, starts_at=start, join_url=LINK)
    row = registered(seats, now=start - timedelta(days=20))
    switch_place(row, Place.ONLINE, now=start - timedelta(minutes=30))

    assert remind_due(start - timedelta(minutes=29)) == 0
    assert LINK in mails("switched")[0].body_text


def test_moved_date_is_reminded_of_anew_and_its_old_moment_passes_in_silence(
    agenda: Any, at: Callable[..., datetime]
) -> None:
    now = at(2026, 3, 1, 12)
    page = make.meeting_page(agenda, takes_registrations=True)
    registered(seats_of(page), now=now)
    live_through(make.wall(2026, 4, 6, 8), make.wall(2026, 4, 6, 10))
    assert sent() == ["reminder 06 09:00"]

    at(2026, 4, 6, 15)
    make.republish(page, start=make.wall(2026, 4, 16, 10), end=make.wall(2026, 4, 16, 12))
    live_through(make.wall(2026, 4, 6, 16), make.wall(2026, 4, 16, 11), step=timedelta(hours=1))

    assert sent() == ["reminder 06 09:00", "reminder 15 09:00"]


def test_date_that_moves_to_tomorrow_is_told_by_the_mail_of_the_change(
    agenda: Any, at: Callable[..., datetime]
) -> None:
    now = at(2026, 3, 1, 12)
    page = make.meeting_page(agenda, takes_registrations=True)
    registered(seats_of(page), now=now)
    at(2026, 4, 1, 15)
    make.republish(page, start=make.wall(2026, 4, 2, 10), end=make.wall(2026, 4, 2, 12))

    live_through(make.wall(2026, 4, 1, 16), make.wall(2026, 4, 2, 11), step=timedelta(hours=1))

    assert sent() == []
    assert len(mails("changed")) == 1


@pytest.mark.parametrize("off", ["date", "meeting", "withdrawn"])
def test_what_is_off_is_not_reminded_of(off: str) -> None:
    start = make.wall(2026, 5, 20, 10)
    registered(seating(starts_at=start), now=start - timedelta(days=20))
    if off == "date":
        Occurrence.objects.update(status=EventStatus.CANCELLED)
    elif off == "meeting":
        Event.objects.update(status=EventStatus.CANCELLED)
    else:
        Event.objects.update(is_published=False)

    assert remind_due(start - timedelta(hours=2)) == 0


def test_each_date_of_a_whole_training_is_reminded_of(agenda: Any, at: Callable[..., datetime]) -> None:
    now = at(2026, 3, 1, 12)
    page = make.meeting_page(agenda, takes_registrations=True, registration_per="geheel", rrule=SERIES)
    registered(seats_of(page), now=now)

    live_through(make.wall(2026, 4, 5, 9), make.wall(2026, 4, 30, 9), step=timedelta(hours=1))

    assert sent() == ["reminder 06 09:00", "reminder 13 09:00", "reminder 20 09:00", "reminder 27 09:00"]
    assert "dinsdag 21 april 2026" in mails("reminder")[2].body_text
    assert "14 april" not in mails("reminder")[2].body_text


def test_reminders_of_many_cost_as_many_queries_as_those_of_few(
    django_assert_max_num_queries: Any,
) -> None:
    start = make.wall(2026, 5, 20, 10)
    seats = seating(room=None, starts_at=start)
    for _ in range(12):
        registered(seats, now=start - timedelta(days=20))

    with django_assert_max_num_queries(12):
        assert remind_due(start - timedelta(hours=3)) == 12
    with django_assert_max_num_queries(8):
        assert remind_due(start - timedelta(hours=2)) == 0
