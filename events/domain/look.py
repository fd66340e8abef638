"""How a reader wants to see what is off: a parameter of the address of a feed (H5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from events.domain.filters import UnknownValue
from events.values import CancelledAs

PARAMETER = "geannuleerd"


def parse_look(parameters: Mapping[str, Sequence[str]]) -> CancelledAs:
    """The look that *parameters* ask for; without a word the usual one.

    Raises UnknownValue for a word that means nothing.
    """
    text = (parameters.get(PARAMETER) or [""])[-1].strip()
    try:
        return CancelledAs(text) if text else CancelledAs.STRUCK
    except ValueError:
        words = ", ".join(CancelledAs)
        message = _("Wij kennen “%(value)s” niet bij “geannuleerd”. Kies uit: %(words)s.")
        raise UnknownValue(message % {"value": text[:50], "words": words}, PARAMETER, text) from None


def in_words(look: CancelledAs) -> str:
    """What *look* does, for behind the name of a feed; empty for the usual one."""
    return {
        CancelledAs.STRUCK: "",
        CancelledAs.LEFT_OUT: _("zonder wat niet doorgaat"),
        CancelledAs.MARKED: _("wat niet doorgaat blijft staan"),
    }[look]


def explained(look: CancelledAs) -> tuple[str, str]:
    """*look* as a choice for a reader, and when one would choose it."""
    return {
        CancelledAs.STRUCK: (
            _("Doorgestreept, met “Geannuleerd:” voor de titel"),
            _("Dit is gewoon. Alleen Google Agenda laat deze bijeenkomsten weg."),
        ),
        CancelledAs.LEFT_OUT: (_("Niet in mijn kalender"), _("U ziet alleen wat doorgaat.")),
        CancelledAs.MARKED: (
            _("Niet doorgestreept, wel met “Geannuleerd:” voor de titel"),
            _("Handig bij Google Agenda: daar blijven de bijeenkomsten dan staan."),
        ),
    }[look]


def named(name: str, look: CancelledAs) -> str:
    """The *name* of a feed, with what *look* does when that is not the usual."""
    words = in_words(look)
    return f"{name} ({words})" if words else name


def look_parameters(look: CancelledAs) -> list[tuple[str, str]]:
    """The parameters that give *look*: none for the usual one."""
    return [] if look is CancelledAs.STRUCK else [(PARAMETER, look.value)]


def with_look(path: str, look: CancelledAs) -> str:
    """The address *path* with *look*, which is only named when it is not the usual one."""
    query = urlencode(look_parameters(look))
    return f"{path}{'&' if '?' in path else '?'}{query}" if query else path
