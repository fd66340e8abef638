"""The calendar part of a mail: the same meeting as in the feed, to one person."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import icalendar
import pytest
from django.test import Client

from events.domain.seats import Applicant, cancel, register
from events.domain.withdrawal import unpublish_meeting
from events.models import Place
from events.values import Window
from tests.conformance.readers import Found, by_ical_js, by_icalendar, by_libical
from tests.conformance.wire import check_octets, read
from tests.events.domain.notices.conftest import SERIES, event_of, joined, mails, seats_of
from tests.factories import events as make

pytestmark = pytest.mark.django_db
Publish = Callable[..., Any]
Reader = Callable[[bytes, Window], list[Found]]
READERS = (by_icalendar, by_ical_js, by_libical)
SECOND, THIRD = date(2026, 4, 14), date(2026, 4, 21)
SPRING = Window(make.wall(2026, 3, 1), make.wall(2026, 7, 1))


def feed() -> bytes:
    return Client().get("/agenda.ics").content


def vevents(body: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(body).walk("VEVENT"))


def merged(*texts: str) -> bytes:
    """A calendar that took in *texts* one after the other, as RFC 5546 §2.1.5 says.

    Of what has the same UID and RECURRENCE-ID the higher SEQUENCE counts, then the later DTSTAMP.
    """
    kept: dict[tuple[str, str], Any] = {}
    for text in texts:
        for vevent in vevents(text.encode()):
            rid = vevent.get("RECURRENCE-ID")
            key = (str(vevent["UID"]), rid.to_ical().decode() if rid else "")
            if key not in kept or _rank(vevent) >= _rank(kept[key]):
                kept[key] = vevent
    calendar = icalendar.Calendar.from_ical(texts[-1])
    calendar.subcomponents = [part for part in calendar.subcomponents if part.name != "VEVENT"]
    calendar.subcomponents += [_alone(vevent) for vevent in kept.values()]
    return calendar.to_ical()


def _rank(vevent: Any) -> tuple[int, datetime]:
    return int(vevent["SEQUENCE"]), vevent["DTSTAMP"].dt


def _alone(vevent: Any) -> Any:
    """A date whose series is not in this calendar is an event of itself, as clients show it."""
    if (rid := vevent.pop("RECURRENCE-ID", None)) is not None:
        vevent["UID"] = icalendar.vText(f"{rid.to_ical().decode()}-{vevent['UID']}")
    return vevent


@pytest.mark.parametrize("rrule", ["", SERIES])
def test_invitation_has_the_identity_and_the_numbers_of_the_feed(
    rrule: str, meeting: Publish, now: datetime
) -> None:
    page = meeting(rrule=rrule)
    make.republish(page, title="Intervisie, nieuw")
    joined(seats_of(page, date(2026, 4, 7)), now)

    (mailed,) = vevents(mails("confirmed")[0].calendar.encode())
    (told,) = vevents(feed())

    assert mailed["UID"] == told["UID"] == event_of(page).uid
    assert mailed["SEQUENCE"] == told["SEQUENCE"] == 1
    assert mailed["DTSTART"].dt == told["DTSTART"].dt
    assert ("RECURRENCE-ID" in mailed) is bool(rrule)
    assert "RRULE" not in mailed
    assert mailed["SUMMARY"] == "Intervisie, nieuw"


def test_moved_date_has_the_same_recurrence_id_as_in_the_feed(meeting: Publish, now: datetime) -> None:
    page = meeting(rrule=SERIES, date_changes=[make.moved(SECOND, make.wall(2026, 4, 15, 13))])
    joined(seats_of(page, SECOND), now)

    (mailed,) = vevents(mails("confirmed")[0].calendar.encode())
    told = next(vevent for vevent in vevents(feed()) if "RECURRENCE-ID" in vevent)

    assert mailed["RECURRENCE-ID"].to_ical() == told["RECURRENCE-ID"].to_ical() == b"20260414T100000"
    assert mailed["RECURRENCE-ID"].params["TZID"] == "Europe/Amsterdam"
    assert mailed["DTSTART"].dt == told["DTSTART"].dt == make.wall(2026, 4, 15, 13)


def test_invitation_is_to_one_person_who_need_not_answer(meeting: Publish, now: datetime) -> None:
    page = meeting()
    rows = [joined(seats_of(page), now) for _ in range(2)]

    for row, mail in zip(rows, mails("confirmed"), strict=True):
        calendar = read(mail.calendar.encode())
        (vevent,) = calendar.within("VEVENT")
        attendee, organiser = vevent.one("ATTENDEE"), vevent.one("ORGANIZER")
        assert attendee.value == f"mailto:{row.address}"
        assert attendee.parameters["RSVP"] == "FALSE"
        assert attendee.parameters["PARTSTAT"] == "ACCEPTED"
        assert organiser.value == "mailto:redactie@localhost"
        assert calendar.one("METHOD").value == mail.calendar_method == "REQUEST"
        assert calendar.one("VERSION").value == "2.0"
        assert len(calendar.within("VTIMEZONE")) == 1
        check_octets(mail.calendar.encode())


def test_long_address_is_folded_by_octets(meeting: Publish, now: datetime) -> None:
    page = meeting()
    row = joined(seats_of(page), now)
    row.person.email = f"{'a' * 60}@{'b' * 60}.example.org"
    row.person.save()

    make.republish(page, start=make.wall(2026, 4, 8, 10), end=make.wall(2026, 4, 8, 12))

    body = mails("changed")[0].calendar.encode()
    check_octets(body)
    assert read(body).within("VEVENT")[0].one("ATTENDEE").value == f"mailto:{row.person.email}"


def test_who_leaves_gets_it_out_of_the_calendar_and_who_only_waited_does_not(
    meeting: Publish, now: datetime
) -> None:
    page = meeting(capacity=1)
    first, second = joined(seats_of(page), now), joined(seats_of(page), now)
    cancel(second, now=now)
    cancel(first, now=now)

    waited, had = mails("cancelled")
    assert (waited.calendar_method, waited.calendar) == ("", "")
    (vevent,) = vevents(had.calendar.encode())
    assert had.calendar_method == "CANCEL"
    assert (vevent["UID"], vevent["SEQUENCE"], vevent["STATUS"]) == (event_of(page).uid, 0, "CANCELLED")
    assert "METHOD:CANCEL\r\n" in had.calendar
    assert "BEGIN:VTIMEZONE" in had.calendar


def test_session_is_the_one_of_the_programme(agenda: Any, now: datetime) -> None:
    festival = make.festival_page(agenda, takes_registrations=True, sessions_take_registrations=True)
    session = make.session_of(festival, "Taal")
    joined(seats_of(festival, session=session), now)
    session.starts = time(15)
    session.save()

    told = vevents(Client().get("/agenda/festival/programma.ics").content)[0]
    (mailed,) = vevents(mails("changed")[0].calendar.encode())

    assert mailed["UID"] == told["UID"] == session.uid
    assert mailed["SEQUENCE"] == told["SEQUENCE"] > 0
    assert mailed["DTSTART"].dt == told["DTSTART"].dt == make.wall(2026, 10, 8, 15)


def test_whole_series_is_invited_to_what_goes_on_of_it(meeting: Publish, now: datetime) -> None:
    page = meeting(rrule=SERIES, registration_per="geheel", date_changes=[make.cancelled(SECOND)])
    joined(seats_of(page), now)

    (mailed,) = vevents(mails("confirmed")[0].calendar.encode())

    assert (mailed["UID"], "RRULE" in mailed) == (event_of(page).uid, True)
    assert mailed["EXDATE"].to_ical() == b"20260414T100000"


def test_private_meeting_that_leaves_is_taken_back(meeting: Publish, now: datetime, member: Any) -> None:
    community = member.memberships.select_related("community").first().community
    page = meeting(access="leden", community=community)
    joined(seats_of(page), now)

    unpublish_meeting(page.translation_key, now=now)

    (vevent,) = vevents(mails("called_off")[0].calendar.encode())
    assert (vevent["UID"], vevent["STATUS"]) == (event_of(page).uid, "CANCELLED")
    assert vevent["SEQUENCE"] == event_of(page).sequence == 1


def test_join_link_is_in_no_invitation(meeting: Publish, now: datetime) -> None:
    link = "https://vergader.example.org/kamer"
    page = meeting(
        event_format=make.event_format("online"),
        join_url=link,
        join_minutes_before=20160,
        start=now + timedelta(days=2),
    )
    joined(seats_of(page), now, place=Place.ONLINE)

    assert link in mails("confirmed")[0].body_text
    assert link not in mails("confirmed")[0].calendar


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("rrule", ["", SERIES])
def test_moved_date_arrives_as_an_update_and_not_as_a_second_event(
    rrule: str, reader: Reader, meeting: Publish, now: datetime, at: Callable[..., datetime]
) -> None:
    page = meeting(rrule=rrule)
    joined(seats_of(page, date(2026, 4, 7)), now)
    at(2026, 3, 2, 12)

    if rrule:
        page.date_changes = [make.moved(date(2026, 4, 7), make.wall(2026, 4, 9, 14))]
        make.republish(page)
    else:
        make.republish(page, start=make.wall(2026, 4, 9, 14), end=make.wall(2026, 4, 9, 16))
    first, second = mails("confirmed")[0].calendar, mails("changed")[0].calendar

    start, end = (make.wall(2026, 4, 9, hour).astimezone(UTC) for hour in (14, 16))
    assert reader(merged(first, second), SPRING) == [Found("Intervisie", start, end, "CONFIRMED")]
    # The other way round: an old mail that is late changes nothing.
    assert reader(merged(second, first), SPRING) == [Found("Intervisie", start, end, "CONFIRMED")]


@pytest.mark.parametrize("reader", READERS)
def test_series_at_another_hour_strikes_the_old_date_out(
    reader: Reader, meeting: Publish, now: datetime, at: Callable[..., datetime]
) -> None:
    page = meeting(rrule=SERIES)
    joined(seats_of(page, SECOND), now)
    at(2026, 3, 2, 12)
    make.republish(page, start=make.wall(2026, 4, 7, 11), end=make.wall(2026, 4, 7, 13))

    found = reader(merged(mails("confirmed")[0].calendar, mails("changed")[0].calendar), SPRING)

    assert [(one.start, one.status) for one in found] == [
        (make.wall(2026, 4, 14, 10).astimezone(UTC), "CANCELLED"),
        (make.wall(2026, 4, 14, 11).astimezone(UTC), "CONFIRMED"),
    ]


@pytest.mark.parametrize("reader", READERS)
def test_cancelled_date_is_struck_out_and_comes_back(
    reader: Reader, meeting: Publish, now: datetime, at: Callable[..., datetime]
) -> None:
    page = meeting(rrule=SERIES)
    row = joined(seats_of(page, THIRD), now)
    at(2026, 3, 2, 12)
    page.date_changes = [make.cancelled(THIRD)]
    make.republish(page)
    texts = [mails("confirmed")[0].calendar, mails("called_off")[0].calendar]
    assert [one.status for one in reader(merged(*texts), SPRING)] == ["CANCELLED"]

    at(2026, 3, 3, 12)
    page.date_changes = []
    make.republish(page)
    texts += [mails("restored", row)[0].calendar]
    assert [one.status for one in reader(merged(*texts), SPRING)] == ["CONFIRMED"]


def test_who_comes_back_after_leaving_is_in_again(
    meeting: Publish, now: datetime, at: Callable[..., datetime]
) -> None:
    page = meeting()
    first = joined(seats_of(page), now)
    cancel(first, now=at(2026, 3, 2, 12))
    applicant = Applicant(person=first.person)
    register(seats_of(page), applicant=applicant, place=Place.ROOM, now=at(2026, 3, 3, 12))

    one, two = (mail.calendar for mail in mails("confirmed"))
    (found,) = by_icalendar(merged(one, mails("cancelled")[0].calendar, two), SPRING)
    assert found.status == "CONFIRMED"
