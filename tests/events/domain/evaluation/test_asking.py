"""The mails that ask: to whom, when, and once."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from cop_platform.core import clock
from cop_platform.core.clock import local
from cop_platform.notifications.domain.refusing import switch_off
from cop_platform.notifications.models import OutboxMail
from events.domain.attendance import check_in, walk_in
from events.domain.evaluation import AFTERWARDS, SIX_WEEKS_LATER, answer, ask_due
from events.domain.evaluation.link import answer_url, open_path
from events.models import Event, Occurrence
from events.models.event import EventStatus
from tests.events.domain.evaluation.conftest import NEXT_MORNING, START, attended, over
from tests.factories import events as make
from tests.factories.seats import again, registered, somebody

pytestmark = pytest.mark.django_db
# The nights in which the clock changes: forward in March, back in October.
NIGHTS = [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31)]
SIX_WEEKS = timedelta(days=41)


def asked(kind: str = "evaluation") -> list[OutboxMail]:
    """The mails of *kind*, oldest first."""
    return list(OutboxMail.objects.filter(kind=f"{kind}_asked").order_by("next_attempt_at", "pk"))


def moments(kind: str = "evaluation") -> list[str]:
    """When each was written, on the clock in Amsterdam."""
    return [f"{local(mail.next_attempt_at):%Y-%m-%d %H:%M}" for mail in asked(kind)]


def live_through(start: datetime, end: datetime, *, step: timedelta = timedelta(minutes=30)) -> None:
    """Let the job run every *step* from *start* to *end*, as time really passes."""
    moment = start.astimezone(UTC)
    while moment <= end:
        with time_machine.travel(moment, tick=False):
            ask_due(clock.now())
        moment += step


@pytest.mark.parametrize("night", NIGHTS)
@pytest.mark.parametrize("hour", [0, 22])
def test_mail_comes_once_at_nine_the_next_morning_also_when_the_clock_changes(night: date, hour: int) -> None:
    start = make.wall(night.year, night.month, night.day, hour) - timedelta(days=1)
    attended(over(starts_at=start))

    live_through(start, start + timedelta(hours=48), step=timedelta(hours=1))

    # From ten in the evening two hours on: midnight still belongs to the evening.
    assert moments() == [f"{night} 09:00"]


@pytest.mark.parametrize("night", NIGHTS)
def test_six_weeks_later_is_nine_on_the_clock_too(night: date) -> None:
    start = make.wall(night.year, night.month, night.day, 10) - timedelta(days=42)
    attended(over(starts_at=start))
    morning = make.wall(night.year, night.month, night.day, 9)

    live_through(morning - timedelta(hours=4), morning + timedelta(hours=4))

    assert moments("effect") == [f"{night} 09:00"]


@pytest.mark.parametrize("jump", [timedelta(days=1), timedelta(days=-1)])
def test_clock_that_jumps_a_day_and_back_asks_once(jump: timedelta) -> None:
    attended(over())
    wrong = NEXT_MORNING - timedelta(hours=1)

    live_through(wrong - timedelta(hours=3), wrong)
    live_through(wrong + jump, wrong + jump + timedelta(hours=2))
    live_through(wrong + timedelta(minutes=30), wrong + timedelta(hours=4))

    assert len(asked()) == 1


def test_only_who_was_there_is_asked() -> None:
    seats = over()
    here = attended(seats)
    registered(seats, now=START - timedelta(days=20))

    assert ask_due(NEXT_MORNING) == 1
    assert [mail.to_address for mail in asked()] == [here.address]
    assert ask_due(NEXT_MORNING + timedelta(days=1)) == 0


def test_who_walked_in_is_asked_if_they_left_an_address() -> None:
    seats, helper = over(), somebody()
    walk_in(seats, name="Noor Jansen", email="noor@werkgever.test", by=helper, now=START)
    walk_in(seats, name="Zonder Adres", by=helper, now=START)

    ask_due(NEXT_MORNING)

    assert [(mail.to_address, mail.recipient) for mail in asked()] == [("noor@werkgever.test", None)]
    assert asked()[0].body_text.startswith("Beste Noor Jansen,")


def test_who_was_noted_from_a_list_on_paper_is_asked_late() -> None:
    seats = over()
    row = registered(seats, now=START - timedelta(days=20))
    assert ask_due(NEXT_MORNING) == 0

    check_in(row, by=row.person, now=NEXT_MORNING + timedelta(hours=1))

    assert ask_due(NEXT_MORNING + timedelta(hours=2)) == 1


def test_nobody_is_asked_after_two_weeks_or_with_a_closed_account() -> None:
    attended(over())
    gone = attended(over())
    gone.person.is_active = False
    gone.person.save()

    assert ask_due(NEXT_MORNING + timedelta(days=14)) == 0
    assert ask_due(NEXT_MORNING + timedelta(days=14, seconds=-1)) == 1


def test_who_answered_is_not_asked() -> None:
    row = attended(over())
    answer(row, AFTERWARDS, {"nut": 4}, now=NEXT_MORNING)

    assert ask_due(NEXT_MORNING) == 0
    assert ask_due(NEXT_MORNING + SIX_WEEKS) == 1


@pytest.mark.parametrize("off", ["date", "meeting", "withdrawn"])
def test_what_did_not_take_place_is_not_asked_about(off: str) -> None:
    attended(over())
    if off == "date":
        Occurrence.objects.update(status=EventStatus.CANCELLED)
    else:
        Event.objects.update(**({"is_published": False} if off == "withdrawn" else {"status": "cancelled"}))

    assert ask_due(NEXT_MORNING) == 0


def test_whole_training_is_asked_about_once_after_its_last_date(
    agenda: Any, at: Callable[..., datetime]
) -> None:
    now = at(2026, 3, 1, 12)
    rule = "FREQ=WEEKLY;BYDAY=TU;COUNT=4"
    page = make.meeting_page(agenda, takes_registrations=True, registration_per="geheel", rrule=rule)
    seats = make.event_of(page).seatings.get()
    row = registered(seats, now=now)
    check_in(row, by=row.person, now=seats.starts_at)

    live_through(make.wall(2026, 4, 7, 9), make.wall(2026, 4, 30, 9), step=timedelta(hours=12))

    assert moments() == ["2026-04-29 09:00"]


def test_festival_is_asked_about_as_a_whole_and_not_by_session(
    agenda: Any, at: Callable[..., datetime]
) -> None:
    now = at(2026, 9, 1, 12)
    terms = {"takes_registrations": True, "registration_per": "geheel", "sessions_take_registrations": True}
    page = make.festival_page(agenda, **terms)
    make.session_of(page, "Opening")
    make.republish(page)
    person = somebody()
    for seats in make.event_of(page).seatings.order_by("starts_at"):
        row = registered(seats, person, now=now)
        check_in(row, by=person, now=seats.starts_at)

    assert ask_due(make.wall(2026, 10, 10, 9)) == 1
    assert (row.seating.session is not None, open_path(again(row), now=make.wall(2026, 10, 10, 9))) == (
        True,
        "",
    )


def test_each_score_is_a_link_of_its_own_and_the_mail_says_until_when() -> None:
    row = attended(over(), first_name="Sanne")
    ask_due(NEXT_MORNING)

    (mail,) = asked()
    url = answer_url(AFTERWARDS, row).rsplit("/", 2)[0]
    links = [f"?{question}={score}" for question in ("nut", "inbreng") for score in range(1, 6)]
    for body in (mail.body_text, mail.body_html):
        assert [link for link in links if link in body] == links
        assert url in body
        assert "donderdag 4 juni 2026, 9.00" in " ".join(body.split())
    assert mail.not_after == make.wall(2026, 6, 4, 9)
    assert mail.subject == "Wat vond u van: Intervisie"


def test_mail_leads_to_the_report_once_there_is_one(agenda: Any, at: Callable[..., datetime]) -> None:
    now = at(2026, 3, 1, 12)
    page = make.meeting_page(agenda, takes_registrations=True)
    row = registered(make.event_of(page).seatings.get(), now=now)
    check_in(row, by=row.person, now=make.wall(2026, 4, 7, 10))
    at(2026, 4, 8, 8)
    make.republish(page, recording_url="https://video.example.org/1", recording_note="Met ondertiteling.")

    ask_due(make.wall(2026, 4, 8, 9))

    assert "staat op de pagina van de bijeenkomst:" in " ".join(asked()[0].body_text.split())
    assert "/agenda/intervisie/#verslag\n" in asked()[0].body_text


@pytest.mark.parametrize(("inquiry", "after"), [(AFTERWARDS, timedelta(0)), (SIX_WEEKS_LATER, SIX_WEEKS)])
def test_mail_can_be_switched_off_with_one_click_and_then_stays_away(inquiry: Any, after: timedelta) -> None:
    seats = over()
    wants, wants_not = attended(seats), attended(seats)
    switch_off(inquiry.kind, whom=wants_not.person, now=START)

    ask_due(NEXT_MORNING + after)

    (mail,) = asked(inquiry.code)
    assert ask_due(NEXT_MORNING + after + timedelta(hours=1)) == 0
    assert mail.to_address == wants.address
    assert "/afmelden/" in mail.unsubscribe_url


def test_mail_is_in_the_language_of_the_registration() -> None:
    seats = over()
    for language in ("nl", "en"):
        row = registered(seats, now=START - timedelta(days=20), language=language)
        check_in(row, by=row.person, now=START)

    ask_due(NEXT_MORNING)

    assert sorted("/en/evaluatie/" in mail.body_text for mail in asked()) == [False, True]
    assert again(row).has_evaluated is False


def test_asking_many_costs_as_many_queries_as_asking_few(django_assert_max_num_queries: Any) -> None:
    seats = over()
    for _ in range(12):
        attended(seats)

    with django_assert_max_num_queries(10):
        assert ask_due(NEXT_MORNING) == 12
    with django_assert_max_num_queries(5):
        assert ask_due(NEXT_MORNING + timedelta(minutes=5)) == 0
