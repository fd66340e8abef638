"""The pages that meetings hide."""

from typing import Any

from django.db.models import Q

from cop_platform.core.visibility import hides
from events.models import Event, EventPage, FestivalPage


@hides(EventPage, FestivalPage)
def meeting_pages(user: Any) -> Q:
    """Pages of meetings that *user* may not know of."""
    visible = Event.objects.visible_to(user).values("key")
    hidden = Q(pk__in=EventPage.objects.exclude(translation_key__in=visible).values("pk"))
    return hidden | Q(pk__in=FestivalPage.objects.exclude(translation_key__in=visible).values("pk"))
