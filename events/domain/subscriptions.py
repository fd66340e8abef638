"""Secret links to a personal agenda: made, renewed, taken back, and recognised."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cop_platform.accounts.models import User
from cop_platform.core.activity import record
from cop_platform.core.errors import RuleError
from events.models import FeedSubscription

MOST = 10
TOKEN_BYTES = 24
HINT_LENGTH = 4
NOTED_EVERY = timedelta(days=1)
UNUSED = relativedelta(months=12)
KEPT = timedelta(days=30)


class TooManyLinks(RuleError):
    """The person has as many links as one may have."""

    code = "too_many_links"


def links_of(person: User) -> QuerySet[FeedSubscription]:
    """The links of *person* that work, oldest first."""
    return FeedSubscription.objects.filter(person=person, revoked_at=None)


@transaction.atomic
def subscribe(person: User, *, name: str, now: datetime) -> tuple[FeedSubscription, str]:
    """A new link of *person* and its token, which is told this once.

    Raises TooManyLinks for the eleventh.
    """
    # Two requests at once would both count nine.
    User.objects.select_for_update().get(pk=person.pk)
    if links_of(person).count() >= MOST:
        message = _("U hebt al %(most)s agendalinks. Trek er eerst een in.") % {"most": MOST}
        raise TooManyLinks(message)
    token = _new_token()
    row = FeedSubscription.objects.create(person=person, name=name, created_at=now, **_stored(token))
    record(actor=person, verb="made feed link", target=row)
    return row, token


@transaction.atomic
def rotate(pk: int, *, person: User, now: datetime) -> tuple[FeedSubscription, str]:
    """A new token for a link of *person*; the old one stops working at once.

    Raises DoesNotExist for the link of somebody else and for one that was taken back.
    """
    row, token = links_of(person).select_for_update().get(pk=pk), _new_token()
    facts = {**_stored(token), "created_at": now, "last_used_at": None}
    for field, value in facts.items():
        setattr(row, field, value)
    row.save(update_fields=list(facts))
    record(actor=person, verb="renewed feed link", target=row)
    return row, token


@transaction.atomic
def revoke(pk: int, *, person: User, now: datetime) -> None:
    """Take back a link of *person*.  Raises DoesNotExist as ``rotate`` does."""
    row = links_of(person).select_for_update().get(pk=pk)
    _end(row, actor=person, now=now)


def resolve(token: str, *, now: datetime) -> FeedSubscription | None:
    """The link that has *token*, with its person; None for every token that does not work.

    One query, whatever is wrong with the token.  Once a day a second one notes the use.
    """
    known = FeedSubscription.objects.select_related("person").filter(
        token_hash=_digest(token), revoked_at=None, person__is_active=True
    )
    row = known.first()
    if row and (row.last_used_at is None or now - row.last_used_at >= NOTED_EVERY):
        FeedSubscription.objects.filter(pk=row.pk).update(last_used_at=now)
    return row


@transaction.atomic
def revoke_unused(now: datetime) -> int:
    """Take back links that nobody used for a year and those of closed accounts; returns how many.

    A link that was taken back is forgotten after KEPT, as its privacy label says.
    """
    limit = now - UNUSED
    unused = Q(last_used_at__lt=limit) | Q(last_used_at=None, created_at__lt=limit)
    due = FeedSubscription.objects.filter(unused | Q(person__is_active=False), revoked_at=None)
    rows = list(due)
    for row in rows:
        _end(row, actor=None, now=now)
    return len(rows)


def _end(row: FeedSubscription, *, actor: User | None, now: datetime) -> None:
    row.revoked_at = now
    row.save(update_fields=["revoked_at"])
    record(actor=actor, verb="revoked feed link", target=row)


def _new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def _stored(token: str) -> dict[str, str]:
    return {"token_hash": _digest(token), "hint": token[-HINT_LENGTH:]}


def _digest(token: str) -> str:
    # Without salt: 192 random bits cannot be guessed, and the digest must be found again.
    return hashlib.sha256(token.encode()).hexdigest()
