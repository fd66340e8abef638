"""J5: a question put to the search, beside the database ranking the same hits by itself.

The limit is what a site gets that lets its database search: full text with the engine's
own rank and its own passages, best twenty, and nothing around it.  The questions go from
words that every third chapter has to a word that none has.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import connection

from benchmarks.chapters import fill
from benchmarks.data import Meeting
from benchmarks.measure import spread
from benchmarks.site import queries_of
from cop_platform.core.search.analyser import query_terms
from cop_platform.core.search.marks import mark
from home.search import search

QUESTIONS = ("werk", "taal gesprek", "begeleiding klantmanager week", "inburgering bacedi", "gesprek zizizi")
RAW = {
    "sqlite": "SELECT page.id, page.title, bm25(wagtailsearch_indexentry_fts) AS worth, "
    "snippet(wagtailsearch_indexentry_fts, -1, '<b>', '</b>', '', 30) FROM wagtailsearch_indexentry_fts "
    "JOIN wagtailsearch_indexentry entry ON entry.id = wagtailsearch_indexentry_fts.rowid "
    "JOIN wagtailcore_page page ON page.id = CAST(entry.object_id AS INTEGER) AND page.live "
    "WHERE wagtailsearch_indexentry_fts MATCH %s ORDER BY worth LIMIT 20",
    "postgresql": "SELECT id, title, worth, ts_headline('simple', body_text, to_tsquery('simple', %s)) FROM "
    "(SELECT page.id, page.title, entry.body_text, ts_rank(entry.body, to_tsquery('simple', %s)) AS worth "
    "FROM wagtailsearch_indexentry entry "
    "JOIN wagtailcore_page page ON page.id = CAST(entry.object_id AS integer) AND page.live "
    "WHERE entry.body @@ to_tsquery('simple', %s) ORDER BY worth DESC LIMIT 20) best",
}
REPEATS = 4
JOIN = {"sqlite": " AND ", "postgresql": " & "}
Ask = Callable[[str], Any]


def run(found: list[Meeting], rounds: int) -> dict[str, Any]:
    """The time within which 95 of 100 questions are answered; as many chapters as there are meetings."""
    fill(len(found))
    asks: dict[str, Ask] = {"raw query": _raw, "search": partial(search, user=AnonymousUser())}
    _check()
    times: dict[str, list[float]] = {name: [] for name in asks}
    for _round in range(rounds):
        for name, ask in asks.items():
            times[name].append(_p95(ask))
    told: dict[str, dict[str, Any]] = {
        name: {"ms": spread([1000 * one for one in samples])} for name, samples in times.items()
    }
    pairs = zip(times["search"], times["raw query"], strict=True)
    told["search"] |= {"limit": "raw query", "ratio": spread([ours / raw for ours, raw in pairs])}
    told["search"]["queries"] = max(queries_of(partial(search, one, AnonymousUser())) for one in QUESTIONS)
    return {"chapters": len(found), "targets": told}


def _p95(ask: Ask) -> float:
    """Seconds within which 95 of 100 questions are answered."""
    samples = []
    for question in QUESTIONS * REPEATS:
        start = time.perf_counter()
        ask(question)
        samples.append(time.perf_counter() - start)
    return statistics.quantiles(samples, n=20)[-1]


def _raw(question: str) -> list[Any]:
    match = JOIN[connection.vendor].join(mark(word.stem) for word in query_terms(question))
    sql = RAW[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(sql, [match] * sql.count("%s"))
        return list(cursor.fetchall())


def _check() -> None:
    """Both find something for all questions but the last, whose rare word may be nowhere."""
    for question in QUESTIONS[:3]:
        assert _raw(question)
        assert search(question, AnonymousUser()).total
