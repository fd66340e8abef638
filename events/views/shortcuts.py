"""The ways through the agenda beside its filters: another view, today, this week, nearby."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.utils.translation import gettext as _

from cop_platform.taxonomy.models import LabourMarketRegion
from events.domain.periods import MONTH, WEEK, period_of
from events.views.question import DATES, Question

# The heading of the map of regions, further down the page.
CHOOSE_REGION = "#region-map-title"


def view_switch(question: Question) -> list[dict[str, Any]]:
    """List, week and month, each with the same filters."""
    current = question.period.view if question.period else ""
    everything = {"label": _("Lijst"), "icon": "list", "url": question.address(question.pairs)}
    tables = [
        {"label": label, "url": _turned(question, view), "current": view == current}
        for view, label in ((WEEK, _("Week")), (MONTH, _("Maand")))
    ]
    return [{**everything, "current": not current}, *tables]


def quick_links(question: Question, regions: Iterable[LabourMarketRegion]) -> list[dict[str, Any]]:
    """Today, this week, and the visitor's own region; who has none may choose one.

    One that leads to what is already shown says so.
    """
    filters = [pair for pair in question.pairs if pair[0] not in DATES]
    this_week = period_of(WEEK, question.today)
    links = [
        (_("Vandaag"), question.list_of(question.today)),
        (_("Deze week"), question.address(filters, this_week)),
        (_("Bij mij in de regio"), _own_region(question, regions)),
    ]
    return [{"label": label, "url": url, "current": _is_here(question, url)} for label, url in links]


def _turned(question: Question, view: str) -> str:
    return question.address(question.pairs, question.turned_to(view))


def _is_here(question: Question, url: str) -> bool:
    """Whether *url* asks for what is shown, in whatever order."""
    here, there = (urlsplit(one) for one in (question.address_here(question.pairs), url))
    return here.path == there.path and sorted(parse_qsl(here.query)) == sorted(parse_qsl(there.query))


def _own_region(question: Question, regions: Iterable[LabourMarketRegion]) -> str:
    own = getattr(question.viewer, "region_id", None)
    slug = next((region.slug for region in regions if region.pk == own), "")
    if not slug:
        return CHOOSE_REGION
    others = [pair for pair in question.pairs if pair[0] != "regio"]
    return question.address_here([("regio", slug), *others])
