"""Good practices and pilots: what was done where."""

from collections.abc import Iterable
from typing import Any

from cop_platform.accounts.models import Organisation
from cop_platform.taxonomy.models import EvidenceLevel, LabourMarketRegion, ResourceType, Sector, Theme
from home.demo.library.words import document, public, source_lines, stream
from resources.models import PilotIndexPage, PilotPage, PracticeIndexPage, PracticePage, Programme

CONTENT = "community-and-events"
PRACTICES_INTRO = (
    "Anderen deden het al. U leest voor wie het was, wat het kostte en wat niet werkte. "
    "Wat wij niet weten, laten wij leeg."
)
PILOTS_INTRO = "Wat werd uitgeprobeerd, waar, en wat daarvan te leren is."


def load_practices(loader: Any) -> None:
    """Write the good practices."""
    intro = {"title": "Praktijkvoorbeelden", "intro": PRACTICES_INTRO}
    index = loader.page(PracticeIndexPage, loader.home, "praktijkvoorbeelden", intro)
    texts = loader.content(CONTENT)["good_practices"]
    for item in loader.data["good_practices"]:
        text = texts.get(item["slug"], {})
        fields = _practice_fields(loader, item, text) | _local_fields(text.get("local_practice", {}))
        loader.page(PracticePage, index, item["slug"], fields, _practice_links(loader, item))


def _practice_fields(loader: Any, item: dict[str, Any], text: dict[str, Any]) -> dict[str, Any]:
    facts = ({"label": fact["label_nl"], "value": str(fact["value"])} for fact in item["facts"])
    return {
        "title": item["title"],
        "intro": item["description_nl"],
        "resource_type": loader.term(ResourceType, "praktijkvoorbeeld"),
        "evidence_level": loader.term(EvidenceLevel, item["evidence_level"]),
        "evidence_note": public(item.get("evidence_note_nl")),
        "place": item["place"],
        "period": item["period_nl"],
        "involved": "\n".join(item["organisations"]),
        "facts": stream("fact", facts, item["slug"]),
        "sources": document(item["source"]),
        "body": loader.blocks(text.get("blocks", [])),
        "is_example": True,
    }


def _local_fields(local: dict[str, Any]) -> dict[str, str]:
    names = ("group", "hours", "conditions", "costs", "what_failed", "still_running", "contact_role")
    return {name: local.get(name) or "" for name in names}


def _practice_links(loader: Any, item: dict[str, Any]) -> dict[str, list[Any]]:
    return {
        "themes": [loader.term(Theme, slug) for slug in item["themes"]],
        "sectors": [loader.term(Sector, slug) for slug in item["sectors"]],
        "regions": _regions(loader, [item["region"]]),
        "organisations": _known(item["organisations"]),
    }


def load_pilots(loader: Any) -> None:
    """Write the pilots of both programmes; placeholders stay unpublished."""
    index = loader.page(PilotIndexPage, loader.home, "pilots", {"title": "Pilots", "intro": PILOTS_INTRO})
    texts = loader.content(CONTENT)["pilots"]
    for item in loader.data["pilots_startbanen"]:
        text = texts.get(item["slug"], {})
        regions = {"regions": _regions(loader, item.get("regions") or [item["region"]])}
        is_public = item.get("publish", True) and text.get("publish", True)
        loader.page(
            PilotPage, index, item["slug"], _start_job_fields(loader, item, text), regions, live=is_public
        )
    for item in loader.data["pilots_via_2019"]:
        loader.page(PilotPage, index, item["slug"], _early_fields(loader, item))


def _start_job_fields(loader: Any, item: dict[str, Any], text: dict[str, Any]) -> dict[str, Any]:
    lessons = (
        {"title": lesson["title"], "html": lesson["html"], "is_example": lesson.get("invented", False)}
        for lesson in text.get("lessons", [])
    )
    sources = [document(item.get("source")), public(item.get("external_source"))]
    return {
        "title": item["name"],
        "intro": item["description_nl"],
        "programme": Programme.START_JOBS,
        "resource_type": loader.term(ResourceType, "pilot"),
        "involved": "\n".join(item["organisations"]),
        "lessons": stream("lesson", lessons, item["slug"]),
        "sources": source_lines(source for source in sources if source),
    }


def _early_fields(loader: Any, item: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": item["name"],
        "intro": item["goal_nl"],
        "programme": Programme.VIA_2019,
        "resource_type": loader.term(ResourceType, "pilot"),
        "group": item["group_nl"],
        "stage": item["status_nl"],
        "sources": document(item["source"]),
    }


def _regions(loader: Any, slugs: Iterable[str | None]) -> list[LabourMarketRegion]:
    return [loader.term(LabourMarketRegion, slug) for slug in slugs if slug]


def _known(names: Iterable[str]) -> list[Organisation]:
    """The organisations that the platform knows under these names."""
    found = Organisation.objects.filter(name__in=names) | Organisation.objects.filter(abbreviation__in=names)
    return list(found.order_by("pk"))
