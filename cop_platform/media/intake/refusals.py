"""Why a file stays out, in sentences for who sent it."""

from __future__ import annotations

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from cop_platform.core.errors import RuleError
from cop_platform.media.values import Limits


class FileRefused(RuleError):
    """This file may not come in; ``code`` tells why."""

    code = "file"


def refused(code: str, extension: str, limits: Limits) -> FileRefused:
    """The refusal for *code* of a file with this *extension*."""
    sentences = _sentences()
    code, _colon, line = code.partition(":")
    words = {
        "extension": extension,
        "allowed": ", ".join(limits.extensions),
        "size": filesizeformat(limits.most_bytes(extension)),
        "line": line,
    }
    return FileRefused((sentences.get(code) or sentences["damaged"]) % words, code)


def _sentences() -> dict[str, str]:
    return {
        "extension": _(
            "Dit soort bestand kunnen wij niet aannemen. Kies een bestand van het soort %(allowed)s."
        ),
        "too_large": _(
            "Dit bestand is te groot: het mag hooguit %(size)s zijn. Maak het kleiner of splits het."
        ),
        "empty": _("Dit bestand is leeg. Kies een ander bestand."),
        "other_type": _(
            "De inhoud van dit bestand is geen %(extension)s. Bewaar het opnieuw in het juiste formaat."
        ),
        "damaged": _(
            "Dit bestand is beschadigd of niet te lezen. Bewaar het opnieuw en probeer het nog eens."
        ),
        "too_many_pixels": _("Deze afbeelding heeft meer dan 50 miljoen beeldpunten. Maak haar kleiner."),
        "moves": _(
            "Deze afbeelding beweegt, en bezoekers kunnen haar niet stilzetten. "
            "Kies een afbeelding die stilstaat."
        ),
        "bomb": _("Dit bestand is uitgepakt veel te groot. Maak het eenvoudiger, of deel het in stukken."),
        "program": _("Dit bestand bevat een programma of macro. Bewaar het zonder, en probeer het nog eens."),
        "active": _(
            "Dit PDF-bestand bevat een programma of bijlage. Bewaar of print het opnieuw als gewone PDF."
        ),
        "locked": _(
            "Dit PDF-bestand is beveiligd. Bewaar het zonder beveiliging, zodat iedereen het kan lezen."
        ),
        "office_locked": _(
            "Dit bestand heeft een wachtwoord, of is gemaakt met een heel oud programma. "
            "Open het, haal het wachtwoord weg en bewaar het opnieuw als %(extension)s."
        ),
        "pages": _("Dit PDF-bestand heeft meer dan 2.000 bladzijden. Deel het in stukken."),
        "markup": _("Dit CSV-bestand bevat code van een webpagina. Haal die eruit en probeer het nog eens."),
        **_of_films(),
        **_of_captions(),
        "too_slow": _("Het controleren van dit bestand duurt te lang. Maak het kleiner of eenvoudiger."),
    }


def _of_films() -> dict[str, str]:
    return {
        "film_locked": _(
            "Deze video is beveiligd. Bewaar hem zonder beveiliging, zodat iedereen hem kan zien."
        ),
        "film_picture": _("In dit bestand zit geen beeld. Kies een video."),
        "film_codec": _(
            "Niet elke browser kan deze video afspelen. "
            "Bewaar hem als MP4 met beeld in H.264 en geluid in AAC."
        ),
        "film_track": _(
            "Deze video bevat meer dan beeld en geluid, bijvoorbeeld de plek van de opname of een "
            "ondertiteling. Bewaar hem opnieuw met alleen beeld en geluid."
        ),
    }


def _of_captions() -> dict[str, str]:
    return {
        "captions_header": _("Regel 1 van de ondertiteling moet “WEBVTT” zijn."),
        "captions_letters": _("De letters in de ondertiteling zijn niet te lezen. Bewaar haar als UTF-8."),
        "captions_large": _("Deze ondertiteling is te lang: hooguit 10.000 titels en 1 MB."),
        "captions_none": _("In deze ondertiteling staan geen woorden."),
        "captions_time": _(
            "Regel %(line)s van de ondertiteling: hier hoort een tijd te staan, zoals "
            "“00:01:05.000 --> 00:01:09.500”, met eronder de woorden en dan een lege regel."
        ),
        "captions_order": _(
            "Regel %(line)s van de ondertiteling: deze titel eindigt voordat hij begint, of begint eerder "
            "dan de vorige."
        ),
        "captions_long": _(
            "Regel %(line)s van de ondertiteling: deze titel heeft meer dan 500 tekens. Maak er meer van."
        ),
    }
