"""The questions afterwards, as a form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from events.domain.evaluation import Inquiry
from events.domain.evaluation.answering import LONGEST
from events.domain.evaluation.inquiries import options_of
from events.models import EvaluationQuestion


class EvaluationForm(forms.Form):
    """Every question of *inquiry*; none must be answered, as long as one is."""

    def __init__(self, *args: Any, inquiry: Inquiry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.inquiry = inquiry
        self.fields = {str(question): _field(question) for question in inquiry.questions}

    def said(self) -> dict[str, int | str]:
        """What was answered, by question: a score or a text."""
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return {name: int(value) if options_of(name) else value for name, value in given.items()}


def _field(question: EvaluationQuestion) -> forms.Field:
    facts: dict[str, Any] = {"label": question.label, "required": False}
    if options := options_of(question):
        choices = [(str(score), f"{score}, {words}") for score, words in options]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **facts)
    hint = _("Noem geen namen, en niets waaraan iemand te herkennen is.")
    area = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(max_length=LONGEST, widget=area, help_text=hint, **facts)
