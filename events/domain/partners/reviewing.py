"""What editors decide about partners' meetings."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from cop_platform.core.activity import record
from events.domain.partners.announced import folded
from events.domain.partners.brake import EXPECTED
from events.domain.partners.placing import withdraw
from events.domain.partners.receiving import locked
from events.domain.partners.settling import MOST_AT_ONCE, in_the_agenda, settle
from events.models import PartnerCalendar, PartnerItem

State = PartnerItem.State


@transaction.atomic
def accept(item: PartnerItem, *, actor: Any) -> PartnerItem:
    """Put *item* in the agenda, also when it was rejected or seemed to be there; returns it."""
    item = _locked(item)
    if item.state != State.PLACED:
        settle(item, item.calendar, {}, actor=actor, chosen=True)
        record(actor=actor, verb="accepted partner item", target=item)
    return item


@transaction.atomic
def reject(item: PartnerItem, *, actor: Any) -> PartnerItem:
    """Keep *item* out of the agenda; one that stands there is withdrawn.  Returns it."""
    item = _locked(item)
    if item.state == State.PLACED:
        withdraw(item)
    item.state = State.REJECTED
    item.save(update_fields=["state"])
    record(actor=actor, verb="rejected partner item", target=item)
    return item


@transaction.atomic
def accept_all(calendar: PartnerCalendar, *, actor: Any, now: datetime) -> int:
    """Place what waits for a person and is not there already; returns how many, at most MOST_AT_ONCE."""
    calendar = locked(calendar)
    items = list(calendar.items.to_review(now)[:MOST_AT_ONCE])
    taken = in_the_agenda(items, calendar)
    for item in items:
        is_there = (item.starts_at, folded(item.title)) in taken
        settle(item, calendar, taken, actor=actor, chosen=not is_there)
        record(actor=actor, verb="accepted partner item", target=item)
    return sum(item.state == State.PLACED for item in items)


@transaction.atomic
def reject_all(calendar: PartnerCalendar, *, actor: Any, now: datetime) -> int:
    """Keep everything out that waits for a person; returns how many."""
    items = list(locked(calendar).items.to_review(now))
    return len([reject(item, actor=actor) for item in items])


@transaction.atomic
def confirm_withdrawals(calendar: PartnerCalendar, *, actor: Any, now: datetime) -> int:
    """Withdraw what the brake held, and let it go; returns how many meetings that were."""
    calendar = locked(calendar)
    missing = calendar.items.upcoming(now).filter(missing_since__isnull=False)
    items = list(missing.filter(state__in=EXPECTED))
    for item in items:
        withdraw(item)
    calendar.held_at = None
    calendar.save(update_fields=["held_at"])
    record(actor=actor, verb="confirmed partner withdrawals", target=calendar, number=len(items))
    return len(items)


@transaction.atomic
def withdraw_all(calendar: PartnerCalendar, *, now: datetime) -> None:
    """Take the coming meetings of *calendar* out of the agenda, because it is about to be removed."""
    for item in locked(calendar).items.upcoming(now).filter(state=State.PLACED):
        withdraw(item)


def _locked(item: PartnerItem) -> PartnerItem:
    locked(item.calendar)
    return PartnerItem.objects.select_related("calendar").get(pk=item.pk)
