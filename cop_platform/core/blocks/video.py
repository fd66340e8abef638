"""A film of our own, or one elsewhere, which we link to; in words what it tells."""

from typing import Any, NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from cop_platform.core.blocks.text import NOTE_FEATURES
from cop_platform.core.films import CAPTIONS, FILMS, LANGUAGES, OWN_NAMES

DUTCH = "nl"


class Track(NamedTuple):
    """The captions of a film in one language: its code, what its readers call it, and the *file*."""

    language: str
    name: str
    file: Any
    is_default: bool


class CaptionsBlock(blocks.StructBlock):
    """Captions in a language that is not Dutch."""

    language = blocks.ChoiceBlock(choices=list(LANGUAGES.items()), label=_("Taal"))
    captions = DocumentChooserBlock(
        label=_("Ondertiteling in deze taal"), help_text=_("WebVTT (.vtt) of SRT (.srt).")
    )

    class Meta:
        icon = "openquote"
        label = _("Ondertiteling")


class VideoBlock(blocks.StructBlock):
    """A film with captions and what is said in it; its rules are those of the proofreading."""

    title = blocks.CharBlock(max_length=150, label=_("Titel"))
    film = DocumentChooserBlock(
        required=False,
        label=_("Eigen video"),
        help_text=_("Een MP4- of WebM-bestand. Staat de video elders? Vul dan alleen het adres in."),
    )
    captions = DocumentChooserBlock(
        required=False,
        label=_("Ondertiteling van de eigen video"),
        help_text=_("Een bestand met Nederlandse ondertiteling: WebVTT (.vtt) of SRT (.srt)."),
    )
    other_captions = blocks.ListBlock(
        CaptionsBlock(),
        default=[],
        required=False,
        label=_("Ondertiteling in andere talen"),
        help_text=_("Eén bestand per taal. De kijker kiest de taal in de video."),
    )
    url = blocks.URLBlock(
        required=False,
        max_length=500,
        label=_("Adres van een video elders"),
        help_text=_("De pagina waar de video staat, bij de maker."),
    )
    has_captions = blocks.BooleanBlock(
        required=False,
        label=_("De video elders heeft ondertiteling"),
        help_text=_("U heeft het zelf nagekeken."),
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
        description = _("Een eigen video met ondertiteling, of een link naar een video elders.")
        template = "components/blocks/video.html"
        preview_value = {
            "title": "Een eerste werkdag",
            "url": "https://example.org/video",
            "has_captions": True,
            "transcript": "<p>De buddy laat eerst de kantine zien.</p>",
        }

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """The template's inputs; in ``tracks`` the Dutch captions come first.

        What is no film, no captions or no address of the web is left out.

        ``film_at`` of the parent is where the film can be seen, in a text that outlives or
        leaves the screen; there the film itself is not shown.
        """
        context = super().get_context(value, parent_context)
        url = str(value.get("url") or "")
        return {
            **context,
            "url": url if url.startswith(("https://", "http://")) else "",
            "film": _one_of(FILMS, value.get("film")),
            "tracks": _tracks(value),
        }


def _tracks(value: Any) -> list[Track]:
    """The captions, one file for each language; those in the language of the page are on, else Dutch."""
    others = {one.get("language"): one.get("captions") for one in value.get("other_captions") or ()}
    files = {DUTCH: value.get("captions"), **others}
    there = {code: file for code, file in files.items() if code in OWN_NAMES and _one_of(CAPTIONS, file)}
    shown = get_language() if get_language() in there else DUTCH
    return [Track(code, OWN_NAMES[code], file, code == shown) for code, file in there.items()]


def _one_of(kinds: frozenset[str], document: Any) -> Any:
    """*document*, if it is of these *kinds*."""
    return document if document and str(document.file_extension).lower() in kinds else None
