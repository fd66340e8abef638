"""The overview pages: glossary, figures, schemes, menukaart, practices, pilots, progress."""

from typing import Any

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cop_platform.core.clock import today
from cop_platform.taxonomy.models import EvidenceLevel
from resources.domain import overviews
from resources.domain.practices import fitting, occurring, read_practice_choice
from resources.models import (
    ExternalPlatform,
    Helpdesk,
    PilotIndexPage,
    PracticeIndexPage,
)

PRACTICES_PER_PAGE = 24


def _show(request: HttpRequest, name: str, title: str | Promise, **context: Any) -> HttpResponse:
    context |= {"title": title, "breadcrumbs": [{"label": title}], "nav_section": "bibliotheek"}
    return render(request, f"resources/{name}.html", context)


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """The words of the field, from A to Z."""
    return _show(
        request,
        "glossary",
        _("Begrippen"),
        groups=overviews.terms_by_letter(),
        levels=EvidenceLevel.objects.all(),
    )


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Every figure with its source; contradictions shown side by side."""
    return _show(request, "figures", _("Cijfers"), figures=overviews.figures())


@require_safe
def schemes(request: HttpRequest) -> HttpResponse:
    """The schemes, and which of them are open today."""
    return _show(request, "schemes", _("Subsidies en regelingen"), rows=overviews.schemes(today=today()))


@require_safe
def helpdesks(request: HttpRequest) -> HttpResponse:
    """Where to ask, and the websites of others."""
    return _show(
        request,
        "helpdesks",
        _("Helpdesks en andere websites"),
        helpdesks=Helpdesk.objects.select_related("owner").prefetch_related("audiences"),
        platforms=ExternalPlatform.objects.all(),
    )


@require_safe
def menukaart(request: HttpRequest) -> HttpResponse:
    """The measures of each chooser."""
    return _show(
        request,
        "menukaart",
        _("Menukaart"),
        variants=overviews.cards_by_variant(),
    )


@require_safe
def practices(request: HttpRequest) -> HttpResponse:
    """Good practices by title, as far as they fit the filters."""
    asked = read_practice_choice(request.GET)
    everything = overviews.practices(request.user)
    if asked.complaints:
        context = {"complaints": asked.complaints, "list_url": reverse("practices")}
        return render(request, "resources/library_refused.html", context, status=400)
    pages = Paginator(fitting(everything, asked.chosen), PRACTICES_PER_PAGE)
    try:
        page = pages.page(request.GET.get("pagina", "1"))
    except InvalidPage as error:
        raise Http404 from error
    return _show(
        request,
        "practices",
        _("Praktijkvoorbeelden"),
        page_obj=page,
        index=PracticeIndexPage.objects.live().first(),
        filters=_filters(occurring(everything, asked.chosen), asked.chosen),
        is_filtered=bool(asked.chosen),
    )


def _filters(occurring: dict[str, list[Any]], chosen: dict[str, str]) -> list[dict[str, Any]]:
    """The choices of the form, each a list of words."""
    labels = {"regio": _("Regio"), "thema": _("Thema"), "over": _("Over wie")}
    return [
        {
            "name": name,
            "label": labels[name],
            "options": [
                {"value": term.slug, "label": str(term), "selected": term.slug == chosen.get(name)}
                for term in terms
            ],
        }
        for name, terms in occurring.items()
        if terms
    ]


@require_safe
def pilots(request: HttpRequest) -> HttpResponse:
    """The pilots, each programme in a list of its own."""
    groups = overviews.pilots_by_programme(request.user)
    return _show(request, "pilots", _("Pilots"), groups=groups, index=PilotIndexPage.objects.live().first())


@require_safe
def actions(request: HttpRequest) -> HttpResponse:
    """How far the actions of the agenda are."""
    return _show(request, "actions", _("Voortgang"), pillars=overviews.actions_by_pillar())


@require_safe
def knowledge_agenda(request: HttpRequest) -> HttpResponse:
    """What nobody knows yet."""
    return _show(
        request, "knowledge_agenda", _("Kennisagenda"), rows=overviews.knowledge_agenda(request.user)
    )
