"""A published page becomes a meeting that lists and feeds can carry."""

import hashlib
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from communities.models import Community
from cop_platform.core.clock import AMSTERDAM
from events.domain.feed_version import feeds_changed
from events.domain.horizon import materialise, schedule_of
from events.domain.ical import safe_vevents
from events.domain.notices import known_of, tell_changes
from events.domain.recurrence import without_orphans
from events.domain.seats.seatings import copy_terms
from events.domain.siblings import siblings_of
from events.domain.withdrawal import note_departure
from events.models import Event, Override
from events.values import CalendarEvent, Schedule

FACTS = ("slug", "title", "access", "status", "status_reason", "venue")
LINKS = ("event_type", "event_format", "organiser", "community")
LISTS = ("regions", "themes", "audiences")
# Stands in for the time of change where only the content is compared.
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@transaction.atomic
def publish_meeting(page: Any, *, now: datetime) -> Event:
    """The Event of *page* (a live meeting page), made or brought up to date, with its dates.

    SEQUENCE and the revision time rise exactly when a subscriber's calendar
    changes (RFC 5545 §3.8.7.4), and the revision time also when another feed may
    hold the meeting; publishing the same content again changes nothing.
    Overrides that hit no date of the present rule are left out (R15).  Who registered
    for what changes is mailed.
    """
    schedule = without_orphans(page.schedule)
    event = Event.objects.select_for_update().filter(key=page.translation_key).first()
    if event is None:
        event = Event(key=page.translation_key, created_at=now, revised_at=now)
    before, was_for_everybody = _whereabouts(event), event.is_for_everybody
    promised = known_of(event, now=now)
    _copy_facts(page, event, schedule)
    event.save()
    _copy_lists(page, event, schedule)
    if before and before != _whereabouts(event):
        event.revised_at = now
        event.save(update_fields=["revised_at"])
    if before and was_for_everybody and not event.is_for_everybody:
        note_departure(event, now=now)
    _revise(event, page.calendar_text, now)
    copy_terms(page, event)
    materialise(event, now=now)
    tell_changes(event, promised, now=now)
    _tell_siblings(event, now)
    # What outsiders may not know of, and did not, cannot be told by a feed either.
    if event.is_for_everybody or (before and was_for_everybody):
        feeds_changed()
    return event


@transaction.atomic
def retell_meetings(community: Community, *, now: datetime) -> None:
    """Write anew what calendars read of the meetings of *community*, whose policy is about to change.

    CLASS follows who may know of a meeting (RFC 5545 §3.8.1.3).  SEQUENCE rises by
    one where the text differs; a later publication of the same content changes nothing.
    """
    for event in Event.objects.published().filter(community=community).select_related("page"):
        # The row of the community still holds its old policy.
        event.community = community
        if event.page is not None:
            _revise(event, event.page.specific.calendar_text, now)


def calendar_event(event: Event, description: str) -> CalendarEvent:
    """What a calendar client may know of *event*."""
    return CalendarEvent(
        uid=event.uid,
        sequence=event.sequence,
        changed_at=event.revised_at,
        created_at=event.created_at,
        summary=event.title,
        description=description,
        location=event.venue or _online(event),
        # Written out: reversing would take the language of the editor.
        url=f"{settings.SITE_URL}/agenda/{event.slug}/",
        status="CANCELLED" if event.is_cancelled else "CONFIRMED",
        categories=tuple(theme.label_nl for theme in event.themes.all()),
        schedule=schedule_of(event),
        is_private=not event.is_for_everybody,
        siblings=tuple(sibling.uid for sibling in siblings_of(event)),
    )


def _copy_facts(page: Any, event: Event, schedule: Schedule) -> None:
    for name in (*FACTS, *LINKS):
        setattr(event, name, getattr(page, name))
    event.summary = page.intro
    event.search_terms = f" {page.search_terms} "
    event.page_id = page.pk
    event.is_published = True
    event.is_festival = hasattr(page, "days")
    event.source_name, event.source_url = getattr(page, "source_name", ""), getattr(page, "source_url", "")
    event.starts_at, event.ends_at = _aware(schedule.start), _aware(schedule.end)
    event.all_day, event.rrule = schedule.all_day, schedule.rrule
    event.excluded_on = [day.isoformat() for day in schedule.excluded_on]
    event.extra_dates = [(e.start.isoformat(), e.end.isoformat()) for e in schedule.extra_dates]


def _whereabouts(event: Event) -> list[object]:
    """In which lists and feeds *event* stands, and what only these tell; empty when it is new."""
    if event.pk is None:
        return []
    words = [sorted(getattr(event, name).values_list("pk", flat=True)) for name in LISTS]
    told = [event.is_published, event.access, event.status_reason]
    return [*told, *(getattr(event, f"{name}_id") for name in LINKS), *words]


def _copy_lists(page: Any, event: Event, schedule: Schedule) -> None:
    for name in LISTS:
        getattr(event, name).set(getattr(page, name).all())
    event.overrides.all().delete()
    Override.objects.bulk_create(
        Override(
            event=event,
            recurrence_id=_aware(override.original),
            action=override.action,
            starts_at=_aware(override.start) if override.start else None,
            ends_at=_aware(override.end) if override.end else None,
            reason=override.reason,
        )
        for override in schedule.overrides
    )


def _tell_siblings(event: Event, now: datetime) -> None:
    """Let the other half of a split name this one too.

    A half whose page has a draft waits: its own publication tells it, and so a
    split that is published at once raises each SEQUENCE once.
    """
    for sibling in siblings_of(event):
        page = sibling.page.specific if sibling.page else None
        if page is not None and not page.has_unpublished_changes:
            _revise(sibling, page.calendar_text, now)


def _revise(event: Event, description: str, now: datetime) -> None:
    """Raise SEQUENCE if the calendar text differs from the published one, and store it."""
    fingerprint = _fingerprint(event, description)
    if fingerprint == event.fingerprint:
        return
    if event.fingerprint:
        event.sequence, event.revised_at = event.sequence + 1, now
    event.fingerprint = fingerprint
    event.vevents = safe_vevents(calendar_event(event, description))
    event.save(update_fields=["sequence", "revised_at", "fingerprint", "vevents"])


def _fingerprint(event: Event, description: str) -> str:
    sequence, revised_at = event.sequence, event.revised_at
    event.sequence, event.revised_at = 0, EPOCH
    text = safe_vevents(calendar_event(event, description))
    event.sequence, event.revised_at = sequence, revised_at
    return hashlib.sha256(text.encode()).hexdigest()


def _online(event: Event) -> str:
    return "Online" if event.event_format and event.event_format.slug == "online" else ""


def _aware(wall: datetime) -> datetime:
    return wall.replace(tzinfo=AMSTERDAM)
