"""J5: a question put to the search, beside the database doing the same by itself.

The limit is what a site gets that lets its database search: full text with the engine's
own rank, among what a visitor may see, the best ten with the engine's own passages, and
how many hits each facet has; in two statements that are written beforehand, and nothing
around them.  The questions go from a word that nearly every chapter has to a word that hardly any has.
"""

from __future__ import annotations

import gc
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
from cop_platform.core.content import stamps
from cop_platform.core.search.analyser import query_terms
from cop_platform.core.search.marks import mark
from cop_platform.core.visibility import visible_pages
from home.candidates import MAX_CANDIDATES
from home.facets import filed_at
from home.search import SearchResults, search

QUESTIONS = ("werk", "taal gesprek", "begeleiding klantmanager week", "inburgering bacedi", "gesprek zizizi")
# Of the hits: their pages, and those right above them, as a chapter is filed where its handbook is.
HITS = {
    "sqlite": "SELECT page.path, page.content_type_id FROM wagtailsearch_indexentry_fts "
    "JOIN wagtailsearch_indexentry entry ON entry.id = wagtailsearch_indexentry_fts.rowid "
    "JOIN wagtailcore_page page ON page.id = CAST(entry.object_id AS INTEGER) AND page.id IN ({visible}) "
    "WHERE wagtailsearch_indexentry_fts MATCH %s",
    "postgresql": "SELECT page.path, page.content_type_id FROM wagtailsearch_indexentry entry "
    "JOIN wagtailcore_page page ON page.id = CAST(entry.object_id AS integer) AND page.id IN ({visible}) "
    "WHERE entry.body @@ to_tsquery('simple', %s)",
}
COUNTS = (
    "WITH hit AS ({hits}), place AS (SELECT path AS own, path FROM hit "
    "UNION ALL SELECT path, substr(path, 1, length(path) - 4) FROM hit), "
    "filed (facet, path, slug, label_nl, label_en, position) AS ({filed}) "
    "SELECT 'soort', CAST(content_type_id AS text), COUNT(*) FROM hit GROUP BY content_type_id UNION ALL "
    "SELECT filed.facet, filed.slug, COUNT(DISTINCT place.own) FROM place "
    "JOIN filed ON filed.path = place.path GROUP BY filed.facet, filed.slug"
)
BEST = {
    "sqlite": "SELECT page.id, page.title, bm25(wagtailsearch_indexentry_fts) AS worth, "
    "snippet(wagtailsearch_indexentry_fts, -1, '<b>', '</b>', '', 30) FROM wagtailsearch_indexentry_fts "
    "JOIN wagtailsearch_indexentry entry ON entry.id = wagtailsearch_indexentry_fts.rowid "
    "JOIN wagtailcore_page page ON page.id = CAST(entry.object_id AS INTEGER) AND page.id IN ({visible}) "
    "WHERE wagtailsearch_indexentry_fts MATCH %s ORDER BY worth LIMIT 10",
    "postgresql": "SELECT id, title, worth, ts_headline('simple', body_text, to_tsquery('simple', %s)) FROM "
    "(SELECT page.id, page.title, entry.body_text, ts_rank(entry.body, to_tsquery('simple', %s)) AS worth "
    "FROM wagtailsearch_indexentry entry "
    "JOIN wagtailcore_page page ON page.id = CAST(entry.object_id AS integer) AND page.id IN ({visible}) "
    "WHERE entry.body @@ to_tsquery('simple', %s) ORDER BY worth DESC LIMIT 10) best",
}
REPEATS = 20
JOIN = {"sqlite": " AND ", "postgresql": " & "}
Ask = Callable[[str], Any]


class Raw:
    """The two statements, written beforehand: nothing of that is in the time."""

    def __init__(self) -> None:
        visible, self.shown = visible_pages(AnonymousUser()).order_by().values("pk").query.sql_with_params()
        filed, self.filed = filed_at().query.sql_with_params()
        self.best = BEST[connection.vendor].format(visible=visible)
        self.counts = COUNTS.format(hits=HITS[connection.vendor].format(visible=visible), filed=filed)

    def __call__(self, question: str) -> tuple[list[Any], list[Any]]:
        """The best hits for *question*, and the number of each facet."""
        match = JOIN[connection.vendor].join(mark(word.stem) for word in query_terms(question))
        before = [match, match] if connection.vendor == "postgresql" else []
        with connection.cursor() as cursor:
            cursor.execute(self.best, [*before, *self.shown, match])
            best = list(cursor.fetchall())
            cursor.execute(self.counts, [*self.shown, match, *self.filed])
            return best, list(cursor.fetchall())


def run(found: list[Meeting], rounds: int) -> dict[str, Any]:
    """The time within which 95 of 100 questions are answered; as many chapters as there are meetings."""
    fill(len(found))
    raw = Raw()
    asks: dict[str, Ask] = {"raw query": raw, "search": _searched}
    _check(raw)
    # As our server does when it has loaded.
    gc.collect()
    gc.freeze()
    times: dict[str, list[float]] = {name: [] for name in asks}
    for _round in range(rounds):
        for name, seconds in _round_of(asks).items():
            times[name].append(seconds)
    told: dict[str, dict[str, Any]] = {
        name: {"ms": spread([1000 * one for one in samples])} for name, samples in times.items()
    }
    pairs = zip(times["search"], times["raw query"], strict=True)
    told["search"] |= {"limit": "raw query", "ratio": spread([ours / raw for ours, raw in pairs])}
    told["search"]["queries"] = max(queries_of(partial(_searched, one)) for one in QUESTIONS)
    return {"chapters": len(found), "targets": told}


def _searched(question: str) -> SearchResults:
    """The answer, as within a request: there the version of the content is asked once."""
    stamps.begin()
    try:
        return search(question, AnonymousUser())
    finally:
        stamps.end()


def _round_of(asks: dict[str, Ask]) -> dict[str, float]:
    """Seconds within which each answers 95 of 100 questions; they take turns at every question."""
    samples: dict[str, list[float]] = {name: [] for name in asks}
    for question in QUESTIONS * REPEATS:
        for name, ask in asks.items():
            start = time.perf_counter()
            ask(question)
            samples[name].append(time.perf_counter() - start)
    return {name: statistics.quantiles(found, n=20)[-1] for name, found in samples.items()}


def _check(raw: Raw) -> None:
    """Both find something for the questions that need no mercy; of many hits we read the first."""
    for question in QUESTIONS[:3]:
        best, counts = raw(question)
        hits = sum(number for facet, _slug, number in counts if facet == "soort")
        assert best
        assert 0 < _searched(question).total <= min(hits, MAX_CANDIDATES)
