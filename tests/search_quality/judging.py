"""How well the search answers the questions that readers put, judged before any tuning.

``judgements.json`` names, for each question, the chapters or pages that answer it.  A
question counts as answered when one of them is among the first three results of the
whole search, with nothing filtered out.

The questions under ``later`` were written and judged on 22 November 2026, after the search
was tuned to the first ones and before anybody saw what it gave for these: 73 of 105 had an
answer then.  What was mended since was mended with them in sight.
"""

import json
from pathlib import Path
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser

from home.search import search

JUDGEMENTS = json.loads(Path(__file__).with_name("judgements.json").read_text(encoding="utf-8"))
TOP = 3


class Miss(NamedTuple):
    """A question without a right answer on top, and what stood there instead."""

    query: str
    right: list[str]
    shown: list[str]


def addresses(query: str, *, top: int = TOP) -> list[str]:
    """The addresses of the first results for *query*, without their place in the page."""
    page = search(query, AnonymousUser()).page
    found = page.object_list if page else []
    return [one.url.partition("#")[0] for one in found[:top]]


def misses(questions: str = "queries") -> list[Miss]:
    """Those of the judged *questions* that have no right answer among the first results."""
    shown = [(judged, addresses(judged["query"])) for judged in JUDGEMENTS[questions]]
    return [
        Miss(judged["query"], judged["right"], found)
        for judged, found in shown
        if not any(address.endswith(f"/{right}/") for right in judged["right"] for address in found)
    ]


def misread() -> dict[str, str]:
    """The misspellings that do not find their word, with what was suggested instead.

    A word is found when it is suggested, or when its pages come at once.
    """
    offered = {wrong: search(wrong, AnonymousUser()).suggestion for wrong in JUDGEMENTS["misspellings"]}
    return {wrong: word for wrong, word in offered.items() if not _is_found(wrong, word)}


def _is_found(wrong: str, suggested: str) -> bool:
    right = JUDGEMENTS["misspellings"][wrong]
    return suggested == right or addresses(wrong) == addresses(right) != []
