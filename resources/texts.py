"""The texts of a page as the rules see them: headings with anchors, HTML in order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from resources.domain.anchors import keep_anchors, retired, with_lent
from resources.domain.cards import card_key
from resources.domain.explained import Explanation, boxes, explained
from resources.domain.headings import headings_in, lowered, with_anchors, without_gaps
from resources.domain.sections import with_ends
from resources.values import Heading

TOP_LEVEL = 3


def headings_of(stored: Iterable[Mapping[str, Any]], body: Any) -> list[Heading]:
    """The headings of *body* (a StreamField value), with the anchors that were *stored* for them."""
    return keep_anchors(_known(stored), headings_in(_rich_texts(body)))


def stored_anchors(stored: Iterable[Mapping[str, Any]], body: Any) -> list[dict[str, Any]]:
    """What to store with the page: its headings now, and the retired ones."""
    known = _known(stored)
    kept = keep_anchors(known, headings_in(_rich_texts(body)))
    return [asdict(heading) for heading in [*kept, *retired(known, kept)]]


def lent_anchors(
    stored: Iterable[Mapping[str, Any]], body: Any, other: Sequence[Heading]
) -> list[dict[str, Any]]:
    """As ``stored_anchors`` for a translation, whose new headings get the anchors of *other*."""
    known, current = _known(stored), headings_in(_rich_texts(body))
    return stored_anchors([asdict(one) for one in with_lent(known, current, other)], body)


def contents(headings: Iterable[Heading]) -> list[Heading]:
    """The headings that a table of contents shows."""
    return [heading for heading in headings if heading.level == TOP_LEVEL]


def body_html(body: Any, headings: Iterable[Heading], context: dict[Any, Any]) -> SafeString:
    """The whole body, its own headings one level up so that they follow the page's title."""
    anchors: dict[str, dict[int, str]] = defaultdict(dict)
    for heading in headings:
        anchors[heading.block][heading.place] = heading.anchor
    parts = (_block_html(block, anchors[str(block.id)], context) for block in body)
    # Every part was rendered by a template that escapes.
    return mark_safe(without_gaps("\n".join(parts)))  # noqa: S308


def frozen_html(html: str) -> SafeString:
    """What an edition keeps, as it was."""
    # Templates escaped it when it was recorded, and nothing can change it since.
    return mark_safe(html)  # noqa: S308


def paper_headings(page: Any, prefix: str = "") -> list[Heading]:
    """The headings of *page*, with *prefix* before their anchors: many chapters share a document."""
    stored = getattr(page, "anchors", ())
    return [replace(one, anchor=prefix + one.anchor) for one in headings_of(stored, page.body)]


def paper_html(page: Any, *, prefix: str = "", is_lowered: bool = False, reader: Any = None) -> SafeString:
    """The text of *page* for paper; *is_lowered* when it stands below the title of a handbook.

    For *reader*, or else for nobody in particular.
    """
    context = {"page": page, "film_at": address_of(page), "user": reader}
    html = body_html(page.body, paper_headings(page, prefix), context)
    return mark_safe(lowered(html)) if is_lowered else html  # noqa: S308


def address_of(page: Any) -> str:
    """Where *page* is now, as one types it; paper and editions send readers there for its films."""
    return settings.SITE_URL + str(page.url)


def explained_html(html: SafeString, glossary: Iterable[Explanation]) -> SafeString:
    """The *html* of a page with words of the *glossary* explained, and the explanations after it."""
    text, found = explained(html, glossary)
    # What was added is escaped; the rest is as it came.
    return mark_safe(text + boxes(found))  # noqa: S308


def sections_html(html: SafeString, ends: Mapping[str, SafeString]) -> SafeString:
    """The *html* of a page, with what *ends* gives after each section, by its anchor."""
    return mark_safe(with_ends(html, ends))  # noqa: S308


def _block_html(block: Any, anchors: Mapping[int, str], context: dict[Any, Any]) -> str:
    if block.block_type == "text":
        # Without the block's own box: headings and paragraphs are the page's own.
        return with_anchors(str(block.value["html"] or ""), anchors)
    if block.block_type == "room_card" and context.get("cards_at"):
        context = {**context, "card_url": f"{context['cards_at']}{card_key(block)}/"}
    return str(block.render(context))


def _rich_texts(body: Any) -> list[tuple[str, str]]:
    texts = (block for block in body or () if block.block_type == "text")
    return [(str(block.id), block.value["html"].source) for block in texts if block.value["html"]]


def _known(stored: Iterable[Mapping[str, Any]]) -> list[Heading]:
    return [Heading(**row) for row in stored]
