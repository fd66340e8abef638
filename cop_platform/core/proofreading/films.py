"""What stops publishing a film."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from cop_platform.core.films import CAPTIONS, FILMS
from cop_platform.core.proofreading.html import outline
from cop_platform.core.proofreading.values import Captions, Finding, Part, Path, Video


def videos(parts: Iterable[Part]) -> Iterator[Finding]:
    """Each is one film, of our own or elsewhere, with captions and its words written out."""
    for part in parts:
        if not isinstance(part, Video):
            continue
        yield from _own_film(part) if part.film else _film_elsewhere(part)
        if not outline(part.transcript).units:
            message = _("Schrijf uit wat er in de video gezegd en getoond wordt.")
            yield Finding((*part.path, "transcript"), "transcript_missing", message)


def _film_elsewhere(part: Video) -> Iterator[Finding]:
    if not part.url:
        message = _("Kies een eigen video, of vul het adres in van een video elders.")
        yield Finding((*part.path, "url"), "video_missing", message)
    elif not part.has_captions:
        message = _("Een video moet ondertiteling hebben. Vink het aan als u het heeft nagekeken.")
        yield Finding((*part.path, "has_captions"), "captions_missing", message)


def _own_film(part: Video) -> Iterator[Finding]:
    if part.url:
        message = _("Kies een eigen video of een adres, niet allebei.")
        yield Finding((*part.path, "url"), "video_twice", message)
    if part.film not in FILMS:
        message = _("Dit bestand is geen video. Kies een MP4- of WebM-bestand.")
        yield Finding((*part.path, "film"), "film_kind", message)
    if part.captions not in CAPTIONS:
        message = _("Een eigen video moet ondertiteling hebben. Kies een bestand met ondertiteling (.vtt).")
        yield Finding((*part.path, "captions"), "captions_missing", message)


def captions(parts: Iterable[Part]) -> Iterator[Finding]:
    """Beside the Dutch ones there is one file of captions for each language."""
    seen: set[tuple[Path, str]] = set()
    for part in parts:
        if not isinstance(part, Captions):
            continue
        if part.kind and part.kind not in CAPTIONS:
            message = _("Een van deze bestanden is geen ondertiteling. Kies voor elke taal een .vtt-bestand.")
            yield Finding((*part.path, "captions"), "captions_kind", message)
        place = (part.path[:-1], part.language)
        if part.language and place in seen:
            message = _("Dezelfde taal staat er twee keer. Kies voor elke taal één bestand.")
            yield Finding((*part.path, "language"), "captions_twice", message)
        seen.add(place)
