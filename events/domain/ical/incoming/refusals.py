"""Why a whole calendar could not be read, in sentences for the editor."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cop_platform.core.errors import RuleError


class CalendarUnreadable(RuleError):
    """Nothing of the answer could be used; ``code`` tells why.  What was read earlier stays good."""

    code = "calendar"


def unreadable(code: str) -> CalendarUnreadable:
    """The refusal for *code*, as the reader reports it."""
    return CalendarUnreadable(refusal_sentences().get(code) or refusal_sentences()["no_calendar"], code)


def refusal_sentences() -> dict[str, str]:
    """What is said of a whole calendar, by code."""
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


def sentence_of(code: str, detail: str = "") -> str:
    """What the editor reads about one problem; *detail* is what it names."""
    sentence = problem_sentences().get(code) or problem_sentences()["event"]
    return sentence % {"detail": detail} if "%(detail)s" in sentence else sentence


def problem_sentences() -> dict[str, str]:
    """What is said of one event, by code."""
    return {
        "event": _("Deze bijeenkomst is niet te lezen en is overgeslagen."),
        "event_too_slow": _("Het lezen van deze bijeenkomst kost te veel tijd. Zij is overgeslagen."),
        "private": _("Deze bijeenkomst is bij de partner als privé gemarkeerd en is overgeslagen."),
        "no_title": _("Deze bijeenkomst heeft geen titel en is overgeslagen."),
        "no_start": _("Deze bijeenkomst heeft geen begin en is overgeslagen."),
        "bad_start": _("Het begin van deze bijeenkomst is niet te lezen. Zij is overgeslagen."),
        "bad_end": _("Het einde van deze bijeenkomst is niet te lezen. Zij is overgeslagen."),
        "end_before_start": _("Deze bijeenkomst eindigt voor haar begin en is overgeslagen."),
        "too_long": _("Deze bijeenkomst duurt langer dan een jaar en is overgeslagen."),
        "bad_original": _("Een gewijzigde datum van deze reeks is niet te lezen en is overgeslagen."),
        "bad_listed": _("Deze reeks heeft een losse datum die niet te lezen is. Zij is overgeslagen."),
        "too_many_listed": _("Deze reeks heeft te veel losse data. Zij is overgeslagen."),
        "rule": _("De herhaling van deze reeks kennen wij niet. De reeks is overgeslagen."),
        "rules": _("Deze reeks heeft meer dan één herhaling en is overgeslagen."),
        "rule_too_often": _("Deze reeks komt vaker dan één keer per dag terug en is overgeslagen."),
        "rule_too_many": _("Deze reeks heeft te veel data en is overgeslagen."),
        "rule_never": _("De herhaling van deze reeks komt nooit voor. De reeks is overgeslagen."),
        "no_end": _("Deze bijeenkomst heeft geen einde. Wij tonen een uur."),
        "mixed_end": _(
            "Het begin en het einde van deze bijeenkomst passen niet bij elkaar. Het einde telt niet."
        ),
        "range": _("Een wijziging geldt voor meer data van deze reeks. Wij tonen haar op één datum."),
        "duplicate_uid": _("Twee bijeenkomsten hebben hetzelfde kenmerk. Wij tonen er één."),
        "too_many_dates": _("De agenda heeft te veel data. Wij tonen de eerste 5.000."),
        "unknown_zone": _("Wij kennen de tijdzone “%(detail)s” niet en lezen haar als Nederlandse tijd."),
    }
