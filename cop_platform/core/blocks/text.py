"""Running text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# Headings of levels 1 and 2 belong to the page itself; nothing here may break their order.
RICH_TEXT_FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"]
NOTE_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class TextBlock(blocks.StructBlock):
    """Paragraphs, headings, lists and links."""

    html = blocks.RichTextBlock(
        features=RICH_TEXT_FEATURES,
        label=_("Tekst"),
        help_text=_("Korte alinea's met een tussenkop per onderwerp, bijvoorbeeld “Zo pakt u het aan”."),
    )

    class Meta:
        icon = "pilcrow"
        label = _("Tekst")
        description = _("Alinea's, tussenkoppen, lijsten en links.")
        template = "components/blocks/text.html"
        preview_value = {
            "html": "<h3>Zo pakt u het aan</h3><p>Plan eerst de taalles en daarna het rooster.</p>"
        }
