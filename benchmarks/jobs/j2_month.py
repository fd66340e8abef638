"""J2: the month as the agenda shows it, with its HTML, beside only reading the dates."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.template.loader import get_template

from benchmarks.data import Meeting
from benchmarks.measure import Target, take_turns, told
from benchmarks.rows import NOW
from benchmarks.site import ask, queries_of
from events.domain.agenda import occurrences_for
from events.domain.filters import Selection
from events.domain.periods import MONTH, period_of
from events.values import FeedFilter
from events.views.period_table import COLUMNS, table_of
from events.views.question import Question

PAGE = "/agenda/?weergave=maand&maand=2026-05"
PERIOD = period_of(MONTH, NOW.date().replace(month=5))


def run(found: list[Meeting], rounds: int) -> dict[str, Any]:
    """Times and ratios for a month ahead, full of meetings."""
    question = Question("/agenda/", Selection(FeedFilter()), AnonymousUser(), NOW, PERIOD)
    html = _html(question)
    number = len(_read(_statement(question)))
    assert html.count("days__title") + html.count("days__more") > 0
    assert ask(PAGE)[0] == 200
    targets = [
        Target("read the dates", partial(_read, _statement(question))),
        Target("month table", partial(_html, question), "read the dates"),
        Target("whole page", partial(ask, PAGE)),
    ]
    results = told(targets, take_turns(targets, rounds))
    results["month table"]["queries"] = queries_of(partial(_html, question))
    results["whole page"]["queries"] = queries_of(partial(ask, PAGE))
    return {"dates": number, "bytes": len(html), "targets": results}


def _html(question: Question) -> str:
    template = get_template("events/partials/period_table.html")
    return str(template.render({"table": table_of(question, PERIOD)}))


def _statement(question: Question) -> tuple[str, Any]:
    dates = occurrences_for(question.filter, viewer=question.viewer, now=question.now)
    sql, parameters = dates.values_list(*COLUMNS).query.sql_with_params()
    return sql, parameters


def _read(found: tuple[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(*found)
        return list(cursor.fetchall())
