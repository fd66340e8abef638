"""A card to take into the conversation."""

from typing import Any

from django.utils.translation import gettext as told
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

MOST_QUESTIONS, MOST_PITFALLS = 3, 5
# So many fit on one A4, also when every letter is a wide one; a test makes such a card.
MOST_CHARACTERS = 1600


class RoomCardBlock(blocks.StructBlock):
    """Goal, three questions, pitfalls and where to refer, on one sheet."""

    title = blocks.CharBlock(required=False, max_length=120, label=_("Titel"))
    goal = blocks.CharBlock(
        max_length=250,
        label=_("Doel"),
        help_text=_("Wat weet of kan de gebruiker na dit gesprek? Eén zin."),
    )
    questions = blocks.ListBlock(
        blocks.CharBlock(max_length=250, label=_("Vraag")),
        label=_("Vragen"),
        help_text=_("Drie open vragen, letterlijk zoals u ze stelt."),
    )
    pitfalls = blocks.ListBlock(
        blocks.CharBlock(max_length=250, label=_("Valkuil")), label=_("Valkuilen"), default=[]
    )
    referral = blocks.TextBlock(
        required=False,
        label=_("Doorverwijzen"),
        help_text=_("Waar gaat iemand heen als dit gesprek niet genoeg is?"),
    )

    class Meta:
        icon = "clipboard-list"
        label = _("Gesprekskaart")
        description = _("Een kaart voor in de spreekkamer: doel, vragen, valkuilen.")
        template = "components/blocks/room_card.html"
        preview_value = {
            "goal": "U weet wat zij zelf wil en wat de eerste kleine stap is.",
            "questions": ["Hoe ziet een gewone dinsdag er voor u uit?"],
            "pitfalls": ["De partner of een kind laten tolken."],
            "referral": "Bij geldzorgen: schuldhulp van uw gemeente.",
        }


def length_of(card: Any) -> int:
    """How many characters stand on *card*, a value of the block."""
    lines = [card.get("title"), card.get("goal"), card.get("referral")]
    return sum(len(line or "") for line in (*lines, *_lines(card, "questions"), *_lines(card, "pitfalls")))


def _lines(card: Any, name: str) -> list[str]:
    return [str(line or "") for line in card.get(name) or ()]


def faults_of(card: Any) -> list[str]:
    """Why *card*, a value of the block, does not fit on its sheet: a sentence for each reason."""
    faults, length = [], length_of(card)
    if len(_lines(card, "questions")) > MOST_QUESTIONS:
        faults.append(told("Een gesprekskaart heeft hoogstens drie vragen. Kies de drie die u echt stelt."))
    if len(_lines(card, "pitfalls")) > MOST_PITFALLS:
        faults.append(told("Een gesprekskaart heeft hoogstens vijf valkuilen. Laat de andere weg."))
    if length > MOST_CHARACTERS:
        message = told(
            "De gesprekskaart past niet op één A4: zij heeft %(length)d tekens, er passen er %(most)d."
            " Maak de zinnen korter."
        )
        faults.append(message % {"length": length, "most": MOST_CHARACTERS})
    return faults
