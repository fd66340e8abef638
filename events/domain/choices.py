"""The words that a visitor may filter meetings by, each with its address and name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, F, IntegerField, Q, QuerySet, Value, When
from django.utils.translation import get_language

from communities.models import Community
from communities.models.community import MembershipPolicy
from cop_platform.accounts.models import Organisation
from cop_platform.taxonomy.models import (
    Audience,
    EventFormat,
    EventType,
    FormerSlug,
    LabourMarketRegion,
    Theme,
)
from cop_platform.taxonomy.models.term import Term
from events.models import Event

TERMS: dict[str, type[Term]] = {
    "regio": LabourMarketRegion,
    "thema": Theme,
    "doelgroep": Audience,
    "soort": EventType,
    "vorm": EventFormat,
}
COLUMNS = ("parameter", "slug", "dutch", "english", "order", "private")


YES, NO = Value(1, IntegerField()), Value(0, IntegerField())
# What has one name in every language, and no order but that of the alphabet.
NAMED = {"dutch": F("name"), "english": Value("", CharField()), "order": NO}


@dataclass(frozen=True)
class Choice:
    """One value of one filter; *parameter* is its name in the address.

    A private one is a community that outsiders may not know of.
    """

    parameter: str
    slug: str
    label_nl: str
    label_en: str = ""
    order: int = 0
    is_private: bool | int = False

    @property
    def label(self) -> str:
        """The name in the language in use; Dutch where no English one is given."""
        if (get_language() or "nl").startswith("en") and self.label_en:
            return self.label_en
        return self.label_nl


Found = dict[tuple[str, str], Choice]


def find(wanted: Mapping[str, Collection[str]], *, viewer: Any) -> Found:
    """The choices with these addresses that *viewer* may know of, in one query.

    A word that got another address is found under the former one too; only that
    costs more queries.
    """
    parts = [_named(name, viewer).filter(slug__in=slugs) for name, slugs in wanted.items() if slugs]
    found = dict(_choices(parts))
    missing = [(name, slug) for name, slugs in wanted.items() for slug in slugs if (name, slug) not in found]
    return found | _renamed(missing) if missing else found


def _choices(parts: list[QuerySet[Any]]) -> Iterable[tuple[tuple[str, str], Choice]]:
    if not parts:
        return
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    for row in rows:
        choice = Choice(*row)
        yield (choice.parameter, choice.slug), choice


def _named(parameter: str, viewer: Any) -> QuerySet[Any]:
    rows: QuerySet[Any]
    if parameter in TERMS:
        rows = TERMS[parameter].objects.annotate(
            dutch=F("label_nl"), english=F("label_en"), order=F("position"), private=NO
        )
    elif parameter == "community":
        private = Case(When(policy=MembershipPolicy.HIDDEN, then=YES), default=NO)
        rows = Community.objects.visible_to(viewer).annotate(**NAMED, private=private)
    else:
        rows = _organisations(viewer).annotate(**NAMED, private=NO)
    annotated = rows.annotate(parameter=Value(parameter, CharField()))
    return annotated.order_by().values_list(*COLUMNS)


def _organisations(viewer: Any) -> QuerySet[Organisation]:
    """Reviewed ones, and who organises something: a name that a visitor typed waits for an editor."""
    organising = Event.objects.visible_to(viewer).exclude(organiser=None).order_by().values("organiser")
    return Organisation.objects.filter(Q(is_reviewed=True) | Q(pk__in=organising))


def _renamed(missing: list[tuple[str, str]]) -> Found:
    """Choices under the address they once had."""
    kinds = {TERMS[name]._meta.model_name: name for name, _slug in missing if name in TERMS}
    former = FormerSlug.objects.filter(kind__in=kinds, slug__in=[slug for _name, slug in missing])
    slugs: dict[str, dict[int, str]] = defaultdict(dict)
    for row in former:
        if (kinds[row.kind], row.slug) in missing:
            slugs[kinds[row.kind]][row.term_id] = row.slug
    return {
        (name, old[term.pk]): Choice(name, term.slug, term.label_nl, term.label_en, term.position)
        for name, old in slugs.items()
        for term in TERMS[name].objects.filter(pk__in=old)
    }
