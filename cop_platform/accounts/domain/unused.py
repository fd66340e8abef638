"""Accounts that nobody confirmed, and accounts that nobody uses any more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from cop_platform.accounts.models import UnusedWarning, User
from cop_platform.core.activity import record

UNCONFIRMED = timedelta(days=30)
UNUSED = relativedelta(years=3)
NOTICE = timedelta(days=30)
# A warning that led to nothing, because the worker stood still, is given again.
STALE = timedelta(days=60)

Use = Callable[[datetime], Q]
_uses: list[Use] = []


def counts_as_use(rule: Use) -> Use:
    """Register *rule*: for a moment it returns a Q of who used the site since, without logging in."""
    _uses.append(rule)
    return rule


def unconfirmed(now: datetime) -> QuerySet[User]:
    """The people who never proved an address and never came in, UNCONFIRMED after they signed up."""
    proven = User.objects.filter(emailaddress__verified=True)
    fresh = User.objects.filter(last_login=None, is_superuser=False, date_joined__lte=now - UNCONFIRMED)
    return fresh.exclude(pk__in=proven.values("pk")).order_by("pk")


def to_warn(now: datetime) -> QuerySet[User]:
    """The people whose account closes NOTICE from *now*, and who were not told."""
    told = _told(now).values("pk")
    return _unused_since(now - UNUSED + NOTICE).exclude(pk__in=told)


def to_close(now: datetime) -> QuerySet[User]:
    """The people whose account was not used for UNUSED, and who were told at least NOTICE ago."""
    told = _told(now).filter(unused_warning__warned_at__lte=now - NOTICE).values("pk")
    return _unused_since(now - UNUSED).filter(pk__in=told)


def note_warned(person: User, *, now: datetime) -> None:
    """Remember that *person* was told at *now*."""
    UnusedWarning.objects.update_or_create(person=person, defaults={"warned_at": now})
    record(actor=None, verb="warned unused account", target=person)


def _told(now: datetime) -> QuerySet[User]:
    """The people to whom the last warning still speaks: they did not come in after it."""
    standing = Q(unused_warning__warned_at__gt=now - STALE) & Q(unused_warning__warned_at__gt=F("used_at"))
    return _with_use().filter(standing)


def _unused_since(moment: datetime) -> QuerySet[User]:
    found = _with_use().filter(is_active=True, used_at__lte=moment)
    for use in _uses:
        found = found.exclude(use(moment))
    return found.order_by("pk")


def _with_use() -> QuerySet[Any]:
    return User.objects.annotate(used_at=Coalesce("last_login", "date_joined"))
