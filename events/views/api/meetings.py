"""``/api/v1/events`` and ``/api/v1/occurrences``."""

from datetime import UTC, datetime
from typing import Any

from django.db.models import Q
from django.http import HttpRequest

from events.domain.changes import changed_dates, changed_events, public_dates, with_event
from events.domain.position import START, Position, parse_moment
from events.models import Event, Occurrence
from events.views.api.declared import EVENTS, OCCURRENCES
from events.views.api.door import serves
from events.views.api.facts import date_facts, event_facts, gone_facts
from events.views.api.paging import Question, read_question, wrong_cursor


@serves(EVENTS)
def events(request: HttpRequest) -> dict[str, Any]:
    """Meetings in the order in which they changed; with ``since`` only what changed, and what is gone."""
    question = read_question(request, EVENTS.path, parts=2)
    rows = changed_events(
        question.selection.filter,
        position=_position(question),
        with_gone=question.since is not None,
        number=question.limit + 1,
    )
    page = rows[: question.limit]
    items = [event_facts(event) for event in page if event.is_selected]
    removed = [gone_facts(event) for event in page if not event.is_selected]
    return question.answer(items, removed, _place(page[-1]) if len(rows) > len(page) else None)


@serves(OCCURRENCES)
def occurrences(request: HttpRequest) -> dict[str, Any]:
    """Dates in order of time; with ``since`` all dates of each meeting that changed."""
    question = read_question(request, OCCURRENCES.path, parts=3)
    return _in_order_of_time(question) if question.since is None else _of_changed(question)


def _of_changed(question: Question) -> dict[str, Any]:
    page, has_more = changed_dates(
        question.selection.filter, position=_position(question), now=question.now, number=question.limit
    )
    items = [date_facts(date) for _event, dates in page for date in dates]
    removed = [gone_facts(event) for event, dates in page if not dates]
    return question.answer(items, removed, _place(page[-1][0]) if has_more else None)


def _in_order_of_time(question: Question) -> dict[str, Any]:
    dates = public_dates(question.selection.filter, now=question.now)
    if question.place:
        dates = dates.filter(_later(question.place))
    rows = list(with_event(dates)[: question.limit + 1])
    page = rows[: question.limit]
    place = _place_of(page[-1]) if len(rows) > len(page) else None
    return question.answer([date_facts(date) for date in page], [], place)


def _position(question: Question) -> Position:
    if not question.place:
        return question.since or START
    moment, uid = question.place
    return Position(_moment(moment), uid)


def _later(place: tuple[str, ...]) -> Q:
    starts_at, recurrence_id, uid = _moment(place[0]), _moment(place[1]), place[2]
    same = Q(starts_at=starts_at)
    later = Q(recurrence_id__gt=recurrence_id) | Q(recurrence_id=recurrence_id, event__uid__gt=uid)
    return Q(starts_at__gt=starts_at) | same & later


def _moment(text: str) -> datetime:
    try:
        return parse_moment(text)
    except ValueError as error:
        raise wrong_cursor(text) from error


def _place(event: Event) -> tuple[str, str]:
    return (_written(event.told_at), event.uid)


def _place_of(date: Occurrence) -> tuple[str, str, str]:
    return (_written(date.starts_at), _written(date.recurrence_id), date.event.uid)


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
