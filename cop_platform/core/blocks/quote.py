"""Somebody's words; only the role is named, never the person."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class QuoteBlock(blocks.StructBlock):
    """A quotation with the role of who said it."""

    text = blocks.TextBlock(label=_("Citaat"), help_text=_("Een of twee zinnen, zonder aanhalingstekens."))
    role = blocks.CharBlock(
        required=False,
        max_length=120,
        label=_("Rol"),
        help_text=_("Alleen de rol, nooit een naam. Bijvoorbeeld “ondernemer in het mkb”."),
    )

    class Meta:
        icon = "openquote"
        label = _("Citaat")
        description = _("Woorden van iemand uit de praktijk, met alleen de rol.")
        template = "components/blocks/quote.html"
        preview_value = {
            "text": "Toen de gemeente uit zichzelf belde, durfde ik door te gaan.",
            "role": "ondernemer in het mkb",
        }
