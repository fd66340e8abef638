"""Closing an account, changing one's mind, and the end."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cop_platform.accounts.models import Closure, UnusedWarning, User
from cop_platform.core.activity import record
from cop_platform.core.errors import Conflict, RuleError
from cop_platform.core.privacy.erasure import Ended, erase

COOLING_OFF = timedelta(days=14)


class LastAdministrator(RuleError):
    """Without this person nobody could manage the site."""

    code = "last_administrator"


class NotClosed(Conflict):
    """There is nothing to take back: it was, or the account is gone."""

    code = "not_closed"

    def __init__(self) -> None:
        super().__init__(_("Deze link werkt niet meer. Uw account is al terug, of al verwijderd."))


@transaction.atomic
def close(person: User, *, now: datetime) -> Closure:
    """Close the account of *person* at once; it is erased after COOLING_OFF.

    Sessions end, and feed links answer nothing any more.  Raises LastAdministrator.
    """
    closure = _close(person, now)
    record(actor=person, verb="closed account", target=person)
    return closure


@transaction.atomic
def close_unused(person: User, *, now: datetime) -> Closure:
    """As ``close``, because nobody used the account for a long time."""
    closure = _close(person, now)
    record(actor=None, verb="closed unused account", target=person)
    return closure


def _close(person: User, now: datetime) -> Closure:
    _check_administrators(person)
    # A former closure is there when an administrator opened the account: it counts no more.
    closure, _made = Closure.objects.update_or_create(person=person, defaults={"asked_at": now})
    _set_active(person, False)
    return closure


@transaction.atomic
def take_back(person_id: int, *, now: datetime) -> None:
    """Open the account again.  Raises NotClosed when it is not closed, or the time is over."""
    running = Closure.objects.select_for_update().filter(asked_at__gt=now - COOLING_OFF)
    closure = running.filter(person_id=person_id).select_related("person").first()
    if closure is None:
        raise NotClosed
    closure.delete()
    # Else one that closed because nobody used it would close again tonight.
    UnusedWarning.objects.filter(person=closure.person).delete()
    _set_active(closure.person, True)
    record(actor=closure.person, verb="reopened account", target=closure.person)


def ends_at(closure: Closure) -> datetime:
    """When the account of *closure* is erased, or soon after."""
    return closure.asked_at + COOLING_OFF


def due(now: datetime) -> QuerySet[Closure]:
    """The closures whose time to change one's mind is over at *now*; never of an open account."""
    over = Closure.objects.filter(asked_at__lte=now - COOLING_OFF, person__is_active=False)
    return over.order_by("asked_at")


@transaction.atomic
def finish(closure: Closure, *, now: datetime) -> tuple[str, list[Ended]]:
    """Erase the person of *closure*; their address, to tell them one last thing, and what went.

    Raises DoesNotExist when another worker was first or the person took it back.
    """
    person = due(now).select_for_update().select_related("person").get(pk=closure.pk).person
    return person.email, _erase(person, actor=None, verb="erased account")


@transaction.atomic
def erase_at_once(person: User, *, actor: User) -> list[Ended]:
    """Erase *person* because the administrator *actor* says so; returns what went.

    There is no time to change one's mind.  Raises LastAdministrator.
    """
    _check_administrators(person)
    return _erase(person, actor=actor, verb="erased account")


@transaction.atomic
def erase_unconfirmed(person: User) -> None:
    """Erase *person*, who never confirmed an address: there is nobody to tell."""
    _erase(person, actor=None, verb="erased unconfirmed account")


def _erase(person: User, *, actor: User | None, verb: str) -> list[Ended]:
    # The key is gone from the object afterwards.
    target = User(pk=person.pk)
    report = erase(person)
    counts = {ended.label.model_name: ended.count for ended in report}
    record(actor=actor, verb=verb, target=target, **counts)
    return report


def _check_administrators(person: User) -> None:
    """Raise LastAdministrator when nobody else could manage the site; locks who could."""
    administrators = User.objects.select_for_update().filter(is_superuser=True, is_active=True)
    if person.is_superuser and not [each for each in administrators if each.pk != person.pk]:
        raise LastAdministrator(_("U bent de enige beheerder. Maak eerst iemand anders beheerder."))


def _set_active(person: User, active: bool) -> None:
    person.is_active = active
    person.save(update_fields=["is_active"])
