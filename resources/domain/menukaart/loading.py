"""The choosers as editors made them."""

from __future__ import annotations

from django.utils.text import slugify

from resources.domain.menukaart.values import Answer, Card, Map, Question, Rule
from resources.models import MenukaartCard, MenukaartQuestion, Variant


def chooser(variant: Variant) -> Map:
    """The questions and cards of *variant*, in their order; three queries."""
    questions = MenukaartQuestion.objects.order_by("position", "pk")
    cards = MenukaartCard.objects.select_related("phase", "evidence_level").prefetch_related(
        "rules__question"
    )
    return Map(
        tuple(_question(row) for row in questions if variant in row.variants),
        tuple(_card(row) for row in cards.order_by("position", "pk") if variant in row.variants),
    )


def _question(row: MenukaartQuestion) -> Question:
    answers = tuple(map(Answer, row.keys, row.answers))
    return Question(row.slug, row.question, answers, row.about)


def _card(row: MenukaartCard) -> Card:
    rules = {(rule.question.slug, rule.key): Rule(rule.weight, rule.reason) for rule in row.rules.all()}
    return Card(
        key=row.slug,
        title=row.title,
        phase=row.phase.slug if row.phase else "",
        phase_label=str(row.phase or ""),
        effort=slugify(row.effort),
        effort_label=row.effort,
        strength=row.evidence_level.strength if row.evidence_level else 0,
        position=row.position,
        rules=rules,
        row=row,
    )
