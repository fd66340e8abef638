"""What stops publishing: each rule takes the parts of a page and tells what is wrong where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from cop_platform.core.blocks.figure import NOTHING_CHOSEN
from cop_platform.core.proofreading.films import captions, videos
from cop_platform.core.proofreading.html import outline
from cop_platform.core.proofreading.values import (
    Card,
    Download,
    Finding,
    NoPicture,
    Number,
    Part,
    Picture,
    Prose,
    Words,
)

# The highest heading that a writer may use; the page itself has those above.
FIRST_LEVEL = 3
FEWEST_WORDS = 40
_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_EMPTY_WORDS = frozenset(
    (
        *("hier", "klik", "klik hier", "klik dan hier", "via deze link", "deze link", "link", "meer"),
        *("lees meer", "lees verder", "meer lezen", "meer informatie", "meer info", "download"),
        *("deze pagina", "website", "deze website"),
        *("here", "click here", "read more", "more", "this link"),
    )
)


def problems(parts: Sequence[Part]) -> list[Finding]:
    """Everything that must be mended before readers get these *parts*, in their order."""
    rules = (_chosen, _pictures, _texts, _sources, videos, captions, _documents, _cards)
    found = [finding for rule in rules for finding in rule(parts)]
    order = {part.path: place for place, part in reversed(list(enumerate(parts)))}
    # Some stand at a field of a part: as early as the part.
    return sorted(found, key=lambda one: order.get(one.path, order.get(one.path[:-1], len(parts))))


def _chosen(parts: Iterable[Part]) -> Iterator[Finding]:
    for part in parts:
        if isinstance(part, NoPicture) and not part.has_number:
            yield Finding(part.path, "nothing_chosen", str(NOTHING_CHOSEN))
        elif isinstance(part, NoPicture):
            message = _(
                "U schreef iets bij een afbeelding, maar koos er geen. "
                "Kies de afbeelding, of haal de woorden weg."
            )
            yield Finding((*part.path, "image"), "picture_missing", message)


def _pictures(parts: Iterable[Part]) -> Iterator[Finding]:
    for part in parts:
        if not isinstance(part, Picture):
            continue
        if not part.is_decorative and not part.alt.strip():
            message = _(
                "Beschrijf de afbeelding voor wie haar niet ziet. "
                "Vertelt zij niets? Vink dan “versiering” aan."
            )
            yield Finding((*part.path, "alt"), "alt_missing", message)
        if not part.source.strip():
            message = _("Noem de bron of de maker van de afbeelding.")
            yield Finding((*part.path, "source"), "source_missing", message)


def _texts(parts: Iterable[Part]) -> Iterator[Finding]:
    above = FIRST_LEVEL - 1
    for part in parts:
        if isinstance(part, Prose):
            found = outline(part.html)
            yield from _headings(part, found.headings, above)
            above = found.headings[-1][0] if found.headings else above
            yield from (finding for link in found.links if (finding := _link(part, link.words)))


def _headings(part: Part, headings: Iterable[tuple[int, str]], above: int) -> Iterator[Finding]:
    for level, words in headings:
        if not words:
            message = _("Er staat een lege tussenkop. Vul de kop in of haal hem weg.")
            yield Finding(part.path, "heading_empty", message)
        elif level > above + 1:
            message = _("De kop “%(words)s” slaat een niveau over. Kies een kop die één niveau hoger is.")
            yield Finding(part.path, "heading_skipped", message % {"words": words}, words)
        above = level


def _link(part: Part, words: str) -> Finding | None:
    if not words:
        message = _("Er staat een link zonder tekst. Schrijf wat de lezer daar vindt, of haal de link weg.")
        return Finding(part.path, "link_empty", message)
    if words.casefold().strip(" .:!>»→") in _EMPTY_WORDS:
        message = _("De link “%(words)s” zegt niet waar hij heen gaat. Schrijf wat de lezer daar vindt.")
        return Finding(part.path, "link_vague", message % {"words": words}, words)
    if _ADDRESS.fullmatch(words):
        message = _("De link “%(words)s” is een kaal adres. Schrijf wat de lezer daar vindt.")
        return Finding(part.path, "link_address", message % {"words": words}, words)
    return None


def _sources(parts: Iterable[Part]) -> Iterator[Finding]:
    message = _("Dit cijfer heeft geen bron. Vul de bron in bij het cijfer, of kies een ander.")
    for part in parts:
        if isinstance(part, Number) and not part.has_source:
            yield Finding((*part.path, "figure"), "figure_source", message)


def _documents(parts: Sequence[Part]) -> Iterator[Finding]:
    document = next((part for part in parts if isinstance(part, Download)), None)
    if document and number_of_words(parts) < FEWEST_WORDS:
        message = _(
            "Vat samen wat in het document staat, in minstens %(number)d woorden. "
            "Niet iedereen kan een document lezen."
        )
        yield Finding((*document.path, "document"), "summary_missing", message % {"number": FEWEST_WORDS})


def _cards(parts: Iterable[Part]) -> Iterator[Finding]:
    for part in parts:
        if isinstance(part, Card):
            yield from (Finding(part.path, "card_too_full", fault) for fault in part.faults)


def number_of_words(parts: Iterable[Part]) -> int:
    """How many words a reader finds on the page itself."""
    texts = [unit for part in parts for unit in units_of(part)]
    return sum(len(text.split()) for text in texts)


def units_of(part: Part) -> list[str]:
    """The paragraphs and items of *part*; none when it holds no text."""
    if isinstance(part, Prose):
        return outline(part.html).units
    return [part.text] if isinstance(part, Words) and part.text.strip() else []
