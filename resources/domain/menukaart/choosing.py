"""Which three measures go with the answers.

Every question gives a card points: a field of the card (phase, effort) or a rule of an editor
decides.  Of equal points the stronger evidence comes first, then the order of the editors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from resources.domain.menukaart.values import EFFORT, NEVER, PHASE, Advice, Card, Map, Question, Rule

MOST = 3
RIGHT_PHASE, ENOUGH_TIME, TOO_LITTLE_TIME = 3, 1, -1


def advise(chooser: Map, answers: Mapping[str, str]) -> list[Advice]:
    """At most three measures for *answers* (key of the question -> key of the answer), the best first."""
    found = [_advice(card, chooser.questions, answers) for card in chooser.cards]
    fitting = [advice for advice in found if advice.points > NEVER // 2]
    return sorted(fitting, key=_order)[:MOST]


def _order(advice: Advice) -> tuple[int, int, int, str]:
    card = advice.card
    return -advice.points, -card.strength, card.position, card.key


def _advice(card: Card, questions: tuple[Question, ...], answers: Mapping[str, str]) -> Advice:
    counted = [
        rule for question in questions for rule in _rules(card, question, answers.get(question.key, ""))
    ]
    return Advice(
        card,
        sum(rule.points for rule in counted),
        tuple(rule.reason for rule in counted if rule.points > 0 and rule.reason),
        tuple(rule.reason for rule in counted if rule.points <= 0 and rule.reason),
    )


def _rules(card: Card, question: Question, answer: str) -> Iterator[Rule]:
    """What *answer* means for *card*: by its fields, and by the rule of an editor."""
    label = question.label(answer)
    if not label:
        return
    if question.about == PHASE and card.phase:
        yield _by_phase(card, answer, label)
    elif question.about == EFFORT and question.place(card.effort) >= 0:
        yield _by_effort(card, question, answer, label)
    if rule := card.rules.get((question.key, answer)):
        yield Rule(rule.points, rule.reason or _usual(rule, label))


def _by_phase(card: Card, answer: str, label: str) -> Rule:
    if card.phase == answer:
        return Rule(RIGHT_PHASE, _("Gaat over “%(answer)s”, wat u wilt verbeteren.") % {"answer": label})
    facts = {"phase": card.phase_label, "answer": label}
    return Rule(0, _("Gaat over “%(phase)s”, en u koos “%(answer)s”.") % facts)


def _by_effort(card: Card, question: Question, answer: str, label: str) -> Rule:
    facts = {"effort": card.effort_label, "answer": label}
    if question.place(card.effort) <= question.place(answer):
        return Rule(ENOUGH_TIME, _("Vraagt “%(effort)s”; die tijd hebt u.") % facts)
    return Rule(TOO_LITTLE_TIME, _("Vraagt “%(effort)s”, en u koos “%(answer)s”. Plan het ruimer.") % facts)


def _usual(rule: Rule, label: str) -> str:
    if rule.points > 0:
        return _("Past bij uw antwoord “%(answer)s”.") % {"answer": label}
    return _("Past minder goed bij uw antwoord “%(answer)s”.") % {"answer": label}
