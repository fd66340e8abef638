"""A picture with its words for who does not see it, and where it comes from."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class PictureBlock(blocks.StructBlock):
    """One image in the text."""

    image = ImageChooserBlock(label=_("Afbeelding"))
    # Not required here: what is missing is asked for when somebody publishes, with the reason.
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

    class Meta:
        icon = "image"
        label = _("Afbeelding")
        description = _("Een afbeelding met beschrijving en bron.")
        template = "components/blocks/picture.html"
        # An example cannot choose an image of the site: this page draws one.
        preview_template = "components/blocks/previews/picture.html"
