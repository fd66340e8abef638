"""The agenda of one person tells what they registered for: only their dates, and how they stand."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import icalendar
import pytest
from django.test import Client

from cop_platform.accounts.models import User
from events.domain.feeds import feed_window
from events.domain.own_dates import own_dates
from events.domain.personal_feed import PersonalAgenda
from events.domain.seats import Applicant, cancel, register
from events.domain.subscriptions import subscribe
from events.models import Place, Registration, Seating
from events.values import CancelledAs, Window
from tests.conformance.readers import READERS, Found
from tests.conformance.wire import check_octets
from tests.events.domain.notices.conftest import SERIES, event_of, mails, seats_of
from tests.factories import events as make
from tests.factories.accounts import UserFactory
from tests.factories.seats import registered

pytestmark = pytest.mark.django_db
Publish = Callable[..., Any]
Clock = Callable[..., datetime]
Reader = Callable[[bytes, Window], list[Found]]
FIRST, SECOND = date(2026, 4, 7), date(2026, 4, 14)
SPRING = Window(make.wall(2026, 3, 1), make.wall(2026, 7, 1))
LINK = "https://vergader.example.org/kamer"


@pytest.fixture
def person(db: None) -> User:
    """Somebody who belongs to no community."""
    return UserFactory()


@pytest.fixture
def meeting(agenda: Any, now: datetime) -> Publish:
    """Publishes a meeting with twenty seats: Tuesday 7 April 2026, 10:00 to 12:00."""

    def publish(**fields: Any) -> Any:
        return make.meeting_page(agenda, **{"takes_registrations": True, "capacity": 20, **fields})

    return publish


def body(person: User, now: datetime, **look: Any) -> bytes:
    return PersonalAgenda(person, now=now, **look).text()


def vevents(text: bytes | str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def at_hours(day: int, start: int, status: str = "CONFIRMED") -> Found:
    hours = (make.wall(2026, 4, day, hour).astimezone(UTC) for hour in (start, start + 2))
    return Found("Intervisie", *hours, status)


@pytest.mark.parametrize("rrule", ["", SERIES])
def test_own_date_has_the_identity_of_the_mail_and_of_the_public_feed(
    rrule: str, meeting: Publish, person: User, now: datetime
) -> None:
    page = meeting(rrule=rrule)
    make.republish(page, title="Intervisie, nieuw")
    registered(seats_of(page, FIRST), person, now=now)

    (own,) = vevents(body(person, now))
    (mailed,) = vevents(mails("confirmed")[0].calendar)
    (public,) = vevents(Client().get("/agenda.ics").content)

    assert own["UID"] == mailed["UID"] == public["UID"]
    assert own["SEQUENCE"] == mailed["SEQUENCE"] == public["SEQUENCE"] == 1
    assert own["DTSTAMP"].dt == mailed["DTSTAMP"].dt == now
    assert own.get("RECURRENCE-ID") == mailed.get("RECURRENCE-ID")
    assert ("RECURRENCE-ID" in own, "RRULE" in own) == (bool(rrule), False)
    assert own["STATUS"] == "CONFIRMED"
    assert str(own["DESCRIPTION"]).startswith("U heeft een plek.\nWijzigen of afmelden: http")


@pytest.mark.parametrize("reader", READERS)
def test_own_dates_of_a_series_are_read_without_the_series(
    reader: Reader, meeting: Publish, person: User, now: datetime, at: Clock
) -> None:
    page = meeting(rrule=SERIES)
    for day in (FIRST, SECOND):
        registered(seats_of(page, day), person, now=now)
    assert reader(body(person, now), SPRING) == [at_hours(7, 10), at_hours(14, 10)]
    check_octets(body(person, now))

    now = at(2026, 3, 2, 12)
    page.date_changes = [make.moved(FIRST, make.wall(2026, 4, 9, 14)), make.cancelled(SECOND)]
    make.republish(page)

    assert reader(body(person, now), SPRING) == [at_hours(9, 14), at_hours(14, 10, "CANCELLED")]
    moved, gone = vevents(body(person, now))
    assert moved["RECURRENCE-ID"].to_ical() == b"20260407T100000"
    assert (moved["SEQUENCE"], gone["SEQUENCE"]) == (1, 1)


@pytest.mark.parametrize("reader", READERS)
def test_series_of_a_community_stands_once_with_words_at_the_own_date(
    reader: Reader, meeting: Publish, member: User, now: datetime
) -> None:
    community = member.memberships.select_related("community").first().community
    page = meeting(rrule=SERIES, community=community)
    registered(seats_of(page, SECOND), member, now=now)

    text = body(member, now)

    assert reader(text, SPRING) == [at_hours(day, 10) for day in (7, 14, 21, 28)]
    series, own = vevents(text)
    assert "U heeft een plek." not in str(series.get("DESCRIPTION", ""))
    assert "U heeft een plek." in str(own["DESCRIPTION"])
    assert own["RECURRENCE-ID"].to_ical() == b"20260414T100000"


def test_who_waits_has_it_as_tentative_until_it_is_over(
    meeting: Publish, person: User, now: datetime, at: Clock
) -> None:
    page = meeting(capacity=1)
    first = registered(seats_of(page), now=now)
    registered(seats_of(page), person, now=now)

    (waiting,) = vevents(body(person, now))
    assert waiting["STATUS"] == "TENTATIVE"
    assert str(waiting["DESCRIPTION"]).startswith("U staat op de wachtlijst.\n")
    assert vevents(body(person, at(2026, 4, 7, 13))) == []

    now = at(2026, 3, 2, 12)
    cancel(first, now=now)
    (coming,) = vevents(body(person, now))
    assert (coming["STATUS"], coming["SEQUENCE"], coming["DTSTAMP"].dt) == ("CONFIRMED", 0, now)


def test_who_leaves_has_it_no_longer(meeting: Publish, person: User, now: datetime, at: Clock) -> None:
    row = registered(seats_of(meeting()), person, now=now)
    before = PersonalAgenda(person, now=now).etag
    cancel(row, now=at(2026, 3, 2, 12))

    assert vevents(body(person, now)) == []
    assert PersonalAgenda(person, now=now).etag != before


def test_whole_series_is_told_whole(meeting: Publish, person: User, now: datetime) -> None:
    page = meeting(rrule=SERIES, registration_per="geheel", date_changes=[make.cancelled(SECOND)])
    registered(seats_of(page), person, now=now)

    series, off = vevents(body(person, now))

    assert (series["UID"], "RRULE" in series) == (event_of(page).uid, True)
    assert "U heeft een plek." in str(series["DESCRIPTION"])
    assert (off["STATUS"], "U heeft een plek." in str(off["DESCRIPTION"])) == ("CANCELLED", False)


def test_session_is_the_one_of_the_programme(agenda: Any, person: User, now: datetime) -> None:
    festival = make.festival_page(agenda, takes_registrations=True, sessions_take_registrations=True)
    session = make.session_of(festival, "Taal")
    registered(seats_of(festival, session=session), person, now=now)
    session.starts = time(15)
    session.save()

    (told,) = vevents(Client().get("/agenda/festival/programma.ics").content)
    (own,) = vevents(body(person, now))

    assert (own["UID"], own["SEQUENCE"], own["DTSTART"].dt) == (
        told["UID"],
        told["SEQUENCE"],
        make.wall(2026, 10, 8, 15),
    )


@pytest.mark.parametrize("per", ["datum", "geheel"])
def test_link_to_join_is_there_from_its_time_to_the_end_for_who_is_online(
    per: str, meeting: Publish, person: User, now: datetime
) -> None:
    page = meeting(
        rrule=SERIES,
        registration_per=per,
        event_format=make.event_format("hybride"),
        online_capacity=9,
        join_url=LINK,
        join_minutes_before=30,
    )
    seats = seats_of(page) if per == "geheel" else seats_of(page, SECOND)
    registered(seats, person, place=Place.ONLINE, now=now)
    other = UserFactory()
    registered(seats, other, now=now)
    start = make.wall(2026, 4, 14, 10)

    def linked(who: User, moment: datetime) -> list[Any]:
        return [vevent for vevent in vevents(body(who, moment)) if LINK in str(vevent.get("DESCRIPTION"))]

    assert linked(person, start - timedelta(minutes=31)) == []
    (joined,) = linked(person, start - timedelta(minutes=30))
    assert joined["DTSTART"].dt == start
    assert joined["CONFERENCE"] == LINK
    assert str(joined["DESCRIPTION"]).count("U doet online mee.") == 1
    assert linked(person, start + timedelta(hours=2)) == []
    assert linked(other, start) == []


def test_date_that_left_its_series_is_off(meeting: Publish, person: User, now: datetime, at: Clock) -> None:
    page = meeting(rrule=SERIES)
    registered(seats_of(page, date(2026, 4, 28)), person, now=now)
    now = at(2026, 3, 2, 12)
    make.republish(page, recurrence="RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=3")

    (own,) = vevents(body(person, now))
    assert (own["STATUS"], str(own["SUMMARY"])) == ("CANCELLED", "Geannuleerd: Intervisie")
    assert vevents(body(person, now, look=CancelledAs.LEFT_OUT)) == []


def test_nothing_of_others_and_nothing_unproven_is_in_it(
    meeting: Publish, person: User, member: User, now: datetime
) -> None:
    seats = seats_of(meeting(admits_guests=True))
    colleague = Applicant(name="Een collega", email="collega@gemeente.test", registered_by=person)
    register(seats, applicant=colleague, place=Place.ROOM, now=now)
    register(seats, applicant=Applicant(name="Wie dan ook", email=person.email), place=Place.ROOM, now=now)
    assert vevents(body(person, now)) == []

    community = member.memberships.select_related("community").first().community
    hidden = meeting(title="Besloten", access="leden", community=community)
    registered(seats_of(hidden), person, now=now)
    assert vevents(body(person, now)) == []


def test_unchanged_own_dates_cost_one_query_each_time(
    meeting: Publish, person: User, now: datetime, django_assert_num_queries: Any
) -> None:
    page = meeting(rrule=SERIES)
    for seats in Seating.objects.filter(event=event_of(page)):
        registered(seats, person, now=now)
    assert Registration.objects.count() == 4

    with django_assert_num_queries(1):
        assert len(own_dates(person, feed_window(now), now=now)[0].parts) == 4

    path = f"/agenda/persoonlijk/{subscribe(person, name='Telefoon', now=now)[1]}.ics"
    etag = Client().get(path)["ETag"]
    with django_assert_num_queries(3):
        assert Client().get(path, headers={"If-None-Match": etag}).status_code == 304
