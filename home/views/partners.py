"""Who takes part in the programme now, and who did at each agenda."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cop_platform.accounts.models import Organisation, PartnerAgenda
from cop_platform.core import clock


@dataclass(frozen=True)
class PartnerList:
    """The partners on the day of an agenda, and what differs from the list before."""

    agenda: PartnerAgenda
    partners: list[Organisation]
    joined: list[Organisation]
    left: list[Organisation]


@require_safe
def partners(request: HttpRequest) -> HttpResponse:
    """The present partners, then the list of every agenda."""
    context = {
        "present": Organisation.objects.partners_on(clock.today()),
        "lists": partner_lists(),
        "breadcrumbs": [{"label": _("Partners")}],
        "nav_section": "over-via",
    }
    return render(request, "home/partners.html", context)


def partner_lists() -> list[PartnerList]:
    """Every agenda with its partners, newest first; one query for each."""
    agendas = [(agenda, list(agenda.partners())) for agenda in PartnerAgenda.objects.all()]
    # The oldest list has none before it.
    before = [*(partners for _agenda, partners in agendas[1:]), []]
    return [
        PartnerList(agenda, partners, *_difference(partners, earlier))
        for (agenda, partners), earlier in zip(agendas, before, strict=False)
    ]


def _difference(
    now: list[Organisation], earlier: list[Organisation]
) -> tuple[list[Organisation], list[Organisation]]:
    if not earlier:
        return [], []
    joined = [partner for partner in now if partner not in earlier]
    return joined, [partner for partner in earlier if partner not in now]
