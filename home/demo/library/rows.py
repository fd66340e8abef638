"""The rows of the library: words, figures, schemes, cards, actions, helpdesks."""

from typing import Any

from cop_platform.taxonomy.models import Audience, EvidenceLevel, Phase, Theme
from home.demo.library.words import address, document, public
from resources.models import (
    Action,
    ExternalPlatform,
    Figure,
    GlossaryTerm,
    Helpdesk,
    KnowledgeQuestion,
    MenukaartCard,
    MenukaartQuestion,
    Scheme,
    SchemeWindow,
)

CONTENT = "community-and-events"


def load_rows(loader: Any) -> None:
    """Write every row, those without references first."""
    _glossary(loader)
    _figures(loader)
    _schemes(loader)
    _menukaart(loader)
    _actions(loader)
    _knowledge_agenda(loader)
    _helpdesks(loader)
    _platforms(loader)


def _glossary(loader: Any) -> None:
    texts = loader.content(CONTENT)["glossary"]
    for item in loader.data["glossary"]:
        text = texts.get(item["slug"], {})
        fields = {
            "term": item["term"],
            "definition": text.get("definition") or item["definition_nl"],
            "note": public(text.get("note")),
            "status": item.get("status", GlossaryTerm.Status.IN_USE),
            "source": document(item["source"]),
        }
        loader.row(GlossaryTerm, item["slug"], fields)
    _see_also(loader, texts)


def _see_also(loader: Any, texts: dict[str, Any]) -> None:
    """Terms refer to each other, so only once all of them are there."""
    for item in loader.data["glossary"]:
        slugs = texts.get(item["slug"], {}).get("see_also") or item.get("see_also", [])
        others = list(GlossaryTerm.objects.filter(slug__in=slugs))
        loader.row(GlossaryTerm, item["slug"], {}, {"see_also": others})


def _figures(loader: Any) -> None:
    for position, item in enumerate(loader.data["figures"]):
        fields = {
            "label": item["label_nl"],
            "amount": str(item["value"]),
            "unit": item["unit"],
            "reference": item["reference_nl"],
            "original_source": item["original_source"],
            "source": document(item["source"]),
            "status": item["status"],
            "note": public(item.get("note_nl")),
            "position": position,
        }
        loader.row(Figure, item["slug"], fields)
    for item in loader.data["figures"]:
        if item.get("conflict_with"):
            other = Figure.objects.get(slug=item["conflict_with"])
            loader.row(Figure, item["slug"], {"conflicts_with": other})


def _schemes(loader: Any) -> None:
    texts = loader.content(CONTENT)["schemes"]
    for item in loader.data["schemes"]:
        text = texts.get(item["slug"], {})
        fields = {
            "name": item["name"],
            "abbreviation": item.get("abbreviation", ""),
            "period": item.get("period", ""),
            "running_until": item.get("running_until_nl", ""),
            "text": text.get("html", ""),
            "check_at": text.get("check_at", ""),
            "source": document(item["source"]),
        }
        audiences = [loader.term(Audience, slug) for slug in item["for_audiences"]]
        scheme = loader.row(Scheme, item["slug"], fields, {"audiences": audiences})
        _windows(scheme, item.get("windows", []))


def _windows(scheme: Scheme, windows: list[dict[str, Any]]) -> None:
    if scheme.windows.exists():
        return
    for window in windows:
        SchemeWindow.objects.create(
            scheme=scheme,
            label=window["label_nl"],
            opens_on=window["opens"],
            closes_on=window["closes"],
            is_certain=window.get("status") != "controleren",
            source=window.get("external_source", ""),
        )


def _menukaart(loader: Any) -> None:
    menukaart = loader.data["menukaart"]
    for position, item in enumerate(menukaart["questions"]):
        fields = {
            "question": item["question_nl"],
            "options": "\n".join(item["options"]),
            "position": position,
            "source": document(menukaart["source"]),
        }
        loader.row(MenukaartQuestion, item["key"], fields)
    texts = loader.content(CONTENT)["menukaart_cards"]
    for position, item in enumerate(menukaart["cards"]):
        fields = _card_fields(loader, item, texts.get(item["slug"], {}))
        loader.row(MenukaartCard, item["slug"], {**fields, "position": position})


def _card_fields(loader: Any, item: dict[str, Any], text: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": item["title_nl"],
        "text": item["text_nl"],
        "phase": loader.term(Phase, item["phase"]),
        "effort": item["effort"],
        "time": text.get("time", ""),
        "cost": text.get("cost", ""),
        "first_step": text.get("first_step_tomorrow", ""),
        "pitfalls": "\n".join(text.get("pitfalls", [])),
        "evidence_level": loader.term(EvidenceLevel, item["evidence_level"]),
        "evidence_note": text.get("evidence_explanation", ""),
        "for_employers": "werkgever" in item["variants"],
        "for_internships": "stage" in item["variants"],
        "for_education": "onderwijs" in item["variants"],
        "is_example": True,
    }


def _actions(loader: Any) -> None:
    for item in loader.data["actions"]:
        fields = {
            "number": item["number"],
            "title": item["title_nl"],
            "theme": loader.term(Theme, item["theme"]),
            "due": item["due_nl"],
            "status": item["status"],
            "source": document(item["source"]),
            "is_example": "status" in item.get("invented_fields", []),
        }
        owners = [loader.organisation(slug) for slug in item["owners"]]
        loader.row(Action, item["slug"], fields, {"owners": owners})


def _knowledge_agenda(loader: Any) -> None:
    texts = loader.content(CONTENT)["knowledge_agenda"]
    for position, item in enumerate(loader.data["knowledge_agenda"]):
        fields = {
            "question": item["question_nl"],
            "explanation": texts.get(item["slug"], {}).get("html", ""),
            "theme": loader.term(Theme, item["theme"]),
            "status": item["status"],
            "source": document(item["source"]),
            "is_example": True,
            "position": position,
        }
        loader.row(KnowledgeQuestion, item["slug"], fields)


def _helpdesks(loader: Any) -> None:
    texts = loader.content(CONTENT)["helpdesks"]
    for item in loader.data["helpdesks"]:
        text = texts.get(item["slug"], {})
        fields = {
            "name": item["name"],
            "owner": loader.organisation(item["owner"]),
            "when_to_use": text.get("when_to_use", ""),
            "text": text.get("html", ""),
            "routing": item["routing"],
            "source": document(item.get("source")),
        }
        m2m = {
            "topics": [loader.term(Theme, slug) for slug in item["topics"]],
            "audiences": [loader.term(Audience, slug) for slug in item["audiences"]],
        }
        loader.row(Helpdesk, item["slug"], fields, m2m)


def _platforms(loader: Any) -> None:
    for item in loader.data["external_platforms"]:
        fields = {
            "name": item["name"],
            "owner": item["owner"],
            "url": address(item["url"]),
            "purpose": item["purpose_nl"],
            "source": document(item["source"]),
        }
        loader.row(ExternalPlatform, item["slug"], fields)
