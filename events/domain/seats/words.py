"""Seats in words: how many are free, who gets one, and how a registration stands."""

from __future__ import annotations

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cop_platform.core.dates import moment_text
from events.domain.seats.standing import number_in_queue
from events.domain.seats.window import allocated_at, waits_for_allocation
from events.models import Allocation, EventTerms, Place, Registration, Seating

S = Registration.State


def waiting_by_place(seating: Seating) -> dict[Place, int]:
    """How many people wait for a seat, or for the draw, in each place; one query."""
    rows = Registration.objects.filter(seating=seating, state=S.WAITLISTED).order_by()
    counted = dict(rows.values_list("place").annotate(Count("pk")))
    return {place: counted.get(place, 0) for place in Place}


def free_in_words(seating: Seating, place: Place, *, waiting: int) -> str:
    """How many seats of *place* are free, or how many people wait for one."""
    free = seating.free(place)
    if free is None:
        return _("Er is plek voor iedereen.")
    if free > 0:
        return ngettext("Nog %(free)d plek vrij.", "Nog %(free)d plekken vrij.", free) % {"free": free}
    if waiting:
        text = ngettext(
            "Vol. Er staat %(waiting)d mens op de wachtlijst.",
            "Vol. Er staan %(waiting)d mensen op de wachtlijst.",
            waiting,
        )
        return text % {"waiting": waiting}
    return _("Vol. Er is een wachtlijst.")


def wanted_in_words(seating: Seating, place: Place, *, waiting: int) -> str:
    """Before seats are shared out: how many there are, and for how many people."""
    seats = seating.free(place)
    if seats is None:
        return _("Er is plek voor iedereen.")
    there = ngettext("%(seats)d plek.", "%(seats)d plekken.", seats) % {"seats": seats}
    text = ngettext("%(waiting)d aanmelding.", "%(waiting)d aanmeldingen.", waiting)
    return f"{there} {text % {'waiting': waiting}}"


def lines_in_words(seating: Seating) -> list[tuple[str, str]]:
    """For each place its name, when there are more, and what is free there; one query."""
    waiting = waiting_by_place(seating)
    waits = waits_for_allocation(seating, seating.event.terms)
    tell = wanted_in_words if waits else free_in_words
    return [
        (str(place.label) if len(seating.places) > 1 else "", tell(seating, place, waiting=waiting[place]))
        for place in seating.places
    ]


def rule_in_words(seating: Seating, terms: EventTerms) -> str:
    """Who gets a seat, in a sentence or two."""
    when = allocated_at(seating, terms)
    sentences = [_allocation(terms, moment_text(when) if when else "", is_done=bool(seating.allocated_at))]
    if most := terms.max_per_organisation:
        text = ngettext(
            "Elke organisatie krijgt hoogstens %(most)d plek.",
            "Elke organisatie krijgt hoogstens %(most)d plekken.",
            most,
        )
        sentences.append(text % {"most": most})
    return " ".join(sentences)


def _allocation(terms: EventTerms, when: str, *, is_done: bool) -> str:
    if terms.allocation == Allocation.FIRST_COME:
        return _("Wie zich het eerst aanmeldt, heeft een plek. Is het vol, dan komt u op de wachtlijst.")
    is_lottery = terms.allocation == Allocation.LOTTERY
    if is_done:
        done = _("Er is geloot op %(when)s.") if is_lottery else _("De plekken zijn verdeeld op %(when)s.")
        return f"{done} {_('Wie zich nu aanmeldt, komt achter de wachtlijst.')}" % {"when": when}
    if is_lottery:
        text = _("Wij loten op %(when)s. Het maakt niet uit of u zich vroeg of laat aanmeldt.")
    else:
        text = _("Wij verdelen de plekken op %(when)s. Wie hier het langst niet was, gaat voor.")
    return text % {"when": when}


def standing_in_words(registration: Registration) -> str:
    """How *registration* stands, in one sentence to its owner."""
    if registration.state == S.WAITLISTED:
        return _waiting_in_words(registration)
    if registration.state == S.OFFERED and registration.offered_until:
        text = _("Er is een plek voor u. Laat voor %(when)s weten of u komt.")
        return text % {"when": moment_text(registration.offered_until)}
    if registration.state == S.CONFIRMED:
        is_online = registration.place == Place.ONLINE
        return _("U heeft een plek. U doet online mee.") if is_online else _("U heeft een plek.")
    return {
        S.PENDING: _("Bevestig uw aanmelding. Daarna weet u of u een plek heeft."),
        S.CANCELLED: _("U bent afgemeld."),
        S.ATTENDED: _("U was erbij."),
        S.NO_SHOW: _("U was er niet bij."),
    }[S(registration.state)]


def standing_without_number(registration: Registration) -> str:
    """As ``standing_in_words``, without the number in the queue, which costs a query.

    A calendar shows what was true hours ago, and a number would not be.
    """
    terms = registration.seating.event.terms
    if registration.state == S.WAITLISTED and not waits_for_allocation(registration.seating, terms):
        return _("U staat op de wachtlijst.")
    return standing_in_words(registration)


def standing_of_colleague(registration: Registration) -> str:
    """How *registration* stands, in one sentence to who made it for somebody else."""
    state = {
        S.PENDING: _("moet nog bevestigen"),
        S.CONFIRMED: _("heeft een plek"),
        S.WAITLISTED: _("wacht op een plek"),
        S.OFFERED: _("kreeg een plek aangeboden"),
        S.CANCELLED: _("is afgemeld"),
        S.ATTENDED: _("was erbij"),
        S.NO_SHOW: _("was er niet bij"),
    }[S(registration.state)]
    return _("Uw collega %(name)s %(state)s.") % {"name": registration.full_name, "state": state}


def _waiting_in_words(registration: Registration) -> str:
    seating, terms = registration.seating, registration.seating.event.terms
    if waits_for_allocation(seating, terms):
        is_lottery = terms.allocation == Allocation.LOTTERY
        text = _("U doet mee aan de loting.") if is_lottery else _("U doet mee aan de verdeling.")
        when = allocated_at(seating, terms)
        told = _("U hoort het op %(when)s.") % {"when": moment_text(when)} if when else ""
        return f"{text} {told}".strip()
    number = number_in_queue(registration)
    return _("U staat op de wachtlijst. U bent nummer %(number)d.") % {"number": number or 1}
