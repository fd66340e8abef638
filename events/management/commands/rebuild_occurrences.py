"""``manage.py rebuild_occurrences``: write all meetings anew from their pages."""

from typing import Any

from django.core.management.base import BaseCommand

from cop_platform.core import clock
from events.domain.publishing import publish_meeting
from events.domain.withdrawal import unpublish_meeting
from events.models import Event, EventPage, FestivalPage


class Command(BaseCommand):
    """On a clean database it changes nothing: not a row, not a SEQUENCE, not a byte of a feed."""

    help = "Projects every live meeting page into its event and dates."

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish what is live, withdraw what is not."""
        now = clock.now()
        live = set()
        for kind in (EventPage, FestivalPage):
            for page in kind.objects.live().filter(alias_of=None):
                publish_meeting(page, now=now)
                live.add(page.translation_key)
        stale = Event.objects.published().exclude(key__in=live)
        for key in list(stale.values_list("key", flat=True)):
            unpublish_meeting(key, now=now)
        self.stdout.write(f"{len(live)} meetings")
