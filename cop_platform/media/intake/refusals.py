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
    words = {
        "extension": extension,
        "allowed": ", ".join(limits.extensions),
        "size": filesizeformat(limits.max_bytes),
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
        "pages": _("Dit PDF-bestand heeft meer dan 2.000 bladzijden. Deel het in stukken."),
        "markup": _("Dit CSV-bestand bevat code van een webpagina. Haal die eruit en probeer het nog eens."),
        "too_slow": _("Het controleren van dit bestand duurt te lang. Maak het kleiner of eenvoudiger."),
    }
