"""The questions and cards of the menukaart."""

from collections.abc import Mapping
from typing import Any

from cop_platform.taxonomy.models import EvidenceLevel, Phase
from home.loading.base import Loader
from resources.models import MenukaartCard, MenukaartQuestion


def load_menukaart(loader: Loader) -> None:
    """Write questions and cards in the order of the file."""
    content = loader.read("menukaart")
    for position, item in enumerate(content["questions"]):
        fields = {
            "question": item["question"],
            "options": "\n".join(item["options"]),
            "position": position,
            "source": content["source"],
        }
        loader.row(MenukaartQuestion, item["key"], fields)
    for position, item in enumerate(content["cards"]):
        loader.row(MenukaartCard, item["slug"], {**_card_fields(loader, item), "position": position})


def _card_fields(loader: Loader, item: Mapping[str, Any]) -> dict[str, Any]:
    names = ("title", "text", "effort", "first_step", "time", "cost", "evidence_note", "is_example")
    return {
        **{name: item[name] for name in names},
        "phase": loader.term(Phase, item["phase"]),
        "pitfalls": "\n".join(item["pitfalls"]),
        "evidence_level": loader.term(EvidenceLevel, item["evidence_level"]),
        "for_employers": "werkgever" in item["variants"],
        "for_internships": "stage" in item["variants"],
        "for_education": "onderwijs" in item["variants"],
    }
