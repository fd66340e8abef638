"""What becomes of one item: into the agenda, waiting for a person, or there already."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from cop_platform.core.errors import RuleError
from events.domain.partners.announced import folded
from events.domain.partners.placing import bring_up_to_date, place
from events.models import Event, ImportMode, Occurrence, PartnerCalendar, PartnerItem
from events.models.event import EventStatus

logger = logging.getLogger(__name__)
State = PartnerItem.State
# Making a page takes time, and nobody else can write meanwhile.
MOST_AT_ONCE = 20
Taken = dict[tuple[datetime, str], Event]


def settle_all(items: Iterable[PartnerItem], calendar: PartnerCalendar) -> bool:
    """Settle *items* until MOST_AT_ONCE pages were made; returns whether there is more to do.

    One that goes wrong is left as it was, with a sentence for the editor.
    """
    items = list(items)
    taken = in_the_agenda(items, calendar)
    made = 0
    for item in items:
        if made == MOST_AT_ONCE and item.page_id is None and calendar.mode == ImportMode.DIRECT:
            return True
        had_page = item.page_id is not None
        settle(item, calendar, taken)
        made += item.page_id is not None and not had_page
    return False


def settle(
    item: PartnerItem, calendar: PartnerCalendar, taken: Taken, *, actor: Any = None, chosen: bool = False
) -> None:
    """Bring *item* where it belongs; with *chosen* a person wants it in the agenda."""
    try:
        with transaction.atomic():
            _settle(item, calendar, taken, actor, chosen)
        problem = ""
    except (RuleError, ValidationError, ValueError, DataError, IntegrityError) as error:
        logger.exception("a partner's meeting cannot be placed", extra={"item": item.pk})
        item.refresh_from_db()
        problem = _sentence(error)
    if problem != item.problem:
        item.problem = problem
        item.save(update_fields=["problem"])


def in_the_agenda(items: Iterable[PartnerItem], calendar: PartnerCalendar) -> Taken:
    """The meetings at the moments of *items*, by start and title, as far as its readers may know them."""
    moments = [item.starts_at for item in items]
    if not moments:
        return {}
    known = Event.objects.public()
    if calendar.community is not None:
        known |= Event.objects.published().filter(community=calendar.community)
    dates = Occurrence.objects.filter(event__in=known.values("pk"), status=EventStatus.PLANNED)
    dates = dates.filter(starts_at__range=(min(moments), max(moments))).select_related("event")
    return {(date.starts_at, folded(date.event.title)): date.event for date in dates}


def _settle(item: PartnerItem, calendar: PartnerCalendar, taken: Taken, actor: Any, chosen: bool) -> None:
    if item.state == State.VANISHED:
        _return(item, calendar)
    if item.state == State.PLACED:
        _follow(item, calendar)
    elif chosen and item.page_id:
        _return(item, calendar)
    elif chosen:
        _place(item, calendar, taken, actor)
    elif item.state in (State.NEW, State.DUPLICATE) and not item.is_cancelled:
        _judge(item, calendar, taken)


def _return(item: PartnerItem, calendar: PartnerCalendar) -> None:
    """It is back: the same page, with the same identity in calendars."""
    if item.page_id:
        bring_up_to_date(item, calendar, put_back=True)
    item.state = State.PLACED if item.page_id else State.NEW
    item.save(update_fields=["state"])


def _follow(item: PartnerItem, calendar: PartnerCalendar) -> None:
    if item.page_id:
        bring_up_to_date(item, calendar)
    else:
        # An editor removed the page: it must not come back by itself.
        item.state = State.REJECTED
        item.save(update_fields=["state"])


def _judge(item: PartnerItem, calendar: PartnerCalendar, taken: Taken) -> None:
    same = taken.get((item.starts_at, folded(item.title)))
    if same is None and calendar.mode == ImportMode.DIRECT:
        _place(item, calendar, taken, None)
        return
    state = State.DUPLICATE if same else State.NEW
    if (state, same) != (item.state, item.same_as):
        item.state, item.same_as = state, same
        item.save(update_fields=["state", "same_as"])


def _place(item: PartnerItem, calendar: PartnerCalendar, taken: Taken, actor: Any) -> None:
    place(item, calendar, actor=actor)
    event = Event.objects.filter(page=item.page).first()
    if event is not None:
        taken[item.starts_at, folded(item.title)] = event


def _sentence(error: Exception) -> str:
    if isinstance(error, RuleError):
        return str(error.message)[:300]
    return _("Deze bijeenkomst past niet in onze agenda. Kijk titel en tijden na bij de partner.")
