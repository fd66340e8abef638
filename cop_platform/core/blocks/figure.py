"""A number from the collection of figures, shown with its source."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class FigureBlock(blocks.StructBlock):
    """One figure; corrected in one place, it is right on every page."""

    # Chosen by name: a link in the data, so that core imports no app above it.
    figure = SnippetChooserBlock(
        "resources.Figure",
        label=_("Cijfer"),
        help_text=_("Kies een cijfer uit de lijst; bron en peildatum komen mee."),
    )

    class Meta:
        icon = "view"
        label = _("Cijfer")
        description = _("Een cijfer uit de lijst, met bron en peildatum.")
        template = "components/blocks/figure.html"
        preview_value = {
            "figure": {
                "value": "12",
                "unit": "weken",
                "label": "Zo lang duurt het inwerken gemiddeld",
                "reference": "2025",
                "original_source": "eigen telling (voorbeeld)",
            }
        }
