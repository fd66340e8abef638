"""The kinds of mail about meetings, for the outbox and for the preview in the CMS."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop_platform.notifications.kinds import Kind, Sample, register
from events.domain.evaluation import AFTERWARDS, SIX_WEEKS_LATER, Inquiry
from events.domain.evaluation.asking import question_words

CONTACT = _("U krijgt deze mail omdat uw adres bij deze partneragenda staat.")


def partner_sample() -> Mapping[str, Any]:
    """A calendar of a partner that cannot be read."""
    calendar = SimpleNamespace(
        name="Werkplein Rivierenland",
        failures=3,
        failure_message=_("De server van de partner geeft geen antwoord."),
    )
    url = f"{settings.SITE_URL}/cms/snippets/events/partnercalendar/inspect/1/"
    return {"calendar": calendar, "missing": 12, "known": 14, "url": url}


register(Kind("partner_failing", _("Partneragenda komt niet binnen"), CONTACT, True, partner_sample))
register(
    Kind("partner_held", _("Veel bijeenkomsten van een partner verdwenen"), CONTACT, True, partner_sample)
)

REGISTERED = _("U krijgt deze mail omdat u zich heeft aangemeld voor deze bijeenkomst.")
ASKED = _("U krijgt deze mail omdat iemand met dit adres een aanmelding deed.")
REMINDED = _("U krijgt deze mail omdat u een plek heeft bij deze bijeenkomst.")
MANAGE = f"{settings.SITE_URL}/aanmelding/voorbeeld/"


def registration_sample(**differs: Any) -> Mapping[str, Any]:
    """A seat in the room at a date of next year."""
    return {
        "title": _("Intervisie over vroegsignalering"),
        "dates": [_("dinsdag 2 maart 2027, 13.30–16.00 uur")],
        "venue": _("Stadskantoor, Stadsplateau 1, Utrecht"),
        "reason": "",
        "page_url": f"{settings.SITE_URL}/agenda/",
        "is_online": False,
        "clock": "13.30",
        "join_url": "",
        "manage_url": MANAGE,
        "first_name": "Sam",
        "is_by_colleague": False,
        "position": 3,
        "until": _("maandag 1 maart 2027, 9.00 uur"),
        "shared_out_on": _("dinsdag 16 februari 2027"),
        "has_seat": True,
        "ticket_code": "K7F 3QM",
        "has_calendar": True,
        **differs,
    }


def changed_sample() -> Mapping[str, Any]:
    """A date that moved to another day and place."""
    before = {
        "title": _("Intervisie over vroegsignalering"),
        "dates": [_("maandag 1 maart 2027, 13.30–16.00 uur")],
        "venue": _("Buurthuis De Brug, Nieuwegein"),
    }
    return registration_sample(old=before, reason=_("De zaal was dubbel geboekt."))


def called_off_sample() -> Mapping[str, Any]:
    """A date that is off."""
    return registration_sample(reason=_("De spreker is ziek."))


def online_sample() -> Mapping[str, Any]:
    """A meeting that begins soon."""
    facts = {"is_online": True, "ticket_code": ""}
    return registration_sample(**facts, venue=_("Online"), join_url=f"{settings.SITE_URL}/voorbeeld/")


def _register(
    code: str, name: Promise, why: Promise = REGISTERED, sample: Sample = registration_sample
) -> None:
    register(Kind(f"registration_{code}", name, why, True, sample))


_register("please_confirm", _("Aanmelding bevestigen"), ASKED)
_register("already", _("Al aangemeld"), ASKED)
_register("confirmed", _("Aangemeld"))
_register("entered", _("Aangemeld voor een verdeling"))
_register("waiting", _("Op de wachtlijst"))
_register("allocated", _("Plek na een verdeling"))
_register("not_allocated", _("Geen plek na een verdeling"))
_register("promoted", _("Plek na de wachtlijst"))
_register("offered", _("Plek aangeboden"))
_register("offer_over", _("Aanbod verlopen"))
_register("switched", _("Gewisseld van plek"), sample=online_sample)
_register("substituted", _("Plek doorgegeven"))
_register("cancelled", _("Afgemeld"))
_register("changed", _("Bijeenkomst gewijzigd"), sample=changed_sample)
_register("called_off", _("Bijeenkomst gaat niet door"), sample=called_off_sample)
_register("restored", _("Bijeenkomst gaat toch door"))
_register("soon", _("Begint zo, online"), REMINDED, online_sample)
register(
    Kind("registration_reminder", _("Herinnering, een dag van tevoren"), REMINDED, False, registration_sample)
)

ATTENDED = _("U krijgt deze mail omdat u bij deze bijeenkomst was.")


def _inquiry_sample(inquiry: Inquiry) -> Sample:
    """What somebody is asked who was at a meeting."""
    facts = {"until": _("woensdag 17 maart 2027, 9.00 uur"), "has_report": True}
    url = f"{settings.SITE_URL}/evaluatie/voorbeeld/"
    return lambda: registration_sample(answer_url=url, **facts, **question_words(inquiry))


for inquiry, name in (
    (AFTERWARDS, _("Evaluatie, de ochtend erna")),
    (SIX_WEEKS_LATER, _("“Wat doet u nu anders?”, na zes weken")),
):
    register(Kind(inquiry.kind, name, ATTENDED, False, _inquiry_sample(inquiry)))
