"""Which of the hits are ranked, when there are more than can be, or hardly any."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from cop_platform.core.search.analyser import Word
from cop_platform.core.search.marks import ANYWHERE, LEAD, TITLE, any_of, marked_query, nearly
from home.hits import Hits, Row, all_of, first_of

# As many as this are enough for somebody who can still sharpen the question; of those that have its words
# just somewhere we rank no more.
PLENTY = 100
# With fewer full answers than this, we show what answers most of the query too.
FEW = 10


class Chosen(NamedTuple):
    """Rows to rank, and whether these are all that there are."""

    rows: list[Row]
    is_all: bool


def chosen(words: Sequence[Word], asked: Hits, most: int) -> Chosen:
    """At most *most* rows for *words*: all there are, or those that have the words in the best places."""
    rows = all_of(asked, marked_query(words), most)
    if rows is None:
        return Chosen(_best(words, asked, most), is_all=False)
    if len(rows) < FEW and len(words) > 1:
        others = (first_of(asked, query, most) for query in (nearly(words), any_of(words, LEAD)))
        return Chosen(_merged(rows, *others), is_all=True)
    return Chosen(rows, is_all=True)


def _best(words: Sequence[Word], asked: Hits, most: int) -> list[Row]:
    """Of more rows than can be ranked: by the place of the words, title first, then as they were made."""
    found: list[Row] = []
    for grade, enough in ((TITLE, most), (LEAD, most), (ANYWHERE, min(most, PLENTY))):
        found = _merged(found, first_of(asked, marked_query(words, grade), enough))[:enough]
        if len(found) >= PLENTY:
            break
    return found


def _merged(*lists: Iterable[Row]) -> list[Row]:
    """The rows of all *lists*, each once, where it came first."""
    found: dict[tuple[int, int], Row] = {}
    for row in chain(*lists):
        found.setdefault(row[:2], row)
    return list(found.values())
