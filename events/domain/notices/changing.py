"""A meeting that changes: everybody who registered hears of it once, in the same transaction."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet

from events.domain.ical.invitation import Method
from events.domain.notices.calendars import invitation_to
from events.domain.notices.kinds import Notice
from events.domain.notices.many import Round, tell_many
from events.domain.notices.subject import Subject, subject_of
from events.models import Event, Place, Registration, Seating

S = Registration.State
# Who was never told that they have, or may have, a seat needs not hear that it changed.
TOLD = (S.CONFIRMED, S.OFFERED, S.WAITLISTED)
RELATED = ("event__terms", "occurrence__event", "session__room")
Known = dict[int, Subject]


def known_of(event: Event, *, now: datetime) -> Known:
    """What people registered for at *event* and is not over, as it is now, by the key of its seats.

    Take it before a change, and give it to ``tell_changes`` after.
    """
    if event.pk is None:
        return {}
    return {seating.pk: subject for seating in _seatings(event) if (subject := _ahead(seating, now))}


def tell_changes(event: Event, before: Known, *, now: datetime) -> int:
    """Mail those who registered for what differs from *before*; returns how many.

    Who takes part online does not hear of another room.  Reminders that are due by
    now are not sent any more: this mail says it all.
    """
    seatings = [seating for seating in _seatings(event) if seating.pk in before] if before else []
    return sum(_tell(seating, before[seating.pk], now) for seating in seatings)


def _tell(seating: Seating, before: Subject, now: datetime) -> int:
    after = _ahead(seating, now)
    if after is None or (before.is_off and after.is_off):
        return 0
    rows = _concerned(seating, before, after, now)
    notice = _notice(before, after)
    method: Method = "CANCEL" if notice == Notice.CALLED_OFF else "REQUEST"
    told = Round(
        notice,
        seating,
        after,
        about_what=f"{now:%Y%m%d%H%M%S%f}",
        now=now,
        before=before,
        invitation=invitation_to(seating, method, now=now, before=before) if rows.exists() else None,
    )
    number = tell_many(told, rows.select_related("person").order_by("pk").iterator())
    rows.update(changed_at=now)
    return number


def _notice(before: Subject, after: Subject) -> Notice:
    if before.is_off:
        return Notice.RESTORED
    return Notice.CALLED_OFF if after.is_off else Notice.CHANGED


def _concerned(
    seating: Seating, before: Subject, after: Subject, now: datetime
) -> QuerySet[Registration, Registration]:
    switched = before.is_off != after.is_off
    places = [
        place
        for place in Place
        if switched or before.seen_at(place, now=now) != after.seen_at(place, now=now)
    ]
    return Registration.objects.filter(seating=seating, state__in=TOLD, place__in=places)


def _seatings(event: Event) -> Iterator[Seating]:
    """The seats of *event* that somebody registered for, with what is told of them."""
    wanted = Registration.objects.filter(seating__event=event, state__in=TOLD).values("seating")
    return Seating.objects.filter(pk__in=wanted).select_related(*RELATED).iterator()


def _ahead(seating: Seating, now: datetime) -> Subject | None:
    subject = subject_of(seating)
    return subject if subject.ends_at > now else None
