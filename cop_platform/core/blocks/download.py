"""A file beside the text, never in place of it."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock


class DownloadBlock(blocks.StructBlock):
    """One document to take away."""

    title = blocks.CharBlock(
        required=False,
        max_length=120,
        label=_("Tekst op de knop"),
        help_text=_("Bijvoorbeeld “Werkblad bij stap 3”. Leeg: de titel van het document."),
    )
    document = DocumentChooserBlock(label=_("Document"))

    class Meta:
        icon = "download"
        label = _("Download")
        description = _("Een document om mee te nemen.")
        template = "components/blocks/download.html"
        preview_value = {
            "title": "Werkblad bij stap 3",
            "document": {"url": "#", "title": "Werkblad", "file_extension": "docx", "file_size": 24_000},
        }
