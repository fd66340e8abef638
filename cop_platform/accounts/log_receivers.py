"""Writes to the log what allauth and the CMS do with accounts."""

from collections.abc import Iterator
from typing import Any

from allauth.account import signals as account
from allauth.account.authentication import get_authentication_records
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from allauth.socialaccount import signals as social
from django.db.models.signals import m2m_changed
from django.dispatch import Signal, receiver
from django.http import HttpRequest

from cop_platform.accounts import second_factor
from cop_platform.accounts.models import User
from cop_platform.core.activity import record
from cop_platform.core.audit.changes import who_acts

OWN_ACTS = {
    account.user_signed_up: "signed up",
    account.password_set: "changed password",
    account.password_changed: "changed password",
    account.password_reset: "reset password",
    account.email_changed: "changed e-mail address",
}
CHANGES = {"post_add": "put in group", "post_remove": "taken from group", "pre_clear": "taken from group"}


def own_act(user: User, signal: Signal, **kwargs: Any) -> None:
    """Record what somebody did with their own account."""
    record(actor=user, verb=OWN_ACTS[signal], target=user)


for each in OWN_ACTS:
    each.connect(own_act)


@receiver(account.user_logged_in)
def logged_in(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Record how somebody logged in."""
    verb = "logged in in two steps" if second_factor.was_used(request, user) else "logged in"
    methods = [one["method"] for one in get_authentication_records(request, user)]
    record(actor=user, verb=verb, target=user, **({"method": methods[0]} if methods else {}))


@receiver(mfa.authenticator_used)
def used(user: User, authenticator: Authenticator, reauthenticated: bool, **kwargs: Any) -> None:
    """Record a recovery code, and a second step after the login; a step of the login is told with it."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        record(actor=user, verb="used recovery code", target=user)
    elif reauthenticated:
        record(actor=user, verb="proved second step", target=user, kind=authenticator.type)


@receiver(mfa.authenticator_added)
@receiver(mfa.authenticator_reset)
def added(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Record a new app, key or set of recovery codes."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        record(actor=user, verb="made recovery codes", target=user)
    else:
        record(actor=user, verb="added second step", target=user, kind=authenticator.type)


@receiver(mfa.authenticator_removed)
def removed(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Record that an app, key or set of recovery codes went."""
    record(actor=user, verb="removed second step", target=user, kind=authenticator.type)


@receiver(social.social_account_added)
def linked(sociallogin: Any, **kwargs: Any) -> None:
    """Record that a login of an organisation opens an account from now on."""
    record(actor=sociallogin.user, verb="linked organisation login", target=sociallogin.user)


@receiver(social.social_account_removed)
def unlinked(socialaccount: Any, **kwargs: Any) -> None:
    """Record that it does no more."""
    record(actor=socialaccount.user, verb="unlinked organisation login", target=socialaccount.user)


@receiver(m2m_changed, sender=User.groups.through)
def regrouped(instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **kwargs: Any) -> None:
    """Record who comes in which group, or goes, from whatever side that is changed."""
    if verb := CHANGES.get(action):
        for person, group in _pairs(instance, reverse, pk_set):
            record(actor=who_acts(), verb=verb, target=person, group=group)


def _pairs(instance: Any, reverse: bool, pk_set: set[int] | None) -> Iterator[tuple[User, int]]:
    if reverse:
        people = instance.user_set.all() if pk_set is None else User.objects.filter(pk__in=pk_set)
        yield from ((person, instance.pk) for person in people)
    else:
        keys = instance.groups.values_list("pk", flat=True) if pk_set is None else pk_set
        yield from ((instance, key) for key in keys)
