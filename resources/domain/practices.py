"""Good practices: those beside a text, and those that fit a choice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from cop_platform.taxonomy.models import LabourMarketRegion, TargetGroup, Theme
from resources.models import PracticeContact, PracticePage

# Facet in the address -> the relation it reads, and its words.
FILTERS: dict[str, tuple[str, Any]] = {
    "regio": ("regions", LabourMarketRegion),
    "thema": ("themes", Theme),
    "over": ("target_groups", TargetGroup),
}


def practices_beside(page: Any, user: Any, *, now: datetime) -> list[PracticePage]:
    """The practices that belong with *page*: named in its text, or put there by their editors; by title.

    *has_contact* says of each whether somebody agreed to be asked about it.
    """
    named = [raw["value"].get("page") for raw in page.body.raw_data if raw["type"] == "practice"]
    wanted = Q(uses__page=page.pk) | Q(related=page.pk) | Q(pk__in=[key for key in named if key])
    agreed = PracticeContact.objects.current(now).exclude(agreed_at=None).filter(practice=OuterRef("pk"))
    found = PracticePage.objects.visible_to(user).filter(wanted).annotate(has_contact=Exists(agreed))
    return list(found.order_by("title").distinct())


@dataclass
class PracticeChoice:
    """What was asked of the list: slugs by filter, and what we do not understand of it."""

    chosen: dict[str, str] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)


def read_practice_choice(asked: Mapping[str, str]) -> PracticeChoice:
    """The choice in *asked*; an unknown word is a complaint, an empty one means "all"."""
    result = PracticeChoice()
    for name, (_relation, model) in FILTERS.items():
        value = asked.get(name, "").strip()
        term = model.objects.with_slug(value[:80]) if value else None
        if term is not None:
            result.chosen[name] = term.slug
        elif value:
            words = {"value": value[:60], "facet": model._meta.verbose_name}
            result.complaints.append(_("Wij kennen “%(value)s” niet als %(facet)s.") % words)
    return result


def fitting(practices: QuerySet[PracticePage], chosen: Mapping[str, str]) -> QuerySet[PracticePage]:
    """Those of *practices* that have everything that was *chosen*."""
    for name, slug in chosen.items():
        practices = practices.filter(**{f"{FILTERS[name][0]}__slug": slug})
    return practices.distinct()


def occurring(practices: Iterable[PracticePage], chosen: Mapping[str, str]) -> dict[str, list[Any]]:
    """By filter the words that occur among *practices*, in their order, and what was *chosen*."""
    keys = [practice.pk for practice in practices]
    return {
        name: list(
            model.objects.filter(Q(pk__in=_used(relation, keys)) | Q(slug=chosen.get(name, ""))).distinct()
        )
        for name, (relation, model) in FILTERS.items()
    }


def _used(relation: str, keys: list[int]) -> Any:
    return PracticePage.objects.filter(pk__in=keys).exclude(**{relation: None}).values(relation)
