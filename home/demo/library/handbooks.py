"""Handbooks with their chapters, and all other texts and tools."""

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
from home.demo.library.words import address, document, questions, source_lines
from resources.models import ChapterPage, HandbookPage, LibraryIndexPage, ResourcePage, Scheme

INTRO = (
    "Handboeken, richtlijnen, praktijkvoorbeelden en bronnen van anderen. "
    "Bij elke tekst staat hoe zeker wij zijn en wanneer hij is nagekeken."
)
# The text of this one is our example, so it claims no more than an example may.
MODEST = {"handboek-begeleiden-werkvloer": {"status": "concept", "evidence_level": "praktijkervaring"}}
REVIEW_DAYS = 365
# One text is late with its review, so that everybody sees what that looks like.
OVERDUE = "gastles-hrm"
DRAFT = "handboek-in-voorbereiding"


def load_handbooks(loader: Any) -> None:
    """Write the texts of the library, with their chapters."""
    index = loader.page(
        LibraryIndexPage, loader.home, "bibliotheek", {"title": "Bibliotheek", "intro": INTRO}
    )
    files = [loader.content(name) for name in ("handbooks-a", "handbooks-b")]
    texts = {text["slug"]: text for file in files for text in file["resources"]}
    chapters = [chapter for file in files for chapter in file["chapters"]]
    for item in loader.data["resources"]:
        model = HandbookPage if item.get("chapters") else ResourcePage
        fields = _fields(loader, item, texts.get(item["slug"], {}))
        page = loader.page(model, index, item["slug"], fields, _links(loader, item))
        _chapters(loader, page, item, [one for one in chapters if one["resource"] == item["slug"]])
    _draft(loader, index)


def _fields(loader: Any, item: dict[str, Any], text: dict[str, Any]) -> dict[str, Any]:
    item = item | MODEST.get(item["slug"], {})
    level = item.get("evidence_level")
    sources = text.get("sources") or [item["source"]]
    return {
        "title": item["title"],
        "intro": item["summary_nl"],
        "resource_type": loader.term(ResourceType, item["resource_type"]),
        "owner_organisation": loader.organisation(item["owner_organisation"]),
        "status": loader.term(ContentStatus, item["status"]),
        "evidence_level": loader.term(EvidenceLevel, level) if level else None,
        "is_external": item.get("external", False),
        "external_url": address(item.get("url")),
        "menukaart_variant": item.get("variant", ""),
        "scheme": Scheme.objects.filter(slug=item.get("scheme", "")).first(),
        "maintaining_community": Community.objects.filter(slug=item.get("community", "")).first(),
        "sources": source_lines(sources),
        "body": loader.blocks(text.get("about_blocks", [])),
        "questions": questions(text.get("faq", []), item["slug"]),
        "is_example": not item.get("external", False),
        **_review(loader.today, item),
    }


def _review(today: date, item: dict[str, Any]) -> dict[str, date]:
    """Dates that move once a month: a text that changes every day makes a version every day."""
    days = item.get("review_after_days", REVIEW_DAYS)
    month = today.replace(day=1)
    reviewed = month - timedelta(days=days + 30 if item["slug"] == OVERDUE else 45)
    return {"reviewed_on": reviewed, "review_on": reviewed + timedelta(days=days)}


def _links(loader: Any, item: dict[str, Any]) -> dict[str, list[Any]]:
    return {
        "themes": [loader.term(Theme, slug) for slug in item["themes"]],
        "audiences": [loader.term(Audience, slug) for slug in item["audiences"]],
        "phases": [loader.term(Phase, slug) for slug in item.get("phases", [])],
        "languages": [loader.term(Language, slug) for slug in item.get("languages", [])],
    }


def _chapters(loader: Any, handbook: Any, item: dict[str, Any], texts: list[dict[str, Any]]) -> None:
    written = {text["order"]: text for text in texts}
    for chapter in sorted(item.get("chapters", []), key=lambda one: one["order"]):
        text = written.get(chapter["order"], {})
        fields = {
            "title": text.get("title") or chapter["title"],
            "intro": text.get("lead") or chapter["summary_nl"],
            "body": loader.blocks(text.get("blocks", [])),
            "sources": source_lines(text.get("sources", [])),
            "reading_minutes": text.get("reading_minutes"),
        }
        loader.page(ChapterPage, handbook, loader.slug(chapter["title"]), fields)


def _draft(loader: Any, index: Any) -> None:
    """A handbook that only editors may see: what tests for leaks look for."""
    fields = {
        "title": "Handboek in voorbereiding",
        "intro": "Deze tekst is nog niet gepubliceerd.",
        "resource_type": loader.term(ResourceType, "handboek"),
        "status": loader.term(ContentStatus, "concept"),
        "sources": document("000"),
        "is_example": True,
    }
    handbook = loader.page(HandbookPage, index, DRAFT, fields, live=False)
    chapter = {"title": "Nog niet voor lezers", "intro": "Dit hoofdstuk is een concept."}
    loader.page(ChapterPage, handbook, "nog-niet-voor-lezers", chapter, live=False)
