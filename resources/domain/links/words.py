"""What is wrong with an address, for the editor who has to mend it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Promise] = {
    "not_there": _("Op dit adres staat niets meer."),
    "host_not_found": _("Deze website bestaat niet meer, of het adres is verkeerd geschreven."),
    "tls": _("De beveiligde verbinding van deze website klopt niet."),
    "redirects": _("Dit adres verwijst steeds door."),
    "insecure_redirect": _("Dit adres verwijst door naar een adres zonder beveiliging."),
    "private_address": _("Dit adres is niet op het openbare internet."),
    "address": _("Dit is geen adres dat lezers kunnen openen."),
}


def problem_in_words(code: str) -> Promise | str:
    """The sentence for *code*; nothing when there is no problem."""
    return WORDS.get(code, _("Deze website geeft steeds geen goed antwoord.")) if code else ""
