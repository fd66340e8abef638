"""An example from practice, set apart from the rule it explains."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cop_platform.core.blocks.text import NOTE_FEATURES


class ExampleBlock(blocks.StructBlock):
    """What the rule looks like on an ordinary day."""

    title = blocks.CharBlock(
        required=False,
        max_length=120,
        label=_("Titel"),
        help_text=_("Waar gaat het voorbeeld over? Bijvoorbeeld “Twee gesprekken op één ochtend”."),
    )
    html = blocks.RichTextBlock(
        features=NOTE_FEATURES,
        label=_("Voorbeeld"),
        help_text=_("Vertel wat er gebeurt, zonder namen of gegevens van echte mensen."),
    )

    class Meta:
        icon = "form"
        label = _("Voorbeeld")
        description = _("Een situatie uit de praktijk, apart van de uitleg.")
        template = "components/blocks/example.html"
        preview_value = {
            "title": "Twee gesprekken op één ochtend",
            "html": "<p>Hij komt om 9.00 uur, zij om 10.15 uur. Beiden krijgen dezelfde eerste vraag.</p>",
        }
