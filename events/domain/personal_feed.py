"""The agenda of one person: the meetings of the communities they belong to."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from communities.models import Community
from cop_platform.accounts.models import User
from events.domain.digest import digest_of
from events.domain.feeds import feed_window, within
from events.domain.ical import calendar_bytes
from events.models import Event
from events.models.event import EventQuerySet


def personal_events(person: User, *, now: datetime) -> EventQuerySet:
    """The meetings that *person* may know of in the communities they belong to at *now*."""
    joined = Community.objects.joined_by(person).values("pk")
    mine = Event.objects.visible_to(person).filter(community__in=joined)
    return within(feed_window(now), mine)


def personal_etag(person: User, *, now: datetime) -> str:
    """What tells whether a copy is still the same, from one query.

    There is no date of change to go with it: leaving a community takes meetings
    out, and no meeting knows of that.
    """
    known = (person.pk, _name(), feed_window(now).start.isoformat())
    return f'W/"{digest_of(personal_events(person, now=now), *known)}"'


def render_personal(person: User, *, now: datetime) -> bytes:
    """The agenda as calendar text, without its own address: that is the secret."""
    events = personal_events(person, now=now).values_list("vevents", flat=True)
    text = _("Bijeenkomsten van uw communities. Deel de link van deze agenda met niemand.")
    url = f"{settings.SITE_URL}/mijn/agendalinks/"
    return calendar_bytes(_name(), text, url, vevents=filter(None, events))


def _name() -> str:
    # The same for everybody: calendars show it to whoever shares the screen.
    return _("Mijn VIA-agenda")
