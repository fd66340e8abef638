"""Questions at registration, as an editor writes them; each says when its answers go."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    IntegerBlock,
    ListBlock,
    StreamBlock,
    StreamBlockValidationError,
    StructBlock,
)

LONGEST_KEPT = 365


class QuestionBlock(StructBlock):
    """A question for a line of text; ``only_if`` repeats an answer to the question before."""

    label = CharBlock(label=_("vraag"), max_length=200)
    hint = CharBlock(label=_("uitleg"), required=False, max_length=300)
    is_required = BooleanBlock(label=_("verplicht"), required=False)
    only_if = CharBlock(
        label=_("alleen als"),
        required=False,
        max_length=100,
        help_text=_("Een antwoord op de laatste keuzevraag hierboven. Leeg: aan iedereen."),
    )
    days_kept = IntegerBlock(
        label=_("antwoorden wissen na, dagen"),
        min_value=1,
        max_value=LONGEST_KEPT,
        help_text=_("Geteld vanaf het einde van de bijeenkomst."),
    )

    class Meta:
        icon = "help"


class ChoiceQuestionBlock(QuestionBlock):
    """A question with answers to choose from."""

    choices = ListBlock(CharBlock(max_length=100), label=_("antwoorden"), min_num=2, max_num=20)


class QuestionsBlock(StreamBlock):
    """All questions of a meeting, in order."""

    text = QuestionBlock(label=_("open vraag"), icon="pilcrow")
    choice = ChoiceQuestionBlock(label=_("keuzevraag"), icon="list-ul")

    class Meta:
        max_num = 20
        required = False

    def clean(self, value: Any, **kwargs: Any) -> Any:
        """Refuse a condition on an answer that cannot be given."""
        cleaned = super().clean(value, **kwargs)
        errors = dict(_impossible_conditions(cleaned))
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned


def plain_questions(value: Any) -> list[dict[str, Any]]:
    """The questions of a page as plain values; ``depends_on`` is the id of the question of ``only_if``."""
    found: list[dict[str, Any]] = []
    choice = None
    for block in value:
        question = {name: block.value.get(name) for name in ("label", "hint", "is_required", "days_kept")}
        only_if = block.value.get("only_if") or ""
        question |= {"id": str(block.id), "kind": block.block_type, "only_if": only_if}
        question["depends_on"] = choice if only_if else ""
        question["choices"] = list(block.value.get("choices") or [])
        found.append(question)
        choice = str(block.id) if block.block_type == "choice" else choice
    return found


def _impossible_conditions(value: Any) -> list[tuple[int, ValidationError]]:
    answers: list[str] = []
    errors = []
    for index, block in enumerate(value):
        only_if = block.value.get("only_if")
        if only_if and only_if not in answers:
            errors.append((index, ValidationError(_("Geen keuzevraag hierboven heeft dit antwoord."))))
        if block.block_type == "choice":
            answers = list(block.value["choices"])
    return errors
