"""The rows behind the overview pages, grouped as readers look for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import get_language

from cop_platform.core.content import remembered
from resources.domain.explained import Explanation
from resources.domain.schemes import Standing, standing
from resources.models import (
    Action,
    Figure,
    GlossaryTerm,
    KnowledgeQuestion,
    MenukaartCard,
    PilotPage,
    PracticePage,
    Programme,
    ResourcePage,
    Scheme,
    Variant,
)


@dataclass(frozen=True)
class Group:
    """Rows under one heading."""

    title: str
    anchor: str
    rows: Sequence[Any]


@dataclass(frozen=True)
class SchemeStanding:
    """A scheme, and whether one can apply today."""

    scheme: Scheme
    standing: Standing


@dataclass(frozen=True)
class Linked:
    """A question with the page that works on it, if the reader may see that."""

    question: KnowledgeQuestion
    page: ResourcePage | None


def terms_by_letter() -> list[Group]:
    """The glossary, grouped by the first letter; digits come first, under "#"."""
    terms = GlossaryTerm.objects.prefetch_related("see_also")
    ordered = sorted(terms, key=lambda term: (_letter(term.term), term.term.casefold()))
    groups = groupby(ordered, key=lambda term: _letter(term.term))
    return [
        Group(letter, f"letter-{letter.lower().strip('#') or 'cijfer'}", list(rows))
        for letter, rows in groups
    ]


def glossary() -> list[Explanation]:
    """Every word of the glossary as a text explains it; its status only when that is not the usual one."""
    return remembered("glossary", _explanations, get_language())


def _explanations() -> list[Explanation]:
    terms = GlossaryTerm.objects.only("slug", "term", "definition", "status")
    usual = GlossaryTerm.Status.IN_USE
    return [
        Explanation(
            one.slug, one.term, one.definition, "" if one.status == usual else str(one.get_status_display())
        )
        for one in terms
    ]


def figures() -> QuerySet[Figure]:
    """All figures, each with the one that contradicts it."""
    return Figure.objects.select_related("conflicts_with")


def schemes(*, today: date) -> list[SchemeStanding]:
    """The schemes with their standing on *today*; open ones first."""
    rows = Scheme.objects.prefetch_related("windows", "audiences")
    found = [SchemeStanding(row, scheme_standing(row, today=today)) for row in rows]
    return sorted(found, key=lambda row: row.standing.state != "open")


def scheme_standing(scheme: Scheme, *, today: date) -> Standing:
    """How *scheme* stands on *today*."""
    return standing((row.window for row in scheme.windows.all()), today=today)


def cards_by_variant() -> list[Group]:
    """The cards of each chooser, within it by phase."""
    cards = list(MenukaartCard.objects.select_related("phase", "evidence_level").order_by("position"))
    return [
        Group(
            str(variant.label), variant.value, _by_phase([card for card in cards if variant in card.variants])
        )
        for variant in Variant
    ]


def actions_by_pillar() -> list[Group]:
    """The actions under their pillar, within it by theme; those across pillars last."""
    actions = Action.objects.select_related("theme__pillar").prefetch_related("owners")
    ordered = actions.order_by(F("theme__pillar__position").asc(nulls_last=True), "theme__position", "number")
    groups = groupby(ordered, key=lambda action: action.theme.pillar if action.theme else None)
    return [
        Group(pillar.label if pillar else "", pillar.slug if pillar else "overig", _by_theme(list(rows)))
        for pillar, rows in groups
    ]


def knowledge_agenda(user: Any) -> list[Linked]:
    """The open questions, each with the page that works on it if *user* may see it."""
    questions = list(KnowledgeQuestion.objects.select_related("theme"))
    wanted = [question.linked_page_id for question in questions if question.linked_page_id]
    pages = {page.pk: page for page in ResourcePage.objects.visible_to(user).filter(pk__in=wanted)}
    return [Linked(question, pages.get(question.linked_page_id)) for question in questions]


def practices(user: Any) -> QuerySet[PracticePage]:
    """The good practices that *user* may find, by title."""
    return PracticePage.objects.visible_to(user).with_labels().prefetch_related("regions").order_by("title")


def pilots_by_programme(user: Any) -> list[Group]:
    """The pilots of each programme apart."""
    pilots = list(PilotPage.objects.visible_to(user).prefetch_related("regions").order_by("title"))
    return [
        Group(str(programme.label), programme.value, [row for row in pilots if row.programme == programme])
        for programme in Programme
    ]


def _letter(word: str) -> str:
    return word[:1].upper() if word[:1].isalpha() else "#"


def _by_phase(cards: Iterable[MenukaartCard]) -> list[Group]:
    ordered = sorted(cards, key=lambda card: (card.phase.position if card.phase else 0, card.position))
    groups = groupby(ordered, key=lambda card: card.phase)
    return [
        Group(phase.label if phase else "", phase.slug if phase else "", list(rows)) for phase, rows in groups
    ]


def _by_theme(actions: list[Action]) -> list[Group]:
    groups = groupby(actions, key=lambda action: action.theme)
    return [
        Group(theme.label if theme else "", theme.slug if theme else "", list(rows)) for theme, rows in groups
    ]
