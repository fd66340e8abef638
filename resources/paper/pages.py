"""The HTML of what goes on paper: for whoever may see the page, and nobody in particular."""

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from cop_platform.core.clock import today
from resources import texts
from resources.domain.cards import card_key, cards_in
from resources.domain.chapters import numbered
from resources.domain.papers import edition_words, named, printed_chapters
from resources.domain.reading import handbook_of, trust
from resources.domain.status import status_history
from resources.models import ChapterPage, Edition, HandbookPage, Paper
from resources.values import ChapterLink, Heading

LANGUAGE = "nl"
# Points: the largest that leaves a card on one sheet.
CARD_SIZES = (18.0, 16.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0)


@dataclass(frozen=True)
class Sheet:
    """HTML to put on paper, with the pages that it shows and the sizes its letters may have."""

    html: str
    shows: list[int]
    edition: str
    sizes: tuple[float, ...] = ()


@dataclass(frozen=True)
class PrintedChapter:
    """A chapter in a whole handbook."""

    number: int
    page: ChapterPage
    html: SafeString
    headings: list[Heading]


def sheet_of(paper: Paper) -> Sheet | None:
    """What *paper* must show now; None when its page or card is gone."""
    with override(LANGUAGE):
        page = paper.page.specific
        if isinstance(page, HandbookPage):
            return handbook_sheet(page)
        return _card(page, paper.card) if paper.card else _chapter(page)


def parts_of(handbook: HandbookPage) -> list[tuple[int, str]]:
    """All that is printed apart: each chapter, and each of its cards."""
    chapters = printed_chapters(handbook)
    cards = [(chapter.pk, card) for chapter in chapters for card in cards_in(chapter.body)]
    return [*((chapter.pk, "") for chapter in chapters), *cards]


def card_context(chapter: ChapterPage, handbook: HandbookPage, block: Any) -> dict[str, Any]:
    """What a room card shows, on the screen and on paper."""
    return {
        "card": block.value,
        "chapter": chapter,
        "handbook": handbook,
        "edition": edition_words(handbook),
        "newest": f"{texts.address_of(chapter)}kaart/{card_key(block)}/",
    }


def handbook_sheet(handbook: HandbookPage, edition: Edition | None = None) -> Sheet:
    """The whole of *handbook* as it is published now, in Dutch; as *edition* when it is being recorded."""
    with override(LANGUAGE):
        pages = printed_chapters(handbook)
        links = numbered(ChapterLink(page.title, "") for page in pages)
        chapters = [_printed(page, link.number) for page, link in zip(pages, links, strict=True)]
        about = texts.paper_html(handbook, prefix="over-", is_lowered=True)
        context = {"chapters": chapters, "about": about}
        if edition is not None:
            context["edition"] = named(edition)
        return _sheet("handbook", handbook, handbook, context, pages)


def _chapter(chapter: ChapterPage) -> Sheet:
    handbook = handbook_of(chapter)
    numbers = {page.pk: number for number, page in enumerate(printed_chapters(handbook), start=1)}
    context = {"chapter": chapter, "number": numbers.get(chapter.pk), "html": texts.paper_html(chapter)}
    return _sheet("chapter", handbook, chapter, context, [chapter])


def _card(chapter: ChapterPage, key: str) -> Sheet | None:
    block = cards_in(chapter.body).get(key)
    if block is None:
        return None
    handbook = handbook_of(chapter)
    context = card_context(chapter, handbook, block)
    html = render_to_string("resources/paper/room_card.html", {"language": LANGUAGE, **context})
    return Sheet(html, [handbook.pk, chapter.pk], context["edition"], CARD_SIZES)


def _printed(page: ChapterPage, number: int) -> PrintedChapter:
    prefix = f"h{number}-"
    headings = texts.contents(texts.paper_headings(page, prefix))
    return PrintedChapter(number, page, texts.paper_html(page, prefix=prefix, is_lowered=True), headings)


def _sheet(
    name: str, handbook: HandbookPage, page: Any, context: dict[str, Any], chapters: list[ChapterPage]
) -> Sheet:
    edition = edition_words(handbook)
    successor = handbook.superseded_by
    facts = {
        "language": LANGUAGE,
        "author": handbook.owner_organisation or "",
        "handbook": handbook,
        "trust": trust(handbook, today=today()),
        "status_change": status_history(handbook).present,
        "successor": successor if successor and successor.live else None,
        "edition": edition,
        "newest": texts.address_of(page),
    }
    html = render_to_string(f"resources/paper/{name}.html", {**facts, **context})
    return Sheet(html, [handbook.pk, *(chapter.pk for chapter in chapters)], edition)
