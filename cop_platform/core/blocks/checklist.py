"""A short list to tick off."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ChecklistBlock(blocks.StructBlock):
    """Things to have done, each one line."""

    title = blocks.CharBlock(
        required=False,
        max_length=120,
        label=_("Titel"),
        help_text=_("Bijvoorbeeld “Leg dit vast voordat u begint”."),
    )
    items = blocks.ListBlock(
        blocks.CharBlock(max_length=300, label=_("Punt")),
        label=_("Punten"),
        help_text=_("Eén handeling per punt. Meer dan acht punten leest niemand."),
    )

    class Meta:
        icon = "list-ul"
        label = _("Checklist")
        description = _("Punten om na te lopen.")
        template = "components/blocks/checklist.html"
        preview_value = {
            "title": "Leg dit vast voordat u begint",
            "items": ["Hoeveel uur werk is het minimum?", "Wie belt de werkgever in week één?"],
        }
