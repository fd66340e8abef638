"""The reader chooses how what is off looks (H5)."""

from datetime import date, datetime

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings

from events.domain.feeds import Feed, render
from events.domain.filters import Selection, UnknownValue
from events.domain.ical import shown_as, tombstone, vevents
from events.domain.look import parse_look, with_look
from events.models import EventIndexPage
from events.values import CancelledAs, FeedFilter
from tests.events.domain.strategies import event, schedules
from tests.events.validators import validate
from tests.factories import events as make

WEEKLY = "FREQ=WEEKLY;COUNT=4;BYDAY=TU"
LEFT_OUT, MARKED, STRUCK = CancelledAs.LEFT_OUT, CancelledAs.MARKED, CancelledAs.STRUCK


@pytest.fixture
def meetings(agenda: EventIndexPage, now: datetime) -> None:
    """A series with one date off, one meeting that is off, one that was withdrawn, one that goes on."""
    page = make.meeting_page(agenda, "Reeks", rrule=WEEKLY)
    page.date_changes = [
        make.cancelled(date(2026, 4, 14)),
        make.moved(date(2026, 4, 21), make.wall(2026, 4, 22)),
    ]
    make.republish(page)
    make.meeting_page(agenda, "Afgelast", status="cancelled")
    make.meeting_page(agenda, "Weg").unpublish()
    make.meeting_page(agenda, "Gewoon")


def feed(look: CancelledAs) -> Feed:
    return Feed(Selection(FeedFilter()), look=look)


def dates(look: CancelledAs, now: datetime) -> list[tuple[str, str, str]]:
    """Day, title and status of every date that a calendar shows."""
    calendar = icalendar.Calendar.from_ical(render(feed(look), now=now))
    found = recurring_ical_events.of(calendar).between((2026, 4, 1), (2026, 6, 1))
    rows = ((f"{one['DTSTART'].dt:%m-%d}", str(one["SUMMARY"]), str(one["STATUS"])) for one in found)
    return sorted(rows)


@pytest.mark.django_db
def test_usual_look_strikes_out(meetings: None, now: datetime) -> None:
    assert dates(STRUCK, now) == [
        ("04-07", "Geannuleerd: Afgelast", "CANCELLED"),
        ("04-07", "Geannuleerd: Weg", "CANCELLED"),
        ("04-07", "Gewoon", "CONFIRMED"),
        ("04-07", "Reeks", "CONFIRMED"),
        ("04-14", "Geannuleerd: Reeks", "CANCELLED"),
        ("04-22", "Reeks", "CONFIRMED"),
        ("04-28", "Reeks", "CONFIRMED"),
    ]


@pytest.mark.django_db
def test_what_is_off_can_be_left_out(meetings: None, now: datetime) -> None:
    text = render(feed(LEFT_OUT), now=now).decode()

    assert [row[:2] for row in dates(LEFT_OUT, now)] == [
        ("04-07", "Gewoon"),
        ("04-07", "Reeks"),
        ("04-22", "Reeks"),
        ("04-28", "Reeks"),
    ]
    assert "EXDATE;TZID=Europe/Amsterdam:20260414T100000\r\n" in text
    assert "CANCELLED" not in text


@pytest.mark.django_db
def test_what_is_off_can_stay_with_a_mark(meetings: None, now: datetime) -> None:
    text = render(feed(MARKED), now=now).decode()

    assert dates(MARKED, now) == [(day, title, "CONFIRMED") for day, title, _status in dates(STRUCK, now)]
    # Nobody is busy with what is off.
    assert text.count("TRANSP:TRANSPARENT") == text.count("SUMMARY:Geannuleerd: ") == 3


@pytest.mark.django_db
def test_other_looks_say_so_in_name_and_address(db: None) -> None:
    chosen = Selection(FeedFilter(regions=("rijnmond",)))

    assert Feed(chosen, look=STRUCK).source == "http://testserver/agenda.ics?regio=rijnmond"
    hidden = Feed(chosen, look=LEFT_OUT)
    assert hidden.source == "http://testserver/agenda.ics?regio=rijnmond&geannuleerd=verbergen"
    assert hidden.name == "VIA-agenda (zonder wat niet doorgaat)"
    assert with_look("/agenda/regio/x.ics", MARKED) == "/agenda/regio/x.ics?geannuleerd=voorvoegsel"


@pytest.mark.django_db
def test_who_sees_nothing_of_it_gets_no_change(agenda: EventIndexPage, now: datetime, at: object) -> None:
    page = make.meeting_page(agenda, status="cancelled")
    make.meeting_page(agenda, "Gewoon")
    before = validate(feed(LEFT_OUT), now=now).etag

    make.republish(page, title="Anders")

    assert validate(feed(LEFT_OUT), now=now).etag == before


def test_look_is_one_of_three_words() -> None:
    assert parse_look({}) is parse_look({"geannuleerd": [" "]}) is STRUCK
    assert [parse_look({"geannuleerd": [word]}) for word in CancelledAs] == list(CancelledAs)
    with pytest.raises(UnknownValue, match="Kies uit: doorgestreept, verbergen, voorvoegsel"):
        parse_look({"geannuleerd": ["weg"]})


@settings(max_examples=40)
@given(schedules())
def test_left_out_is_what_goes_on_and_nothing_else(schedule) -> None:
    text = vevents(event(schedule))

    assert shown_as(text, STRUCK) == text
    whole, without = expanded(text), expanded(shown_as(text, LEFT_OUT))
    assert without == [row for row in whole if row[2] != "CANCELLED"]
    marked = expanded(shown_as(text, MARKED))
    assert marked == [(start, end, "CONFIRMED") for start, end, _status in whole]


@settings(max_examples=40)
@given(schedules())
def test_tombstone_has_the_dates_of_the_meeting(schedule) -> None:
    text = vevents(event(schedule))

    stone = tombstone(text, sequence=4, changed_at=make.wall(2026, 3, 2, 9))

    assert [row[:2] for row in expanded(stone)] == [row[:2] for row in expanded(text)]
    assert (
        stone.count("BEGIN:VEVENT") == stone.count("\r\nSTATUS:CANCELLED\r\n") == text.count("BEGIN:VEVENT")
    )
    assert stone.count("\r\nSEQUENCE:4\r\n") == stone.count("BEGIN:VEVENT")
    assert tombstone(stone, sequence=4, changed_at=make.wall(2026, 3, 2, 9)) == stone
    assert shown_as(stone, LEFT_OUT) == ""


def expanded(text: str) -> list[tuple[object, object, str]]:
    """Start, end and status of every date of *text* until 2029."""
    calendar = icalendar.Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n")
    found = recurring_ical_events.of(calendar).between((2024, 1, 1), (2028, 1, 1))
    return sorted((str(one["DTSTART"].dt), str(one["DTEND"].dt), str(one["STATUS"])) for one in found)
