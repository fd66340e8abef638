"""Between the bounded process and ours: readings as JSON, moments in UTC."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, fields
from datetime import UTC, date, datetime
from typing import Any

from events.partner_values import IncomingDate, IncomingEvent, Moment, ParsedCalendar, Problem

from .calendar import Complaint, Reading

_MOMENTS = frozenset({"start", "end", "recurrence_id", "last_modified", "exdates", "rdates"})
Sentence = Callable[[str, str], str]


def packed(reading: Reading) -> str:
    """*reading* as JSON; a date names its event by number."""
    # Some programs write the same event twice.
    numbers = {event: number for number, event in enumerate(dict.fromkeys(reading.events))}
    return json.dumps(
        {
            "name": reading.name,
            "events": [_flat(event) for event in numbers],
            "dates": [
                [
                    numbers[found.event],
                    found.key,
                    _text(found.start),
                    _text(found.end),
                    found.is_cancelled,
                ]
                for found in reading.dates
            ],
            "complaints": [asdict(complaint) for complaint in reading.complaints],
            "is_cut": reading.is_cut,
        },
        ensure_ascii=False,
    )


def unpacked(answer: dict[str, Any], sentence: Sentence) -> ParsedCalendar:
    """The calendar in *answer*; *sentence* makes a message of a code and its detail."""
    events = tuple(_event(values) for values in answer["events"])
    complaints = [Complaint(**values) for values in answer["complaints"]]
    return ParsedCalendar(
        name=answer["name"],
        events=events,
        dates=tuple(
            IncomingDate(events[number], key, _moment(start), _moment(end), is_cancelled)
            for number, key, start, end, is_cancelled in answer["dates"]
        ),
        problems=tuple(
            Problem(found.code, sentence(found.code, found.detail), found.uid, found.summary)
            for found in complaints
        ),
        is_cut=answer["is_cut"],
    )


def _flat(event: IncomingEvent) -> dict[str, Any]:
    values = {field.name: getattr(event, field.name) for field in fields(event)}
    return {name: _plain(value) if name in _MOMENTS else value for name, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_text(moment) for moment in value]
    return None if value is None else _text(value)


def _text(moment: Moment) -> str:
    return moment.astimezone(UTC).isoformat() if isinstance(moment, datetime) else moment.isoformat()


def _event(values: dict[str, Any]) -> IncomingEvent:
    return IncomingEvent(**{name: _value(name, value) for name, value in values.items()})


def _value(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_moment(text) if name in _MOMENTS else text for text in value)
    return _moment(value) if name in _MOMENTS and value is not None else value


def _moment(text: str) -> Moment:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
