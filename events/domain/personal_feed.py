"""The agenda of one person: the meetings of the communities they belong to."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from communities.models import Community
from cop_platform.accounts.models import User
from events.domain.digest import digest_of
from events.domain.feeds import feed_window, within
from events.domain.ical import calendar_bytes, shown_as
from events.domain.look import named
from events.models import Event
from events.models.event import EventQuerySet, EventStatus
from events.values import CancelledAs

USUAL = CancelledAs.STRUCK


def personal_events(person: User, *, now: datetime, look: CancelledAs = USUAL) -> EventQuerySet:
    """The meetings that *person* may know of in the communities they belong to at *now*.

    A cancelled one is among them, unless *look* leaves it out.
    """
    joined = Community.objects.joined_by(person).values("pk")
    mine = Event.objects.visible_to(person).filter(community__in=joined)
    if look is CancelledAs.LEFT_OUT:
        mine = mine.exclude(status=EventStatus.CANCELLED)
    return within(feed_window(now), mine)


def personal_etag(person: User, *, now: datetime, look: CancelledAs = USUAL) -> str:
    """What tells whether a copy is still the same, from one query.

    There is no date of change to go with it: leaving a community takes meetings
    out, and no meeting knows of that.
    """
    known = (person.pk, _name(look), feed_window(now).start.isoformat())
    return f'W/"{digest_of(personal_events(person, now=now, look=look), *known)}"'


def render_personal(person: User, *, now: datetime, look: CancelledAs = USUAL) -> bytes:
    """The agenda as calendar text, without its own address: that is the secret."""
    stored = personal_events(person, now=now, look=look).values_list("vevents", flat=True)
    texts = (shown_as(vevents, look) for vevents in stored)
    text = _("Bijeenkomsten van uw communities. Deel de link van deze agenda met niemand.")
    url = f"{settings.SITE_URL}/mijn/agendalinks/"
    return calendar_bytes(_name(look), text, url, vevents=filter(None, texts))


def _name(look: CancelledAs) -> str:
    # The same for everybody: calendars show it to whoever shares the screen.
    return named(_("Mijn VIA-agenda"), look)
