"""The front door of the API: its addresses, its description, and the words that meetings are filed under."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from cop_platform.core.problems import problem
from cop_platform.taxonomy.models import LabourMarketRegion, Theme
from events.views.api.declared import EVENTS, OCCURRENCES
from events.views.api.document import document
from events.views.api.door import serves
from events.views.api.operations import ROOT, Operation
from events.views.api.schemas import ADDRESS, DAY, NO_SLUG, SCHEMAS, SLUG, TEXT, exactly, refers_to, said

NO_DAY = {**DAY, "type": ["string", "null"]}
TERM = {
    "slug": said(SLUG, "Its name in filters and addresses. A former one keeps working."),
    "name": TEXT,
    "name_en": said(TEXT, "In English, or empty."),
    "url": said(ADDRESS, "Its page."),
    "feed": said(ADDRESS, "Its meetings as a calendar."),
    "valid_from": NO_DAY,
    "valid_until": said(NO_DAY, "The last day, or null: still valid."),
    "successor": said(NO_SLUG, "The slug of what came in its place."),
}
EVERY = {
    **SCHEMAS,
    "Index": exactly(
        {"name": TEXT, "addresses": {"type": "object", "additionalProperties": ADDRESS}}, "Addresses."
    ),
    "Region": exactly(
        {**TERM, "code": said(TEXT, "The code of Statistics Netherlands.")}, "A labour-market region."
    ),
    "Theme": exactly({**TERM, "pillar": NO_SLUG, "description": TEXT}, "A subject of the programme."),
    "Regions": exactly({"items": {"type": "array", "items": refers_to("Region")}}, "All regions."),
    "Themes": exactly({"items": {"type": "array", "items": refers_to("Theme")}}, "All themes."),
}
_EXAMPLE = {
    "slug": "rijnmond",
    "name": "Rijnmond",
    "name_en": "",
    "url": "https://agenda.example.nl/regios/rijnmond/",
    "feed": "https://agenda.example.nl/agenda/regio/rijnmond.ics",
    "valid_from": None,
    "valid_until": None,
    "successor": None,
}

INDEX = Operation(
    name="index",
    path=f"{ROOT}/",
    summary="The addresses of this API",
    description="Where to start.",
    answer="Index",
    example={"name": "Agenda", "addresses": {"events": f"https://agenda.example.nl{EVENTS.path}"}},
    tag="words",
)
REGIONS = Operation(
    name="regions",
    path=f"{ROOT}/regions",
    summary="Labour-market regions",
    description="All regions by name, former ones too: their slugs are the values of `regio`.",
    answer="Regions",
    example={"items": [{**_EXAMPLE, "code": "AM25"}]},
    tag="words",
)
THEMES = Operation(
    name="themes",
    path=f"{ROOT}/themes",
    summary="Themes",
    description="All themes in the order of the programme: their slugs are the values of `thema`.",
    answer="Themes",
    example={
        "items": [{**_EXAMPLE, "slug": "startbanen", "pillar": "werk", "description": "Werk om te leren."}]
    },
    tag="words",
)
DOCUMENT = Operation("openapi", f"{ROOT}/openapi.json", "This description", "", "", None)
OPERATIONS = (INDEX, EVENTS, OCCURRENCES, REGIONS, THEMES)


@serves(INDEX)
def index(request: HttpRequest) -> dict[str, Any]:
    """Every address, by name."""
    found = {one.name: settings.SITE_URL + one.path for one in (*OPERATIONS[1:], DOCUMENT)}
    return {"name": f"{settings.SITE_NAME}: {_('agenda')}", "addresses": found}


@serves(DOCUMENT)
def openapi(request: HttpRequest) -> dict[str, Any]:
    """The description of every address."""
    return document(OPERATIONS, EVERY)


@serves(REGIONS)
def regions(request: HttpRequest) -> dict[str, Any]:
    """All labour-market regions, from one query."""
    found = LabourMarketRegion.objects.select_related("successor").order_by("label_nl", "pk")
    return {"items": [{**_term(region, "regio", "regios"), "code": region.code} for region in found]}


@serves(THEMES)
def themes(request: HttpRequest) -> dict[str, Any]:
    """All themes, from one query."""
    found = Theme.objects.select_related("successor", "pillar").order_by("position", "label_nl", "pk")
    return {
        "items": [
            {
                **_term(theme, "thema", "themas"),
                "pillar": theme.pillar.slug if theme.pillar else None,
                "description": theme.description,
            }
            for theme in found
        ]
    }


@csrf_exempt
def unknown(request: HttpRequest) -> HttpResponse:
    """404 for every other address below ``/api/``, in the form that programs read."""
    return problem(
        404, _("Dit adres bestaat niet. Alle adressen staan op %(index)s.") % {"index": INDEX.path}
    )


def _term(term: Any, parameter: str, section: str) -> dict[str, Any]:
    return {
        "slug": term.slug,
        "name": term.label_nl,
        "name_en": term.label_en,
        "url": f"{settings.SITE_URL}/{section}/{term.slug}/",
        "feed": f"{settings.SITE_URL}/agenda/{parameter}/{term.slug}.ics",
        "valid_from": _day(term.valid_from),
        "valid_until": _day(term.valid_until),
        "successor": term.successor.slug if term.successor else None,
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
