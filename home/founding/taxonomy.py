"""The lists by which everything is filed."""

from typing import Any

from cop_platform.taxonomy import models
from home.founding import CONTENT
from home.loading.base import Loader
from home.loading.files import read

PLAIN = {
    "pillars": models.Pillar,
    "target_groups": models.TargetGroup,
    "audiences": models.Audience,
    "sectors": models.Sector,
    "phases": models.Phase,
    "content_status": models.ContentStatus,
    "community_types": models.CommunityType,
    "event_types": models.EventType,
    "event_formats": models.EventFormat,
}
NAMES = ("label_nl", "label_en", "description")


def load(loader: Loader) -> None:
    """Write every list; what others refer to comes first."""
    content = read(CONTENT, "taxonomy")
    for name, model in PLAIN.items():
        for position, item in enumerate(content[name]):
            loader.row(model, item["slug"], _named(item, position))
    _load_lists_with_more(loader, content)
    for position, item in enumerate(content["regions"]):
        facts = {name: value for name, value in item.items() if name != "slug"}
        loader.row(models.LabourMarketRegion, item["slug"], {**facts, "position": position})


def _load_lists_with_more(loader: Loader, content: dict[str, Any]) -> None:
    for position, item in enumerate(content["themes"]):
        pillar = loader.term(models.Pillar, item["parent"])
        loader.row(models.Theme, item["slug"], {**_named(item, position), "pillar": pillar})
    for position, item in enumerate(content["legacy_themes"]):
        fields = {**_named(item, position), "agenda": item["agenda"]}
        themes = loader.terms(models.Theme, item["maps_to"])
        loader.row(models.LegacyTheme, item["slug"], fields, {"themes": themes})
    for position, item in enumerate(content["evidence_levels"]):
        loader.row(models.EvidenceLevel, item["slug"], {**_named(item, position), "strength": item["order"]})
    for position, item in enumerate(content["resource_types"]):
        fields = {**_named(item, position), "is_chaptered": item.get("multi_chapter", False)}
        loader.row(models.ResourceType, item["slug"], fields)
    for position, item in enumerate(content["languages"]):
        fields = {
            **_named(item, position),
            "is_right_to_left": item["dir"] == "rtl",
            "is_interface_language": item["ui"],
        }
        loader.row(models.Language, item["code"], fields)


def _named(item: dict[str, Any], position: int) -> dict[str, Any]:
    return {name: item[name] for name in NAMES if name in item} | {"position": position}
