"""A film elsewhere: we link to it and copy nothing, and tell in words what it tells."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cop_platform.core.blocks.text import NOTE_FEATURES


class VideoBlock(blocks.StructBlock):
    """A link to a film, with what is said in it."""

    title = blocks.CharBlock(max_length=150, label=_("Titel"))
    url = blocks.URLBlock(
        max_length=500, label=_("Adres"), help_text=_("De pagina waar de video staat, bij de maker.")
    )
    has_captions = blocks.BooleanBlock(
        required=False, label=_("Heeft ondertiteling"), help_text=_("U heeft het zelf nagekeken.")
    )
    transcript = blocks.RichTextBlock(
        required=False,
        features=NOTE_FEATURES,
        label=_("Uitgeschreven tekst"),
        help_text=_("Wat er gezegd en getoond wordt, voor wie niet kan kijken of luisteren."),
    )

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("Verwijzing naar een video, met uitgeschreven tekst.")
        template = "components/blocks/video.html"
        preview_value = {
            "title": "Een eerste werkdag",
            "url": "https://example.org/video",
            "has_captions": True,
            "transcript": "<p>De buddy laat eerst de kantine zien.</p>",
        }

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """The template's inputs, with the address only when it is one of the web."""
        context = super().get_context(value, parent_context)
        url = str(value.get("url") or "")
        return {**context, "url": url if url.startswith(("https://", "http://")) else ""}
