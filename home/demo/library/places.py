"""Good practices and pilots: what was done where."""

from collections.abc import Iterable, Mapping
from typing import Any

from cop_platform.accounts.models import Organisation
from cop_platform.taxonomy.models import EvidenceLevel, LabourMarketRegion, ResourceType, Sector, Theme
from home.founding.indexes import load_index
from home.loading import streams
from home.loading.base import Loader
from resources.models import PilotPage, PracticePage

Item = Mapping[str, Any]

LOCAL = ("group", "hours", "conditions", "costs", "what_failed", "still_running", "contact_role")


def load_practices(loader: Loader) -> None:
    """Write the good practices."""
    index = load_index(loader, "praktijkvoorbeelden")
    for item in loader.read("practices"):
        links = {
            "themes": loader.terms(Theme, item["themes"]),
            "sectors": loader.terms(Sector, item["sectors"]),
            "regions": loader.terms(LabourMarketRegion, filter(None, [item["region"]])),
            "organisations": _known(item["organisations"]),
        }
        loader.page(PracticePage, index, item["slug"], _practice_fields(loader, item), links)


def _practice_fields(loader: Loader, item: Item) -> dict[str, Any]:
    facts = (("fact", {"label": fact["label_nl"], "value": str(fact["value"])}) for fact in item["facts"])
    return {
        "title": item["title"],
        "intro": item["description"],
        "resource_type": loader.term(ResourceType, "praktijkvoorbeeld"),
        "evidence_level": loader.term(EvidenceLevel, item["evidence_level"]),
        "evidence_note": item.get("evidence_note", ""),
        "place": item["place"],
        "period": item["period"],
        "involved": "\n".join(item["organisations"]),
        "facts": streams.stream(facts),
        "sources": item["source"],
        "body": loader.blocks(item["blocks"]),
        "is_example": item["is_example"],
        **{name: item["local_practice"].get(name) or "" for name in LOCAL},
    }


def load_pilots(loader: Loader) -> None:
    """Write the pilots of both programmes; placeholders stay unpublished."""
    index = load_index(loader, "pilots")
    for item in loader.read("pilots"):
        regions = loader.terms(LabourMarketRegion, item.get("regions", []))
        fields, is_public = _pilot_fields(loader, item), item.get("publish", True)
        loader.page(PilotPage, index, item["slug"], fields, {"regions": regions}, publish=is_public)


def _pilot_fields(loader: Loader, item: Item) -> dict[str, Any]:
    return {
        "title": item["name"],
        "intro": item.get("description") or item.get("goal", ""),
        "programme": item["programme"],
        "resource_type": loader.term(ResourceType, "pilot"),
        "group": item.get("group", ""),
        "stage": item.get("status", ""),
        "involved": "\n".join(item.get("organisations", [])),
        "lessons": streams.stream(("lesson", lesson) for lesson in item.get("lessons", [])),
        "sources": "\n".join(item.get("sources", [])),
        "is_example": item.get("is_example", False),
    }


def _known(names: Iterable[str]) -> list[Organisation]:
    """The organisations that the platform knows under these names."""
    found = Organisation.objects.filter(name__in=names) | Organisation.objects.filter(abbreviation__in=names)
    return list(found.order_by("pk"))
