"""A figure with its source: an image, a number from the list of figures, or a drawing of a number."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

NOTHING_CHOSEN = _("Kies een afbeelding of een cijfer, of haal dit blok weg.")


def _group(heading: Any, help_text: Any, icon: str, *names: str) -> BlockGroup:
    """The fields *names* under one heading, which is translated only when it is shown."""
    group = BlockGroup(list(names), heading=names[0], help_text=help_text, icon=icon)
    group.heading = heading
    return group


class FigureBlock(blocks.StructBlock):
    """One image, one number, or both; a number corrected in one place is right on every page."""

    # Neither image nor words are required here: what is missing is asked for when somebody publishes.
    image = ImageChooserBlock(required=False, label=_("Afbeelding"))
    alt = blocks.CharBlock(
        required=False,
        max_length=250,
        label=_("Beschrijving (alt-tekst)"),
        help_text=_("Wat moet iemand weten die de afbeelding niet ziet? Eén of twee zinnen."),
    )
    is_decorative = blocks.BooleanBlock(
        required=False,
        label=_("Versiering"),
        help_text=_("De afbeelding vertelt niets; de tekst zegt alles."),
    )
    caption = blocks.CharBlock(
        required=False,
        max_length=300,
        label=_("Onderschrift"),
        help_text=_("Wat ziet iedereen hier? Eén zin."),
    )
    source = blocks.CharBlock(
        required=False,
        max_length=200,
        label=_("Bron"),
        help_text=_("Wie maakte de afbeelding, of waar komt zij vandaan?"),
    )
    # Chosen by name: a link in the data, so that core imports no app above it.
    figure = SnippetChooserBlock("resources.Figure", required=False, label=_("Cijfer uit de lijst"))

    def clean(self, value: Any) -> Any:
        """*value*, when something is chosen or it is only saved on the way."""
        cleaned = super().clean(value)
        if not self.is_deferred_validation and not (cleaned.get("image") or cleaned.get("figure")):
            raise blocks.StructBlockValidationError(non_block_errors=[ValidationError(NOTHING_CHOSEN)])
        return cleaned

    class Meta:
        icon = "image"
        label = _("Afbeelding of cijfer")
        description = _("Een afbeelding met beschrijving en bron, een cijfer uit de lijst, of beide.")
        template = "components/blocks/figure.html"
        # An example cannot choose an image of the site: this page draws one.
        preview_template = "components/blocks/previews/figure.html"
        preview_value = {
            "figure": {
                "value": "12",
                "unit": "weken",
                "label": "Zo lang duurt het inwerken gemiddeld",
                "reference": "2025",
                "original_source": "eigen telling (voorbeeld)",
            }
        }
        form_layout = [
            _group(
                _("Afbeelding"),
                _("Foto, tekening of grafiek. Laat dit leeg als u alleen een cijfer toont."),
                "image",
                *("image", "alt", "is_decorative", "caption", "source"),
            ),
            _group(
                _("Cijfer"),
                _("Kies een cijfer uit de lijst; bron en peildatum komen mee."),
                "view",
                "figure",
            ),
        ]
