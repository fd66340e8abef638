"""The questions, cards and rules of the menukaart."""

from collections.abc import Mapping
from typing import Any

from cop_platform.taxonomy.models import EvidenceLevel, Phase
from home.loading.base import Loader
from resources.models import MenukaartCard, MenukaartQuestion, MenukaartRule

VARIANTS = {"for_employers": "werkgever", "for_internships": "stage", "for_education": "onderwijs"}


def load_menukaart(loader: Loader) -> None:
    """Write questions and cards in the order of the file; the rules of a card only with the card itself."""
    content = loader.read("menukaart")
    for position, item in enumerate(content["questions"]):
        fields = {
            "question": item["question"],
            "options": "\n".join(item["options"]),
            "about": item["about"],
            "position": position,
            "source": content["source"],
        }
        loader.row(MenukaartQuestion, item["key"], {**fields, **_variants(item)})
    for position, item in enumerate(content["cards"]):
        _card(loader, item, position)


def _card(loader: Loader, item: Mapping[str, Any], position: int) -> None:
    is_fresh = not MenukaartCard.objects.filter(slug=item["slug"]).exists()
    card = loader.row(MenukaartCard, item["slug"], {**_card_fields(loader, item), "position": position})
    if is_fresh and card is not None:
        questions = MenukaartQuestion.objects.in_bulk(field_name="slug")
        for rule in item["rules"]:
            question = questions[rule["question"]]
            facts = {name: rule[name] for name in ("answer", "weight", "reason")}
            MenukaartRule.objects.create(card=card, question=question, **facts)


def _card_fields(loader: Loader, item: Mapping[str, Any]) -> dict[str, Any]:
    names = ("title", "text", "effort", "first_step", "time", "cost", "evidence_note", "is_example")
    return {
        **{name: item[name] for name in names},
        **_variants(item),
        "phase": loader.term(Phase, item["phase"]),
        "pitfalls": "\n".join(item["pitfalls"]),
        "evidence_level": loader.term(EvidenceLevel, item["evidence_level"]),
    }


def _variants(item: Mapping[str, Any]) -> dict[str, bool]:
    return {field: variant in item["variants"] for field, variant in VARIANTS.items()}
