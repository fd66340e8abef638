"""Fetches the calendars whose time has come: the network first, the database after it."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from cop_platform.core.errors import RuleError
from cop_platform.core.fetching import Fetched, fetch
from events.domain.ical.incoming import read_calendar
from events.domain.partners.receiving import receive
from events.domain.partners.telling import TELL_AFTER, tell_failing
from events.models import PartnerCalendar
from events.values import Window

logger = logging.getLogger(__name__)
EVERY, AT_MOST = timedelta(hours=1), timedelta(hours=24)
# Fetching takes 15 seconds at most, reading 10: after this the worker must have died.
CLAIM = timedelta(minutes=3)
AHEAD = timedelta(days=366)
# Dates come within reach while the file stays the same: read it whole once in a while.
WHOLE_EVERY = timedelta(days=7)


class Broken(RuleError):
    """Something went wrong on our side."""

    def __init__(self) -> None:
        super().__init__(_("Er ging bij ons iets mis met deze agenda. Meld dit de beheerder."), "broken")


def fetch_due(now: datetime, *, most: int = 2) -> int:
    """Fetch the calendars that are due at *now*; returns how many: few, so that mail does not wait long."""
    calendars = PartnerCalendar.objects.due(now).select_related("owner")
    return sum(fetch_calendar(calendar, now=now) for calendar in calendars[:most])


def fetch_calendar(calendar: PartnerCalendar, *, now: datetime) -> bool:
    """Fetch *calendar* and take in what changed; returns False when somebody else is doing so.

    Whatever fails: what came in earlier stays, and the calendar says what is wrong.
    """
    if not _claim(calendar, now):
        return False
    try:
        _take_in(calendar, now)
    except RuleError as refusal:
        _note_failure(calendar, refusal, now)
    except Exception:  # nothing that a partner sends may stop the worker
        logger.exception("a partner's calendar broke the import", extra={"calendar": calendar.pk})
        _note_failure(calendar, Broken(), now)
    return True


def fetch_soon(calendar: PartnerCalendar, *, now: datetime) -> None:
    """Let the worker fetch *calendar* at its next pass."""
    PartnerCalendar.objects.filter(pk=calendar.pk).update(next_fetch_at=now)


def follow_form(calendar: PartnerCalendar, *, now: datetime, has_moved: bool) -> None:
    """Let the worker do what an editor entered: fetch, and file anew what came in earlier.

    *has_moved* forgets what is known of the former address.
    """
    changes: dict[str, object] = {"next_fetch_at": now, "must_settle": True}
    if has_moved:
        changes |= {"etag": "", "last_modified": "", "failures": 0, "failing_since": None}
        changes |= {"failure_code": "", "failure_message": ""}
    PartnerCalendar.objects.filter(pk=calendar.pk).update(**changes)


def back_off(failures: int) -> timedelta:
    """How long to wait after *failures* in a row: an hour, two, four, at most a day."""
    return min(EVERY * 2 ** min(max(failures - 1, 0), 10), AT_MOST)


def _claim(calendar: PartnerCalendar, now: datetime) -> bool:
    free = PartnerCalendar.objects.due(now).filter(pk=calendar.pk)
    return free.order_by().update(fetching_until=now + CLAIM) == 1


def _take_in(calendar: PartnerCalendar, now: datetime) -> None:
    is_recent = calendar.last_read_at is not None and calendar.last_read_at > now - WHOLE_EVERY
    etag, last_modified = (calendar.etag, calendar.last_modified) if is_recent else ("", "")
    fetched = fetch(calendar.address, etag=etag, last_modified=last_modified)
    window = Window(now, now + AHEAD)
    parsed = None if fetched.status == 304 else read_calendar(fetched.body, window)
    with transaction.atomic():
        present = PartnerCalendar.objects.select_for_update().get(pk=calendar.pk)
        if present.address != calendar.address:
            # An editor entered another address meanwhile: that one is due already.
            PartnerCalendar.objects.filter(pk=calendar.pk).update(fetching_until=None)
            return
        if parsed is not None:
            receive(calendar, parsed, window, now=now)
        _note_success(calendar, fetched, now)


def _note_success(calendar: PartnerCalendar, fetched: Fetched, now: datetime) -> None:
    validators = {"etag": fetched.etag, "last_modified": fetched.last_modified}
    if fetched.status == 304:
        validators = {}
    PartnerCalendar.objects.filter(pk=calendar.pk).update(
        **validators,
        last_fetched_at=now,
        last_succeeded_at=now,
        failures=0,
        failing_since=None,
        failure_code="",
        failure_message="",
        fetching_until=None,
        next_fetch_at=now + EVERY + _jitter(calendar),
    )


@transaction.atomic
def _note_failure(calendar: PartnerCalendar, refusal: RuleError, now: datetime) -> None:
    calendar = PartnerCalendar.objects.select_for_update().get(pk=calendar.pk)
    calendar.failures += 1
    calendar.failing_since = calendar.failing_since or now
    calendar.failure_code, calendar.failure_message = refusal.code, str(refusal.message)[:300]
    calendar.last_fetched_at, calendar.fetching_until = now, None
    calendar.next_fetch_at = now + back_off(calendar.failures) + _jitter(calendar)
    calendar.save()
    if calendar.failures == TELL_AFTER:
        tell_failing(calendar, now=now)


def _jitter(calendar: PartnerCalendar) -> timedelta:
    """Up to ten minutes, the same every time: calendars entered together are not fetched together."""
    return timedelta(seconds=calendar.pk * 97 % 600)
