"""A calendar that was read comes in, in one transaction."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import prefetch_related_objects

from events.domain.partners.announced import Announced, announced
from events.domain.partners.brake import expected, take_leave
from events.domain.partners.facts import LISTS
from events.domain.partners.matching import match
from events.domain.partners.settling import settle_all
from events.domain.partners.telling import tell_held
from events.models import Event, PartnerCalendar, PartnerItem
from events.partner_values import ParsedCalendar
from events.values import Window

FACTS = (
    "uid",
    "recurrence_id",
    "fingerprint",
    "title",
    "summary",
    "place",
    "url",
    "starts_at",
    "ends_at",
    "all_day",
    "is_cancelled",
)
MAX_PROBLEMS = 50
# Each becomes a page; a calendar of one partner that holds more is not about our subject.
MOST_DATES = 300


@transaction.atomic
def receive(calendar: PartnerCalendar, parsed: ParsedCalendar, window: Window, *, now: datetime) -> None:
    """Bring the items and pages of *calendar* in line with *parsed*, which was read for *window*.

    The row of the calendar is locked first, so two imports come one after the other;
    the same calendar twice changes nothing.  What goes wrong with one meeting stays
    with that meeting.
    """
    calendar = locked(calendar)
    items = list(calendar.items.select_related("same_as"))
    rows, until = _within_reach(announced(parsed.dates), parsed, window)
    present = [_stored(calendar, row, item) for row, item in match(rows, items)]
    calendar.must_settle = settle_all(present, calendar)
    known = expected(items, now=now, until=until)
    missing = _missing(known, present, {problem.uid for problem in parsed.problems})
    if take_leave(calendar, known, missing, now=now):
        tell_held(calendar, len(missing), len(known), now=now)
    _note(calendar, parsed, len(rows), now)


def settle_due() -> int:
    """Go on with the calendars that have something left to do; returns how many."""
    calendars = list(PartnerCalendar.objects.filter(must_settle=True))
    for calendar in calendars:
        settle_again(calendar)
    return len(calendars)


@transaction.atomic
def settle_again(calendar: PartnerCalendar) -> None:
    """Place and file what *calendar* brought earlier, as it says now; nothing is fetched."""
    calendar = locked(calendar)
    items = calendar.items.exclude(state=PartnerItem.State.VANISHED)
    is_doubtful = {"state": PartnerItem.State.NEW, "missing_since__isnull": False}
    calendar.must_settle = settle_all(items.exclude(**is_doubtful), calendar)
    calendar.save(update_fields=["must_settle"])


def locked(calendar: PartnerCalendar) -> PartnerCalendar:
    """*calendar* with its lists, under the lock of every import and every decision of an editor."""
    row = PartnerCalendar.objects.select_for_update().get(pk=calendar.pk)
    prefetch_related_objects([row], *LISTS)
    # All of them before the first is published: a publication ends with a lock that all share,
    # and who then waits for a meeting waits for somebody who waits for that.
    pages = row.items.exclude(page=None).values("page")
    list(Event.objects.select_for_update().filter(page__in=pages).order_by("pk").values_list("pk"))
    return row


def _stored(calendar: PartnerCalendar, row: Announced, item: PartnerItem | None) -> PartnerItem:
    """The item of *row*, made or brought up to date."""
    item = item or PartnerItem(calendar=calendar)
    if item.pk and item.missing_since is None and all(getattr(item, f) == getattr(row, f) for f in FACTS):
        return item
    for name in FACTS:
        setattr(item, name, getattr(row, name))
    item.missing_since = None
    item.save()
    return item


def _missing(
    known: Collection[PartnerItem], present: Collection[PartnerItem], unread: Collection[str]
) -> list[PartnerItem]:
    """Those of *known* that are not announced any more; what could not be read is not gone."""
    found = {item.pk for item in present}
    return [item for item in known if item.pk not in found and item.uid not in unread]


def _within_reach(
    rows: list[Announced], parsed: ParsedCalendar, window: Window
) -> tuple[list[Announced], datetime]:
    """The earliest of *rows*, at most MOST_DATES, and the moment up to which they are complete."""
    if len(rows) > MOST_DATES:
        return rows[:MOST_DATES], rows[MOST_DATES].starts_at
    return rows, rows[-1].starts_at if parsed.is_cut and rows else window.end


def _note(calendar: PartnerCalendar, parsed: ParsedCalendar, found: int, now: datetime) -> None:
    problems = [[problem.summary, problem.message] for problem in parsed.problems]
    calendar.found_count, calendar.problems = found, problems[:MAX_PROBLEMS]
    calendar.last_read_at = now
    calendar.save(update_fields=["found_count", "problems", "last_read_at", "held_at", "must_settle"])
