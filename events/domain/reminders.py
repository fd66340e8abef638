"""Reminders: the day before at nine for everybody with a seat, an hour before for who takes part online.

Each goes out once for each start: its key in the outbox says for which.  A date that
moves is another start.  They name the day, so that a late one is still true.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from cop_platform.core.clock import AMSTERDAM, local
from cop_platform.notifications.models import OutboxMail
from events.domain.notices.kinds import Notice
from events.domain.notices.many import Round, tell_many
from events.domain.notices.subject import Subject, subject_of
from events.models import Occurrence, Place, Registration, Seating
from events.models.event import EventStatus

AT = time(9)
BEFORE = timedelta(hours=1)
# The morning before is at most this long before: a start at midnight, and a night of 25 hours.
AHEAD = timedelta(hours=40)
RELATED = ("event__terms", "occurrence__event", "session__room")
S = Registration.State


def remind_due(now: datetime) -> int:
    """Write the reminders that are due at *now* and still make sense; returns how many."""
    return sum(_remind(seating, start, now) for seating, start in _starts(now))


def day_before(start: datetime) -> datetime:
    """When the reminder the day before *start* (aware) is due: at nine on the clock in Amsterdam."""
    return datetime.combine(local(start).date() - timedelta(days=1), AT, tzinfo=AMSTERDAM)


def hour_before(start: datetime) -> datetime:
    """When the reminder just before *start* (aware) is due; an hour is an hour, also when the clock turns."""
    return start.astimezone(UTC) - BEFORE


def _starts(now: datetime) -> Iterator[tuple[Seating, datetime]]:
    """What begins soon after *now*: dates, sessions, and each date of what is registered for as a whole."""
    soon = {"starts_at__gt": now, "starts_at__lte": now.astimezone(UTC) + AHEAD}
    seatings = Seating.objects.select_related(*RELATED)
    for seating in seatings.filter(**soon).exclude(occurrence=None, session=None):
        yield seating, seating.starts_at
    dates = Occurrence.objects.filter(**soon, event__seatings__in=_wholes())
    for event, start in dates.exclude(status=EventStatus.CANCELLED).values_list("event", "starts_at"):
        yield seatings.get(event=event, occurrence=None, session=None), start


def _wholes() -> QuerySet[Seating, Seating]:
    return Seating.objects.filter(occurrence=None, session=None)


@transaction.atomic
def _remind(seating: Seating, start: datetime, now: datetime) -> int:
    subject = subject_of(seating)
    if subject.is_off:
        return 0
    number = 0
    if (due := day_before(start)) <= now:
        number += _write(Notice.REMINDER, seating, subject, start, due, now)
    if (due := hour_before(start)) <= now and not subject.all_day:
        number += _write(Notice.SOON, seating, subject, start, due, now)
    return number


def _write(
    notice: Notice, seating: Seating, subject: Subject, start: datetime, due: datetime, now: datetime
) -> int:
    about_what = f"{start.astimezone(UTC):%Y%m%dT%H%M}"
    told = Round(notice, seating, subject, about_what=about_what, now=now, not_after=start, start=start)
    return tell_many(told, _waiting_for(notice, seating, about_what, due))


def _waiting_for(
    notice: Notice, seating: Seating, about_what: str, due: datetime
) -> QuerySet[Registration, Registration]:
    """Who has a seat since before *due*, and was not reminded: what they were told later says it too."""
    key = Concat(Value(f"{notice}:"), Cast("pk", CharField()), Value(f":{about_what}"))
    reminded = OutboxMail.objects.filter(dedupe_key=OuterRef("reminder_key"))
    rows = Registration.objects.filter(seating=seating, state=S.CONFIRMED, changed_at__lte=due)
    if notice == Notice.SOON:
        rows = rows.filter(place=Place.ONLINE)
    waiting = rows.annotate(reminder_key=key).filter(~Exists(reminded))
    return waiting.select_related("person").order_by("pk")
