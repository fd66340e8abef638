"""The pages that meetings hide."""

from typing import Any

from django.db.models import Q

from cop_platform.core.visibility import hides, of_kind
from events.models import Event, EventPage, FestivalPage


@hides(EventPage, FestivalPage)
def meeting_pages(user: Any) -> Q:
    """Pages of meetings that *user* may not know of."""
    visible = Event.objects.visible_to(user).values("key")
    return of_kind(EventPage, FestivalPage) & ~Q(translation_key__in=visible)
