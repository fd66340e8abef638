"""A card to take into the conversation."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


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
