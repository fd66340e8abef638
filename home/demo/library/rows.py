"""Words, figures, schemes, helpdesks and websites of others."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Model

from cop_platform.taxonomy.models import Audience, Theme
from home.loading.base import Loader
from resources.models import ExternalPlatform, Figure, GlossaryTerm, Helpdesk, Scheme, SchemeWindow

Item = Mapping[str, Any]


def load_rows(loader: Loader) -> None:
    """Write the rows that texts refer to."""
    _glossary(loader, loader.read("glossary"))
    _figures(loader, loader.read("figures"))
    desk = loader.read("help")
    for item in desk["schemes"]:
        _scheme(loader, item)
    for item in desk["helpdesks"]:
        _helpdesk(loader, item)
    for item in desk["platforms"]:
        _platform(loader, item)


def _glossary(loader: Loader, items: list[Item]) -> None:
    fresh = _new(GlossaryTerm, items)
    names = ("term", "definition", "note", "status", "source")
    for item in items:
        loader.row(GlossaryTerm, item["slug"], {name: item[name] for name in names})
    # Terms refer to each other, so only once all of them are there; editors may change it later.
    for item in fresh:
        if term := loader.term(GlossaryTerm, item["slug"]):
            term.see_also.set(loader.terms(GlossaryTerm, item["see_also"]))
            term.save()


def _figures(loader: Loader, items: list[Item]) -> None:
    fresh = _new(Figure, items)
    for position, item in enumerate(items):
        loader.row(Figure, item["slug"], {**_figure_fields(item), "position": position})
    for item in fresh:
        other = loader.term(Figure, item.get("conflict_with"))
        Figure.objects.filter(slug=item["slug"]).update(conflicts_with=other)


def _figure_fields(item: Item) -> dict[str, Any]:
    names = ("unit", "reference", "original_source", "source", "status")
    return {
        "label": item["label_nl"],
        # As the database gives it back, or the row would look edited on the next run.
        "amount": Decimal(str(item["value"])).quantize(Decimal("0.01")),
        "note": item.get("note", ""),
        **{name: item[name] for name in names},
    }


def _scheme(loader: Loader, item: Item) -> None:
    is_fresh = bool(_new(Scheme, [item]))
    fields = {
        "name": item["name"],
        "abbreviation": item.get("abbreviation", ""),
        "period": item.get("period", ""),
        "running_until": item.get("running_until", ""),
        "text": item["html"],
        "check_at": item["check_at"],
        "source": item["source"],
    }
    audiences = loader.terms(Audience, item["for_audiences"])
    scheme = loader.row(Scheme, item["slug"], fields, {"audiences": audiences})
    if is_fresh and scheme is not None:
        for window in item.get("windows", []):
            SchemeWindow.objects.create(scheme=scheme, **_window_fields(window))


def _window_fields(window: Item) -> dict[str, Any]:
    return {
        "label": window["label_nl"],
        "opens_on": window["opens"],
        "closes_on": window["closes"],
        "is_certain": window.get("status") != "controleren",
        "source": window.get("external_source", ""),
    }


def _helpdesk(loader: Loader, item: Item) -> None:
    fields = {
        "name": item["name"],
        "owner": loader.organisation(item["owner"]),
        "when_to_use": item["when_to_use"],
        "text": item["html"],
        "routing": item["routing"],
        "source": item.get("source", ""),
    }
    topics, audiences = loader.terms(Theme, item["topics"]), loader.terms(Audience, item["audiences"])
    loader.row(Helpdesk, item["slug"], fields, {"topics": topics, "audiences": audiences})


def _platform(loader: Loader, item: Item) -> None:
    fields = {
        "name": item["name"],
        "owner": item["owner"],
        "url": address(item["url"]),
        "purpose": item["purpose"],
        "source": item["source"],
    }
    loader.row(ExternalPlatform, item["slug"], fields)


def _new(model: type[Model], items: list[Item]) -> list[Item]:
    """The items that have no row yet; what refers to other rows is written only then."""
    known = set(model._base_manager.values_list("slug", flat=True))
    return [item for item in items if item["slug"] not in known]


def address(url: str | None) -> str:
    """An address that a browser can follow, or nothing."""
    if not url:
        return ""
    return url if url.startswith("http") else f"https://{url}"
