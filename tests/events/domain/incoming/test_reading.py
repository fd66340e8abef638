"""What an honest partner's calendar says is what comes in."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cop_platform.core.own_process import environment
from events.domain.ical import incoming
from events.domain.ical.incoming import CalendarUnreadable, read_calendar
from events.domain.ical.incoming.reading import _OF_ZONES
from events.domain.ical.incoming.refusals import (
    problem_sentences,
    refusal_sentences,
    sentence_of,
)
from events.domain.ical.incoming.wire import packed, unpacked
from events.partner_values import IncomingEvent
from events.values import Window
from tests.events.domain.incoming.reader import END, START, reading_of

WINDOW = Window(datetime(2026, 10, 1, tzinfo=UTC), datetime(2028, 4, 1, tzinfo=UTC))
CALENDAR = """
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Divosa//NL
X-WR-CALNAME:Agenda van\\, en voor partners
BEGIN:VEVENT
UID:een@partner.example
SEQUENCE:3
LAST-MODIFIED:20261001T120000Z
SUMMARY:Startdag\\, met lunch
DESCRIPTION:<p>Welkom &amp; tot ziens.</p><p>Kom <a href="https://x.nl">op tijd</a>.</p>
LOCATION:Stadhuis\\nZaal 2
URL:https://partner.example/startdag
CATEGORIES:Taal,Werk\\, en meer,Taal
DTSTART;TZID=Europe/Amsterdam:20261103T133000
DTEND;TZID=Europe/Amsterdam:20261103T150000
ORGANIZER;CN=Iemand:mailto:iemand@partner.example
ATTENDEE;CN="Een ander":mailto:ander@partner.example
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT15M
DESCRIPTION:Bijna
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:twee@partner.example
SUMMARY:Inloop
DTSTART;VALUE=DATE:20261105
RRULE:FREQ=MONTHLY;COUNT=2
STATUS:TENTATIVE
END:VEVENT
BEGIN:VEVENT
UID:drie@partner.example
DTSTART:20261105T100000Z
END:VEVENT
END:VCALENDAR
"""


def test_calendar_is_read_in_a_process_of_its_own() -> None:
    found = read_calendar(CALENDAR.strip().encode(), WINDOW)

    assert found.name == "Agenda van, en voor partners"
    assert found.events == (
        IncomingEvent(
            uid="een@partner.example",
            sequence=3,
            last_modified=datetime(2026, 10, 1, 12, tzinfo=UTC),
            summary="Startdag, met lunch",
            description="Welkom & tot ziens.\nKom op tijd (https://x.nl).",
            location="Stadhuis Zaal 2",
            url="https://partner.example/startdag",
            categories=("Taal", "Werk, en meer"),
            start=datetime(2026, 11, 3, 12, 30, tzinfo=UTC),
            end=datetime(2026, 11, 3, 14, tzinfo=UTC),
        ),
        IncomingEvent(
            uid="twee@partner.example",
            summary="Inloop",
            start=date(2026, 11, 5),
            end=date(2026, 11, 6),
            all_day=True,
            status="TENTATIVE",
            rrule="FREQ=MONTHLY;COUNT=2",
        ),
    )
    assert [(found.key, found.start) for found in found.dates] == [
        ("", datetime(2026, 11, 3, 12, 30, tzinfo=UTC)),
        ("20261105", date(2026, 11, 5)),
        ("20261205", date(2026, 12, 5)),
    ]
    assert [(problem.code, problem.uid, problem.message) for problem in found.problems] == [
        ("no_title", "drie@partner.example", "Deze bijeenkomst heeft geen titel en is overgeslagen.")
    ]


def test_event_that_stands_twice_is_read_once() -> None:
    reading = reading_of(f"{START}\n{END}", f"{START}\n{END}", f"UID:2\nSUMMARY:Later\n{START}\n{END}")

    found = unpacked(json.loads(packed(reading)), sentence_of)

    assert [event.summary for event in found.events] == ["Inloop", "Later"]
    assert [day.event.summary for day in found.dates] == ["Later", "Inloop"]


def test_secrets_of_ours_are_not_in_the_environment_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "geheim")

    assert "SECRET_KEY" not in environment(_OF_ZONES)


def test_process_that_falls_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")

    with pytest.raises(CalendarUnreadable) as refused:
        read_calendar(CALENDAR.encode(), WINDOW)

    assert refused.value.code == "crashed"


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    folder = Path(incoming.__file__).parent
    source = "".join(path.read_text() for path in folder.glob("*.py") if path.name != "refusals.py")
    raised = set(re.findall(r'(?:BadEvent|Unusable|note|Complaint|unreadable)\(\s*"(\w+)"', source))

    assert raised - set(problem_sentences()) - set(refusal_sentences()) == set()
    assert [code for code in [*problem_sentences(), *refusal_sentences()] if f'"{code}"' not in source] == []
