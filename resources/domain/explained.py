"""Words of the glossary in a text: the first use of each becomes a button that explains it.

The button opens a box by itself, without a script (``popover``); the boxes come after the text.
Opening moves the focus into the box, so that a screen reader reads it; Escape brings it back.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cop_platform.core.search.analyser import query_terms
from cop_platform.core.search.occurrences import starts_with
from cop_platform.core.search.words import Token, tokens

MOST = 12
# The focus falls on the box, and its name is all of its words.
_BOX = (
    '<div class="explained" id="begrip-{0}" popover role="note" tabindex="-1" autofocus'
    ' aria-labelledby="begrip-{0}"><p><strong>{1}</strong>{2}</p><p>{3}</p></div>'
)
_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-z0-9]+)", re.IGNORECASE)
# Only running text: no heading, nothing that is a link or a button already.
_TEXT = {"p", "li"}
_CLOSED = {"a", "button", "label", "summary", "figcaption", "h2", "h3", "h4", "h5", "h6"}


class Explanation(NamedTuple):
    """A word of the glossary as the reader gets it."""

    slug: str
    term: str
    definition: str
    status: str = ""


class _Wanted(NamedTuple):
    explanation: Explanation
    stems: tuple[str, ...]


def explained(html: str, glossary: Iterable[Explanation]) -> tuple[str, list[Explanation]]:
    """The *html* with a button at the first use of each word of *glossary*, and the words that it has.

    *html* is our own or sanitised; at most twelve words, in the order of the text.
    """
    wanted = [_Wanted(one, _stems(one.term)) for one in glossary]
    left = sorted((one for one in wanted if one.stems), key=lambda one: -len(one.stems))
    found: list[Explanation] = []
    pieces = [_piece(text, left, found) if is_text else text for text, is_text in _pieces(html)]
    return "".join(pieces), found


def boxes(explanations: Iterable[Explanation]) -> SafeString:
    """The boxes that the buttons open."""
    rows = (
        (one.slug, one.term, format_html(" – {}", one.status) if one.status else "", one.definition)
        for one in explanations
    )
    return format_html_join("\n", _BOX, rows)


def _stems(term: str) -> tuple[str, ...]:
    return tuple(word.stem for word in query_terms(term))


def _pieces(html: str) -> Iterator[tuple[str, bool]]:
    """The parts of *html*, and whether each is running text."""
    depth = {"text": 0, "closed": 0}
    for part in _TAG.split(html):
        if part.startswith("<"):
            _count(part, depth)
            yield part, False
        else:
            yield part, depth["text"] > 0 and depth["closed"] == 0


def _count(tag: str, depth: dict[str, int]) -> None:
    name = _NAME.match(tag)
    step = -1 if tag.startswith("</") else 1
    if name and name[1].lower() in _TEXT:
        depth["text"] += step
    elif name and name[1].lower() in _CLOSED:
        depth["closed"] += step


def _piece(text: str, left: list[_Wanted], found: list[Explanation]) -> str:
    """The *text* with buttons; what it explains goes from *left* to *found*."""
    words = list(tokens(text))
    done, pieces = 0, []
    for at, word in enumerate(words):
        match = _match(words[at:], left) if word.start >= done and len(found) < MOST else None
        if match:
            end = words[at + len(match.stems) - 1].end
            pieces += [text[done : word.start], _button(text[word.start : end], match.explanation)]
            done = end
            left.remove(match)
            found.append(match.explanation)
    return "".join([*pieces, text[done:]])


def _match(words: Sequence[Token], left: Iterable[_Wanted]) -> _Wanted | None:
    return next((one for one in left if starts_with(words, one.stems)), None)


def _button(words: str, explanation: Explanation) -> SafeString:
    """A button with the *words* of the text, which are escaped as they came."""
    return format_html(
        '<button class="term" type="button" popovertarget="begrip-{}">{}</button>',
        explanation.slug,
        unescape(words),
    )
