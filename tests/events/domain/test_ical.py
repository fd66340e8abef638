"""Calendar text as other people's programs read it; R-numbers are those of the feed rules."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from events.domain.ical import calendar_bytes, plain_text, safe_vevents, vevents
from events.domain.ical.calendar import VTIMEZONE
from events.domain.recurrence import occurrences_between
from events.values import ExtraDate, Override, Schedule, Window
from tests.events.domain.strategies import event, schedules

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DATA = Path(__file__).parents[2] / "data"
TUESDAY = datetime(2026, 3, 10, 9, 30)
WINDOW = Window(datetime(2026, 1, 1, tzinfo=AMSTERDAM), datetime(2028, 1, 1, tzinfo=AMSTERDAM))


def meeting(rrule="", start=TUESDAY, hours=2, **parts):
    return Schedule(start, start + timedelta(hours=hours), rrule=rrule, **parts)


def parsed(text):
    """The VEVENTs in *text* as icalendar reads them, without a single parse error."""
    calendar = icalendar.Calendar.from_ical(calendar_bytes("Agenda", vevents=[text]))
    assert not [error for component in calendar.walk() for error in component.errors]
    return calendar.walk("VEVENT")


def lines(text):
    """Unfolded content lines."""
    return text.replace("\r\n ", "").split("\r\n")


SERIES = meeting(
    "FREQ=MONTHLY;BYDAY=2TU;COUNT=8",
    excluded_on=(date(2026, 7, 14),),
    overrides=(
        Override(datetime(2026, 4, 14, 9, 30), "cancel", reason="Zaal dicht"),
        Override(
            datetime(2026, 5, 12, 9, 30),
            "move",
            datetime(2026, 5, 13, 13),
            datetime(2026, 5, 13, 15),
            "Spreker verhinderd",
            sequence=1,
        ),
    ),
    extra_dates=(ExtraDate(datetime(2026, 9, 17, 10), datetime(2026, 9, 17, 12)),),
)
GOLDEN = {
    "series_with_exceptions": event(
        SERIES,
        summary="Café voor regio's; komt u ook, ja?",
        description="Voor klantmanagers.\r\nMet lunch\x00 en \\nieuws.",
        location="Stadskantoor\nStadsplateau 1, 3521 AZ Utrecht",
        url="https://example.nl/agenda/cafe/",
        categories=("Startbanen", "Taal, leren en werken"),
        geo=(52.0907, 5.12142),
        conference_url="https://meet.example.nl/cafe?a=1,2",
        contact="agenda@example.nl",
        created_at=datetime(2026, 1, 15, 8, 30, tzinfo=UTC),
    ),
    "weekly_until_after_clock_change": event(meeting("FREQ=WEEKLY;UNTIL=20261110")),
    "all_day_series": event(
        meeting(
            "FREQ=WEEKLY;BYDAY=MO;UNTIL=20260413",
            datetime(2026, 3, 16),
            hours=24 * 5,
            all_day=True,
            excluded_on=(date(2026, 4, 6),),
            overrides=(Override(datetime(2026, 3, 30), "cancel"),),
        )
    ),
    "cancelled_single": event(meeting(), status="CANCELLED", is_private=True),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_calendar_text_equals_the_reviewed_file(name):
    found = calendar_bytes(
        "Agenda",
        "Bijeenkomsten voor klantmanagers",
        "https://example.nl/agenda/",
        "https://example.nl/agenda.ics",
        [vevents(GOLDEN[name])],
        changed_at=datetime(2026, 2, 1, 12, tzinfo=UTC),
    )

    assert found == (DATA / f"{name}.ics").read_bytes()


@given(schedules())
@settings(max_examples=60, deadline=None)
def test_recurring_ical_events_reads_the_same_occurrences(schedule):
    calendar = icalendar.Calendar.from_ical(calendar_bytes("A", vevents=[vevents(event(schedule))]))

    found = recurring_ical_events.of(calendar).between(WINDOW.start, WINDOW.end)

    read = [(_instant(e["DTSTART"].dt), _instant(e["DTEND"].dt), str(e["STATUS"])) for e in found]
    assert sorted(read) == _expected(schedule)


@given(schedules())
@settings(max_examples=40, deadline=None)
def test_vobject_reads_the_same_starts_with_the_zone_of_the_feed(schedule):
    calendar = vobject.readOne(calendar_bytes("A", vevents=[vevents(event(schedule))]).decode())

    found = _starts_by_vobject(calendar)

    inside = sorted(start for start in found if WINDOW.start <= start < WINDOW.end)
    occurrences = occurrences_between(schedule, WINDOW)
    assert inside == sorted(o.start.astimezone(UTC) for o in occurrences if o.start >= WINDOW.start)


def _expected(schedule):
    return sorted(
        (
            occurrence.start.astimezone(UTC),
            occurrence.end.astimezone(UTC),
            "CANCELLED" if occurrence.is_cancelled else "CONFIRMED",
        )
        for occurrence in occurrences_between(schedule, WINDOW)
    )


def _instant(value):
    if not isinstance(value, datetime):
        value = datetime.combine(value, datetime.min.time(), AMSTERDAM)
    return value.astimezone(UTC)


def _starts_by_vobject(calendar):
    """What vobject expands, with changed dates put in the place of their originals."""
    found, replaced = [], set()
    for vevent in calendar.vevent_list:
        if hasattr(vevent, "recurrence_id"):
            replaced.add(_instant(vevent.recurrence_id.value))
            found.append(_instant(vevent.dtstart.value))
    for vevent in calendar.vevent_list:
        if hasattr(vevent, "recurrence_id"):
            continue
        series = vevent.getrruleset() if hasattr(vevent, "rrule") else [vevent.dtstart.value]
        for start in series:
            moment = _vobject_instant(start, vevent)
            if moment > WINDOW.end:
                break
            if moment not in replaced:
                found.append(moment)
    return found


def _vobject_instant(start, vevent):
    if not isinstance(vevent.dtstart.value, datetime):
        start = date(start.year, start.month, start.day)
    return _instant(start)


def test_same_facts_give_the_same_bytes():
    build = lambda: calendar_bytes("A", vevents=[vevents(GOLDEN["series_with_exceptions"])])  # noqa: E731

    assert build() == build()


@given(
    st.text(st.characters(exclude_categories=()), max_size=300),
    st.text(st.characters(exclude_categories=()), max_size=300),
)
@settings(max_examples=60, deadline=None)
def test_any_text_gives_valid_lines_and_survives(summary, description):
    text = vevents(event(meeting(), summary=summary, description=description))

    body = calendar_bytes("A", vevents=[text])
    assert b"\n" not in body.replace(b"\r\n", b"")
    assert b"\r" not in body.replace(b"\r\n", b"")
    assert max(len(line) for line in body.split(b"\r\n")) <= 75
    assert all(line.decode() is not None for line in body.split(b"\r\n"))
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", body)
    assert body.count(b"BEGIN:VEVENT") == 1
    assert str(parsed(text)[0].get("DESCRIPTION", "")) == plain_text(description)


def test_long_lines_are_folded_between_characters():
    text = vevents(event(meeting(), summary="é€😀" * 60))

    folded = [line.encode() for line in text.split("\r\n")]
    assert max(map(len, folded)) <= 75
    assert len([line for line in folded if line.startswith(b" ")]) > 5
    assert str(parsed(text)[0]["SUMMARY"]) == "é€😀" * 60


def test_text_cannot_start_a_property_of_its_own():
    text = vevents(event(meeting(), summary="Hoi\r\nATTENDEE:mailto:x@example.nl", location="A\nB"))

    assert [line for line in lines(text) if line.startswith("ATTENDEE")] == []
    assert "SUMMARY:Hoi ATTENDEE:mailto:x@example.nl" in lines(text)


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("a\x00b\x0bc\x1b", "ab\nc"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("e\u0301", "é"),
        ("a\ud800b\ufeff", "ab"),
        ("C:\\nieuw", "C:/nieuw"),
        ("tab\tstop", "tab stop"),
        ("  rand \n", "rand"),
    ],
)
def test_plain_text_keeps_only_what_every_client_reads(written, clean):
    assert plain_text(written) == clean


def test_plain_text_is_cut_at_a_word():
    assert plain_text("woord " * 1000, 20) == "woord woord woord…"


def test_description_ends_with_the_page_however_long_it_is():
    (vevent,) = parsed(
        vevents(event(meeting(), description="woord " * 2000, url="https://example.nl/agenda/x/"))
    )

    assert len(vevent["DESCRIPTION"]) <= 4000
    assert vevent["DESCRIPTION"].endswith("\n\nhttps://example.nl/agenda/x/")


def test_vtimezone_equals_the_zone_database_for_ten_years_around_now():
    zone = icalendar.Calendar.from_ical(
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{VTIMEZONE}END:VCALENDAR\r\n"
    ).walk("VTIMEZONE")[0]
    ours = zone.to_tz(lookup_tzid=False)
    differing = [
        wall
        for wall in _hours_around(datetime.now(UTC).year)
        if _is_clear(wall)
        and wall.replace(tzinfo=ours).utcoffset() != wall.replace(tzinfo=AMSTERDAM).utcoffset()
    ]

    assert differing == []


def _hours_around(year):
    """Each noon of the 21 years around *year*, and each half hour in the months with a change."""
    moment, step = datetime(year - 10, 1, 1, 12), timedelta(minutes=30)
    while moment.year <= year + 10:
        if moment.hour == 12 or (moment.month in (3, 10) and moment.day > 23):
            yield moment
        moment += step


def _is_clear(wall):
    """Whether the clock shows *wall* exactly once."""
    return (
        wall.replace(tzinfo=AMSTERDAM, fold=0).utcoffset()
        == wall.replace(tzinfo=AMSTERDAM, fold=1).utcoffset()
    )


def test_zone_is_declared_once_before_the_events_and_only_when_used():
    timed, all_day = (
        vevents(event(meeting())),
        vevents(event(meeting(start=datetime(2026, 3, 10), hours=24, all_day=True))),
    )

    with_zone = calendar_bytes("A", vevents=[timed, all_day, timed]).decode()

    assert with_zone.count("BEGIN:VTIMEZONE") == 1
    assert with_zone.index("VTIMEZONE") < with_zone.index("VEVENT")
    assert b"VTIMEZONE" not in calendar_bytes("A", vevents=[all_day])


def test_feed_has_no_attendee_alarm_rdate_or_organizer():
    text = vevents(GOLDEN["series_with_exceptions"])

    unwanted = r"^(ATTENDEE|ORGANIZER|BEGIN:VALARM|RDATE|EXRULE|DURATION)"
    assert [line for line in lines(text) if re.match(unwanted, line)] == []


def test_cancelled_date_is_an_override_and_no_exdate():
    found = lines(vevents(event(SERIES)))

    assert [line for line in found if line.startswith("EXDATE")] == [
        "EXDATE;TZID=Europe/Amsterdam:20260714T093000"
    ]
    assert "RECURRENCE-ID;TZID=Europe/Amsterdam:20260414T093000" in found
    assert "SUMMARY:Geannuleerd: Netwerkbijeenkomst" in found


def test_override_may_have_its_own_sequence():
    sequences = [vevent["SEQUENCE"] for vevent in parsed(vevents(event(SERIES)))]

    assert sequences == [3, 3, 1, 3]


def test_date_that_moves_past_another_stands_alone():
    move = Override(datetime(2026, 3, 17, 9, 30), "move", datetime(2026, 4, 2, 9), datetime(2026, 4, 2, 10))

    master, alone = parsed(vevents(event(meeting("FREQ=WEEKLY;COUNT=5", overrides=(move,)))))

    assert [d.dt for d in master["EXDATE"].dts] == [datetime(2026, 3, 17, 9, 30, tzinfo=AMSTERDAM)]
    assert (alone["UID"], "RECURRENCE-ID" in alone) == (
        "00000000-0000-0000-0000-000000000007-20260317@example.nl",
        False,
    )


def test_orphaned_changes_and_excluded_dates_are_left_out():
    schedule = meeting(
        "FREQ=WEEKLY;COUNT=3",
        excluded_on=(date(2026, 3, 18),),
        overrides=(Override(datetime(2026, 3, 25, 9, 30), "cancel"),),
    )

    (master,) = parsed(vevents(event(schedule)))

    assert "EXDATE" not in master


def test_moved_single_meeting_has_no_recurrence_id():
    move = Override(TUESDAY, "move", datetime(2026, 3, 11, 9), datetime(2026, 3, 11, 10))

    (vevent,) = parsed(vevents(event(meeting(overrides=(move,)))))

    assert "RECURRENCE-ID" not in vevent
    assert vevent["DTSTART"].dt == datetime(2026, 3, 11, 9, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    "broken",
    [
        {"schedule": meeting("FREQ=SECONDLY")},
        {"schedule": meeting(time_zone="Mars/Olympus")},
        {"url": "javascript:alert(1)"},
        {"url": "https://example.nl/\r\nATTENDEE:x"},
        {"changed_at": datetime(2026, 1, 1)},
        {"geo": ("noord", "oost")},
        {"summary": None},
    ],
)
def test_one_broken_meeting_is_logged_and_left_out(broken, caplog):
    assert safe_vevents(event(broken.pop("schedule", meeting()), **broken)) == ""

    assert "00000000-0000-0000-0000-000000000007@example.nl" in caplog.text
