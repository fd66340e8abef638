"""Why a whole calendar could not be read, in sentences for the editor."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cop_platform.core.errors import RuleError


class CalendarUnreadable(RuleError):
    """Nothing of the answer could be used; ``code`` tells why.  What was read earlier stays good."""

    code = "calendar"


def unreadable(code: str) -> CalendarUnreadable:
    """The refusal for *code*, as the reader reports it."""
    return CalendarUnreadable(_sentences().get(code) or _sentences()["no_calendar"], code)


def _sentences() -> dict[str, str]:
    return {
        "empty": _("Dit adres geeft een leeg antwoord. Kijk na of het adres goed is."),
        "web_page": _(
            "Dit adres geeft een webpagina, geen agenda. Vraag de partner om het adres van de agenda."
        ),
        "no_calendar": _("Dit adres geeft geen agenda. Vraag de partner om het adres van de agenda (.ics)."),
        "charset": _(
            "De letters van deze agenda zijn niet te lezen. Vraag de partner om een agenda in UTF-8."
        ),
        "cut_off": _("De agenda houdt halverwege op. Wij proberen het later opnieuw."),
        "too_large": _("De agenda is te groot. Vraag de partner om een agenda met alleen de komende tijd."),
        "too_many": _(
            "De agenda heeft te veel bijeenkomsten. "
            "Vraag de partner om een agenda met alleen de komende tijd."
        ),
        "too_slow": _(
            "Het lezen van deze agenda kost te veel tijd. Vraag de partner om een eenvoudiger agenda."
        ),
        "crashed": _("Deze agenda is niet te lezen: het programma dat haar las, liep vast."),
    }
