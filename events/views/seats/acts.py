"""What a button on the page of a registration does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cop_platform.core.name_field import NameField
from events.domain.seats import accept_offer, cancel, confirm, move_back, rename, substitute, switch_place
from events.domain.seats.standing import Act
from events.domain.seats.words import standing_in_words, standing_of_colleague
from events.models import Place, Registration

OTHER = {Place.ROOM: Place.ONLINE, Place.ONLINE: Place.ROOM}


class SubstituteForm(forms.Form):
    """Who comes instead."""

    name = NameField(label=gettext_lazy("Naam"), max_length=150)
    email = forms.EmailField(label=gettext_lazy("E-mailadres"), max_length=254)


class NameForm(forms.Form):
    """How somebody without an account is called."""

    right_name = NameField(label=gettext_lazy("Naam"), max_length=150)


FORMS: dict[Act, type[forms.Form]] = {Act.SUBSTITUTE: SubstituteForm, Act.RENAME: NameForm}


def do(registration: Registration, act: Act, facts: Mapping[str, Any], *, now: datetime) -> Registration:
    """Do *act*; returns the registration to show next.  Raises RuleError.

    *facts* are what was filled in, for an act that has a form.
    """
    if act is Act.RENAME:
        return rename(registration, facts["right_name"], now=now)
    if act is Act.SUBSTITUTE:
        substitute(registration, name=facts["name"], email=facts["email"], now=now)
        return registration
    return ACTIONS[act](registration, now)


def told_after(act: Act, registration: Registration, *, is_own: bool) -> str:
    """What the visitor is told when *act* succeeded; *is_own*: not of who registered a colleague."""
    if act is Act.RENAME:
        return _("De naam is veranderd.")
    if act is Act.SUBSTITUTE:
        own, others = _("Uw plek is doorgegeven."), _("De plek is doorgegeven.")
        return f"{own if is_own else others} {_('Er gaat een mail naar allebei de adressen.')}"
    if not is_own:
        return standing_of_colleague(registration)
    if act is Act.MOVE_BACK:
        return _("U staat nu achteraan. %(standing)s") % {"standing": standing_in_words(registration)}
    return standing_in_words(registration)


def _switch(registration: Registration, now: datetime) -> Registration:
    return switch_place(registration, OTHER[Place(registration.place)], now=now)


ACTIONS: dict[Act, Callable[[Registration, datetime], Registration]] = {
    Act.CONFIRM: lambda registration, now: confirm(registration, now=now),
    Act.ACCEPT: lambda registration, now: accept_offer(registration, now=now),
    Act.CANCEL: lambda registration, now: cancel(registration, now=now),
    Act.MOVE_BACK: lambda registration, now: move_back(registration, now=now),
    Act.SWITCH: _switch,
}
