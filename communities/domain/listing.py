"""Which communities a filter shows to a person, and what else that person may choose."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from communities.models import Community
from communities.models.community import CommunityQuerySet, MembershipPolicy
from communities.values import CommunityFilter, Option
from cop_platform.taxonomy.models import Audience, CommunityType, LabourMarketRegion, Term, Theme

POLICIES = "policies"


@dataclass(frozen=True)
class Facet:
    """A list of terms to filter by, and the way from a community to it."""

    name: str
    lookup: str
    terms: type[Term]


FACETS = (
    Facet("themes", "themes__slug", Theme),
    Facet("audiences", "audiences__slug", Audience),
    Facet("regions", "regions__slug", LabourMarketRegion),
    Facet("types", "community_type__slug", CommunityType),
)


def matching(wanted: CommunityFilter, *, user: Any, without: str = "") -> CommunityQuerySet:
    """Communities that *user* may know of and that answer *wanted*, leaving the facet *without* aside."""
    found = Community.objects.visible_to(user).about(wanted.words)
    for facet in FACETS:
        if facet.name != without and wanted.chosen(facet.name):
            chosen = Community.objects.filter(**{f"{facet.lookup}__in": wanted.chosen(facet.name)})
            found = found.filter(pk__in=chosen.values("pk"))
    if without != POLICIES and wanted.policies:
        found = found.filter(policy__in=wanted.policies)
    return found


def options_for(wanted: CommunityFilter, *, user: Any) -> dict[str, list[Option]]:
    """For each facet all its values, counted as if the facet itself asked nothing: one query each."""
    options = {facet.name: _term_options(facet, wanted, user) for facet in FACETS}
    return {**options, POLICIES: _policy_options(wanted, user)}


def present_slug(facet: str, former: str) -> str | None:
    """The slug that a term of the named facet has now, if it was ever called *former*."""
    terms = next((known.terms for known in FACETS if known.name == facet), None)
    term = terms.objects.with_slug(former) if terms else None
    return term.slug if term else None


def _term_options(facet: Facet, wanted: CommunityFilter, user: Any) -> list[Option]:
    shown = matching(wanted, user=user, without=facet.name)
    counted = Count("communities", filter=Q(communities__in=shown.values("pk")), distinct=True)
    chosen = wanted.chosen(facet.name)
    terms = facet.terms.objects.annotate(shown=counted)
    return [Option(term.slug, term.label, term.shown, term.slug in chosen) for term in terms]


def _policy_options(wanted: CommunityFilter, user: Any) -> list[Option]:
    rows = matching(wanted, user=user, without=POLICIES).order_by().values_list("policy")
    counts: dict[str, int] = dict(rows.annotate(Count("pk")))
    return [
        Option(policy.value, str(policy.label), counts.get(policy.value, 0), policy.value in wanted.policies)
        for policy in MembershipPolicy
    ]
