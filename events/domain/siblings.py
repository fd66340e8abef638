"""The other half of a series that was split at "this and following"."""

from typing import Any

from django.db.models import Q

from events.models import Event, EventPage
from events.models.event import EventQuerySet


def goes_on_as(event: Event, viewer: Any) -> Event | None:
    """The series that *viewer* may know of and that goes on from *event*; None when it does not go on."""
    found = Event.objects.visible_to(viewer).filter(page__eventpage__continues=event.page_id)
    return found.order_by("starts_at").first() if event.page_id else None


def siblings_of(event: Event) -> EventQuerySet:
    """Published meetings that *event* goes on from, or that go on from it, by UID.

    Only those that whoever may know of *event* may know of too: a public feed
    must not name a meeting for members.
    """
    if event.page_id is None:
        return Event.objects.none()
    before = EventPage.objects.filter(pk=event.page_id).values("continues")
    related = Event.objects.published().filter(
        Q(page__in=before) | Q(page__eventpage__continues=event.page_id)
    )
    alike = Q(access=event.access, community=event.community_id)
    told = Q(pk__in=Event.objects.for_everybody().values("pk")) | alike
    return related.filter(told).distinct().order_by("uid")
