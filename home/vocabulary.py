"""The words of the public pages: better spellings and parts of compounds come from them alone."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache, reduce
from operator import or_

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Length

from cop_platform.core.periodic import periodic
from cop_platform.core.search.index import SearchableText
from cop_platform.core.search.spelling import beginnings, most_slips, slips
from cop_platform.core.search.stems import stem
from cop_platform.core.search.words import tokens
from cop_platform.core.visibility import visible_pages
from home.models import SearchWord
from home.prepared import Prepared, as_list, given_list

CHUNK = 200
# Of the words that begin and end somewhere alike, the ones most used.
MAX_ALIKE = 3_000
SHORTEST_HALF = 4
LINKS = ("", "s", "e", "en", "n")


@periodic("renew the words of the search", seconds=24 * 3600)
def renew_vocabulary(now: datetime) -> int:
    """Write the words of everything that everybody may read, with the number of pages; returns how many."""
    counts: Counter[str] = Counter()
    for page in visible_pages(AnonymousUser()).specific().iterator(chunk_size=CHUNK):
        counts.update(_words_in(page))
    rows = (SearchWord(word=word, stem=stem(word), pages=counts[word]) for word in sorted(counts))
    with transaction.atomic():
        SearchWord.objects.all().delete()
        SearchWord.objects.bulk_create(rows, batch_size=1_000)
    return len(counts)


def known_stems(stems: Iterable[str]) -> set[str]:
    """Those of *stems* that some page has, in whatever inflection."""
    return {stem for (stem,) in _there().rows(stems=as_list(stems))}


@cache
def _there() -> Prepared:
    there = SearchWord.objects.filter(stem__in=given_list("stems"))
    return Prepared(there.order_by().values_list("stem", flat=True))


def halves(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The stems of two words of pages that make up each of *words*, the longest first half; one query."""
    cuts = {word: list(_cuts(word)) for word in words}
    wanted = {half for pairs in cuts.values() for pair in pairs for half in pair}
    known = dict(SearchWord.objects.filter(word__in=wanted).values_list("word", "stem"))
    found = {word: [pair for pair in pairs if known.keys() >= {*pair}] for word, pairs in cuts.items()}
    return {word: tuple(known[half] for half in pairs[-1]) for word, pairs in found.items() if pairs}


def _words_in(page: object) -> set[str]:
    sources = page.search_sources() if isinstance(page, SearchableText) else [str(page)]
    return {token.joined for source in sources for token in tokens(source) if not token.joined.isdigit()}


def nearest(word: str) -> str:
    """The word of a page with the fewest slips, of those the most used one; *word* itself without any."""
    most = most_slips(word)
    if not most:
        return word
    starts = reduce(or_, (Q(word__startswith=letter) for letter in beginnings(word)))
    alike = SearchWord.objects.annotate(length=Length("word")).filter(
        starts, length__gte=len(word) - most, length__lte=len(word) + most
    )
    rows = alike.order_by("-pages", "word").values_list("word", "pages")[:MAX_ALIKE]
    found = ((slips(word, other, most), -pages, other) for other, pages in rows)
    return min((one for one in found if one[0] <= most), default=(0, 0, word))[2]


def _cuts(word: str) -> Iterator[tuple[str, str]]:
    """The ways to cut a word in two, with and without the letters that link them."""
    for at in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1):
        for link in LINKS:
            first = word[:at].removesuffix(link) if link else word[:at]
            if len(first) >= SHORTEST_HALF and (not link or word[:at].endswith(link)):
                yield first, word[at:]
