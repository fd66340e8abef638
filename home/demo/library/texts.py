"""Handbooks with their chapters, and all other texts and tools."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from communities.models import Community
from cop_platform.taxonomy.models import (
    Audience,
    ContentStatus,
    EvidenceLevel,
    Language,
    Phase,
    ResourceType,
    Theme,
)
from home.demo.library import editions, feedback
from home.demo.library.consultations import load_consultations
from home.demo.library.english import load_english
from home.demo.library.readers import load_readers
from home.demo.library.rows import address
from home.demo.library.statuses import load_statuses
from home.founding.indexes import load_index
from home.loading import streams
from home.loading.base import Loader
from resources.models import ChapterPage, HandbookPage, ResourcePage, Scheme

Item = Mapping[str, Any]

REVIEW_DAYS = 365
# One text is late with its review, so that everybody sees what that looks like.
OVERDUE = "gastles-hrm"
DRAFT = "handboek-in-voorbereiding"


def load_texts(loader: Loader) -> None:
    """Write the texts of the library, each after the ones it refers to."""
    index = load_index(loader, "bibliotheek")
    for item in sorted(loader.read("resources"), key=_refers):
        loader.page(ResourcePage, index, item["slug"], _fields(loader, item), _links(loader, item))
    second = editions.rewritten(loader)
    for item in loader.read("handbooks"):
        _handbook(loader, index, item, {key: new for key, new in second.items() if key[0] == item["slug"]})
    _draft(loader, index)
    editions.load_followers(loader)
    feedback.load_feedback(loader)
    load_readers(loader)
    load_statuses(loader)
    load_consultations(loader)


def _handbook(loader: Loader, index: Any, item: Item, second: Mapping[tuple[str, str], Item]) -> None:
    """A handbook with its chapters as they are now, and before that as they were in its first edition."""
    handbook = loader.page(HandbookPage, index, item["slug"], _fields(loader, item), _links(loader, item))
    if not editions.has_editions(handbook):
        _chapters(loader, handbook, item, {})
        # Before the second edition: the translation of what it changes is behind.
        load_english(loader, handbook)
        editions.record_first(loader, handbook)
    _chapters(loader, handbook, item, second)
    load_english(loader, handbook)
    for new in second.values():
        if handbook is not None and handbook.editions.count() == 1:
            editions.record_second(loader, handbook, new["changes"])


def _chapters(loader: Loader, handbook: Any, item: Item, second: Mapping[tuple[str, str], Item]) -> None:
    for chapter in item["chapters"]:
        present = {**chapter, **second.get((item["slug"], chapter["slug"]), {})}
        loader.page(ChapterPage, handbook, chapter["slug"], _chapter_fields(loader, present))


def _refers(item: Item) -> bool:
    return bool(item.get("superseded_by") or item.get("related"))


def _fields(loader: Loader, item: Item) -> dict[str, Any]:
    return {
        "title": item["title"],
        "intro": item["intro"],
        "resource_type": loader.term(ResourceType, item["resource_type"]),
        "owner_organisation": loader.organisation(item["owner_organisation"]),
        "status": loader.term(ContentStatus, item["status"]),
        "evidence_level": loader.term(EvidenceLevel, item.get("evidence_level")),
        "is_external": item.get("is_external", False),
        "external_url": address(item.get("url")),
        "menukaart_variant": item.get("variant", ""),
        "scheme": loader.term(Scheme, item.get("scheme")),
        "maintaining_community": loader.term(Community, item.get("community")),
        "superseded_by": ResourcePage.objects.filter(slug=item.get("superseded_by", "")).first(),
        "sources": "\n".join(item["sources"]),
        "body": loader.blocks(item.get("about_blocks", [])),
        "questions": streams.stream(_question(question) for question in item.get("faq", [])),
        "is_example": item["is_example"],
        **_review(loader.today, item),
    }


def _question(item: Item) -> tuple[str, dict[str, str]]:
    return "question", {"question": item["question"], "answer": item["answer_html"]}


def _review(today: date, item: Item) -> dict[str, date]:
    """Dates that move once a month: a text that changes every day makes a version every day."""
    days = item.get("review_after_days", REVIEW_DAYS)
    month = today.replace(day=1)
    reviewed = month - timedelta(days=days + 30 if item["slug"] == OVERDUE else 45)
    return {"reviewed_on": reviewed, "review_on": reviewed + timedelta(days=days)}


def _links(loader: Loader, item: Item) -> dict[str, list[Any]]:
    return {
        "themes": loader.terms(Theme, item["themes"]),
        "audiences": loader.terms(Audience, item["audiences"]),
        "phases": loader.terms(Phase, item.get("phases", [])),
        "languages": loader.terms(Language, item.get("languages", [])),
        "related": list(ResourcePage.objects.filter(slug__in=item.get("related", []))),
    }


def _chapter_fields(loader: Loader, chapter: Item) -> dict[str, Any]:
    return {
        "title": chapter["title"],
        "intro": chapter["intro"],
        "body": loader.blocks(chapter["blocks"]),
        "sources": "\n".join(chapter["sources"]),
        "reading_minutes": chapter["reading_minutes"],
    }


def _draft(loader: Loader, index: Any) -> None:
    """A handbook that only editors may see: what tests for leaks look for."""
    fields = {
        "title": "Handboek in voorbereiding",
        "intro": "Deze tekst is nog niet gepubliceerd.",
        "resource_type": loader.term(ResourceType, "handboek"),
        "status": loader.term(ContentStatus, "concept"),
        "is_example": True,
    }
    handbook = loader.page(HandbookPage, index, DRAFT, fields, publish=False)
    chapter = {"title": "Nog niet voor lezers", "intro": "Dit hoofdstuk is een concept."}
    loader.page(ChapterPage, handbook, "nog-niet-voor-lezers", chapter, publish=False)
