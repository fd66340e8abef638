"""The questions of a meeting as fields of a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Question = Mapping[str, Any]
MOST_LETTERS = 1000


def field_name(question: Question) -> str:
    """The name of the field of *question*: it stays when an editor moves the question."""
    return f"vraag-{question['id']}"


def fields_of(questions: list[Question]) -> Iterator[tuple[str, forms.Field]]:
    """A field for each of *questions*, by name.

    None is required by itself: whether an answer is needed depends on the others.
    """
    for question in questions:
        yield field_name(question), _field(question)


def answers_in(cleaned: Mapping[str, Any], questions: list[Question]) -> dict[str, str]:
    """What was answered by the id of the question; not what nobody asked."""
    asked = [question for question in questions if _is_asked(question, questions, cleaned)]
    return {one["id"]: text for one in asked if (text := cleaned.get(field_name(one)))}


def unanswered(cleaned: Mapping[str, Any], questions: list[Question]) -> list[str]:
    """The names of fields that must have an answer, and have none."""
    required = (one for one in questions if one["is_required"] and _is_asked(one, questions, cleaned))
    return [field_name(one) for one in required if not cleaned.get(field_name(one))]


def unasked(cleaned: Mapping[str, Any], questions: list[Question]) -> list[str]:
    """The names of fields that are not for who gave these answers."""
    return [field_name(one) for one in questions if not _is_asked(one, questions, cleaned)]


def _is_asked(question: Question, questions: list[Question], cleaned: Mapping[str, Any]) -> bool:
    """Whether *question* is for who gave these answers: what it depends on was asked, and answered so."""
    if not question["only_if"]:
        return True
    before = next((one for one in questions if one["id"] == question["depends_on"]), None)
    if before is None or not _is_asked(before, questions, cleaned):
        return False
    return bool(cleaned.get(field_name(before)) == question["only_if"])


def _field(question: Question) -> forms.Field:
    facts: dict[str, Any] = {"label": question["label"], "help_text": _hint(question), "required": False}
    if question["kind"] == "choice":
        choices = [(choice, choice) for choice in question["choices"]]
        return forms.ChoiceField(
            choices=choices, widget=forms.RadioSelect(attrs=_condition(question)), **facts
        )
    area = forms.Textarea(attrs={"rows": 3, **_condition(question)})
    return forms.CharField(max_length=MOST_LETTERS, widget=area, **facts)


def _condition(question: Question) -> dict[str, str]:
    """What tells the script of the form when to hide the question."""
    if not question["only_if"]:
        return {}
    return {"data-after": field_name({"id": question["depends_on"]}), "data-only-if": question["only_if"]}


def _kept(days: int) -> str:
    text = ngettext(
        "Wij wissen uw antwoord %(days)d dag na de bijeenkomst.",
        "Wij wissen uw antwoord %(days)d dagen na de bijeenkomst.",
        days,
    )
    return text % {"days": days}


def _hint(question: Question) -> str:
    parts = [question["hint"] or ""]
    if question["only_if"]:
        parts.insert(0, _("Alleen als u hierboven “%(answer)s” kiest.") % {"answer": question["only_if"]})
    elif question["is_required"]:
        parts.insert(0, _("Deze vraag is verplicht."))
    parts.append(_kept(question["days_kept"]))
    # The form shows hints as they are.
    return escape(" ".join(part for part in parts if part))
