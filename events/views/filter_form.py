"""The filter of the agenda as form fields: what may be chosen, and how many dates each choice gives."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.domain.choices import Choice, find
from events.domain.filters import FACETS, Selection

Counts = Mapping[str, Mapping[str, int]]

# In the order of the form; a select can hold one value, so several are shown as boxes.
SELECTS = ("regio", "thema", "community", "organisatie")
LABELS: dict[str, Promise] = {
    "regio": _("Arbeidsmarktregio"),
    "soort": _("Soort"),
    "doelgroep": _("Voor wie"),
    "vorm": _("Vorm"),
    "thema": _("Thema"),
    "community": _("Community"),
    "organisatie": _("Organisatie"),
}
EMPTY: dict[str, Promise] = {
    "regio": _("Heel Nederland"),
    "thema": _("Alle thema's"),
    "community": _("Alle communities"),
    "organisatie": _("Alle organisaties"),
}


def filter_fields(
    selection: Selection, counts: Counts, regions: Iterable[Any], *, viewer: Any
) -> list[dict[str, Any]]:
    """The fields with choices, in order; a choice without dates is only there when it is chosen."""
    choices = _choices(selection, counts, viewer)
    choices["regio"] = _regions(choices["regio"], regions)
    return [_field(name, choices[name], selection, counts.get(name, {})) for name in LABELS]


def _choices(selection: Selection, counts: Counts, viewer: Any) -> dict[str, list[Choice]]:
    wanted = {name: set(counts.get(name, {})) for name in FACETS}
    found = {*find(wanted, viewer=viewer).values(), *selection.chosen}
    ordered = sorted(found, key=lambda choice: (choice.order, choice.label))
    return {name: [choice for choice in ordered if choice.parameter == name] for name in FACETS}


def _regions(found: list[Choice], regions: Iterable[Any]) -> list[Choice]:
    """All regions of today, in order of name: a visitor looks for their own."""
    today = {Choice("regio", region.slug, region.label_nl, region.label_en, 0) for region in regions}
    slugs = {choice.slug for choice in today}
    everything = today | {choice for choice in found if choice.slug not in slugs}
    return sorted(everything, key=lambda choice: choice.label)


def _field(
    name: str, choices: list[Choice], selection: Selection, counts: Mapping[str, int]
) -> dict[str, Any]:
    chosen = getattr(selection.filter, FACETS[name])
    is_select = name in SELECTS and len(chosen) <= 1
    options = [
        {
            "value": choice.slug,
            "label": choice.label,
            "count": counts.get(choice.slug, 0),
            "checked": choice.slug in chosen,
            "selected": choice.slug in chosen,
        }
        for choice in choices
    ]
    return {
        "name": name,
        "label": LABELS[name],
        "empty_label": EMPTY.get(name),
        "is_select": is_select,
        "options": options,
    }
