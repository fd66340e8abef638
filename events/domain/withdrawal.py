"""A meeting that leaves: as a tombstone in the feeds it was in, or without a trace."""

import uuid
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from communities.models import Community
from cop_platform.core.activity import record
from cop_platform.core.models import Activity
from events.domain.feed_version import feeds_changed
from events.domain.ical import tombstone
from events.domain.notices import known_of, tell_changes
from events.models import Event
from events.models.event import EventQuerySet

# Long enough for every calendar that follows a feed to ask once more.
TOLD_FOR = timedelta(days=30)
LEFT = "left public agenda"
# No fingerprint is equal to this one, so that a return is a change.
WITHDRAWN = "withdrawn"


@transaction.atomic
def unpublish_meeting(key: uuid.UUID, *, now: datetime) -> None:
    """Take the meeting with *key* out of every list; its identity stays for a return.

    Feeds tell of a public one for thirty days that it is off (R8).  Of another no
    text is kept: what was never public cannot become so later.  Who registered is told
    that it is off.
    """
    event = Event.objects.select_for_update().filter(key=key, is_published=True).first()
    if event is None:
        return
    promised = known_of(event, now=now)
    told = event.vevents if event.is_for_everybody else ""
    event.withdrawn_at = now if event.is_for_everybody else event.withdrawn_at
    event.is_published = False
    event.sequence, event.revised_at, event.fingerprint = event.sequence + 1, now, WITHDRAWN
    event.vevents = tombstone(told, sequence=event.sequence, changed_at=now) if told else ""
    changed = ["is_published", "sequence", "revised_at", "withdrawn_at", "fingerprint", "vevents"]
    event.save(update_fields=changed)
    tell_changes(event, promised, now=now)
    if event.is_for_everybody:
        feeds_changed()


@transaction.atomic
def follow_community(community: Community, *, now: datetime) -> None:
    """Take the meetings of *community*, whose policy is about to change, out of feeds or into them.

    Its tombstones do not come back when it shows itself again.
    """
    events = Event.objects.filter(community=community)
    if community.is_hidden:
        for event in events.public():
            note_departure(event, now=now)
        events.filter(is_published=False).update(vevents="")
    events.published().update(revised_at=now)


def note_departure(event: Event, *, now: datetime) -> None:
    """Remember that *event* is public no longer: its own row must not tell outsiders when it changes."""
    Event.objects.filter(pk=event.pk).update(withdrawn_at=now)
    event.withdrawn_at = now
    record(actor=None, verb=LEFT, target=event)


def departures() -> QuerySet[Activity]:
    """The moments at which meetings ceased to be public, newest first."""
    left = Activity.objects.filter(target_type=Event._meta.label_lower, verb=LEFT)
    return left.order_by("-happened_at")


def in_public_feeds(*, now: datetime) -> EventQuerySet:
    """Public meetings, and those that were withdrawn less than thirty days ago."""
    return Event.objects.public() | told_of(now=now)


def told_of(*, now: datetime) -> EventQuerySet:
    """Meetings that were withdrawn less than thirty days ago."""
    return Event.objects.tombstones().filter(revised_at__gt=_told_since(now))


def gone_for_good(*, now: datetime) -> EventQuerySet:
    """Meetings that feeds have told of for long enough."""
    return Event.objects.tombstones().filter(revised_at__lte=_told_since(now))


def _told_since(now: datetime) -> datetime:
    # In Amsterdam a day may have 23 or 25 hours; these have none of that.
    return now.astimezone(UTC) - TOLD_FOR
