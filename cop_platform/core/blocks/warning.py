"""Something that goes wrong if it is missed."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cop_platform.core.blocks.text import NOTE_FEATURES


class WarningBlock(blocks.StructBlock):
    """A warning; rare, or it stops being one."""

    title = blocks.CharBlock(
        required=False,
        max_length=120,
        label=_("Titel"),
        help_text=_("Zeg waarop de lezer moet letten. Leeg: “Let op”."),
    )
    html = blocks.RichTextBlock(
        features=NOTE_FEATURES,
        label=_("Waarschuwing"),
        help_text=_("Wat gaat er mis, en wat doet de lezer in plaats daarvan?"),
    )

    class Meta:
        icon = "warning"
        label = _("Let op")
        description = _("Een waarschuwing in een opvallend kader.")
        template = "components/blocks/warning.html"
        preview_value = {
            "title": "Let op bij echtparen",
            "html": "<p>Begin niet vanzelf met de man. Bespreek met beide partners wat zij willen.</p>",
        }
