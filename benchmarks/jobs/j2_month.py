"""J2: the month as the agenda shows it to visitors, with its HTML, beside only reading the dates.

Warm is from the copy, and reads no dates; cold is made anew, as for the first who asks after a change.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db import connection

from benchmarks.data import Meeting
from benchmarks.measure import Target, take_turns, told
from benchmarks.rows import NOW
from benchmarks.site import ask, queries_of
from events.domain.agenda import occurrences_for
from events.domain.feed_copies import copies
from events.domain.filters import Selection
from events.domain.periods import MONTH, period_of
from events.values import FeedFilter
from events.views.kept_table import shown_table
from events.views.period_table import COLUMNS
from events.views.question import Question

PAGE = "/agenda/?weergave=maand&maand=2026-05"
PERIOD = period_of(MONTH, NOW.date().replace(month=5))
T = TypeVar("T")


def run(found: list[Meeting], rounds: int) -> dict[str, Any]:
    """Times and ratios for a month ahead, full of meetings."""
    question = Question("/agenda/", Selection(FeedFilter()), AnonymousUser(), NOW, PERIOD)
    html = _anew(partial(_table, question))
    number = len(_read(_statement(question)))
    assert html.count("days__title") + html.count("days__more") > 0
    assert _table(question) == html
    assert ask(PAGE) == _anew(partial(ask, PAGE))
    targets = [
        Target("read the dates", partial(_read, _statement(question))),
        Target("month table warm", partial(_table, question), "read the dates"),
        Target("month table cold", partial(_anew, partial(_table, question)), "read the dates"),
        Target("whole page warm", partial(ask, PAGE)),
        Target("whole page cold", partial(_anew, partial(ask, PAGE))),
    ]
    results = told(targets, take_turns(targets, rounds))
    for target in targets[1:]:
        # Warm again after what was asked before.
        target.run()
        results[target.name]["queries"] = queries_of(target.run)
    return {"dates": number, "bytes": len(html), "targets": results}


def _table(question: Question) -> str:
    return shown_table(question, PERIOD).html


def _anew(run: Callable[[], T]) -> T:
    copies.forget()
    return run()


def _statement(question: Question) -> tuple[str, Any]:
    dates = occurrences_for(question.filter, viewer=question.viewer, now=question.now)
    sql, parameters = dates.values_list(*COLUMNS).query.sql_with_params()
    return sql, parameters


def _read(found: tuple[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(*found)
        return list(cursor.fetchall())
