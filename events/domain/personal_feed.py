"""The agenda of one person: what they registered for, and the meetings of their communities."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from communities.models import Community
from cop_platform.accounts.models import User
from events.domain.digest import digest_of
from events.domain.feeds import feed_window, within
from events.domain.ical import calendar_bytes, shown_as
from events.domain.look import named
from events.domain.own_dates import own_dates
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


class PersonalAgenda:
    """The agenda of *person* at *now*, with what is off as *look* says."""

    def __init__(self, person: User, *, now: datetime, look: CancelledAs = USUAL) -> None:
        self.person, self.now, self.look = person, now, look
        self.own = own_dates(person, feed_window(now), now=now)

    @property
    def etag(self) -> str:
        """What tells whether a copy is still the same, from one query more.

        There is no date of change to go with it: leaving a community takes meetings
        out, and no meeting knows of that.
        """
        known = (self.person.pk, _name(self.look), feed_window(self.now).start.isoformat(), self.own)
        return f'W/"{digest_of(self._events(), *known)}"'

    def text(self) -> bytes:
        """The agenda as calendar text, without its own address: that is the secret."""
        texts = (shown_as(vevents, self.look) for vevents in self._texts())
        text = _(
            "Waar u zich voor aanmeldde, en bijeenkomsten van uw communities. "
            "Deel de link van deze agenda met niemand."
        )
        url = f"{settings.SITE_URL}/mijn/agendalinks/"
        return calendar_bytes(_name(self.look), text, url, vevents=filter(None, texts))

    def _texts(self) -> Iterator[str]:
        """The meetings of communities whole, and of others the dates that are the person's own."""
        mine = {own.event: own for own in self.own if own.event}
        for event, vevents in self._events().values_list("pk", "vevents"):
            own = mine.pop(event, None)
            yield own.told(is_whole=True) if own else vevents
        yield from (own.told() for own in [*mine.values(), *(own for own in self.own if not own.event)])

    def _events(self) -> EventQuerySet:
        return personal_events(self.person, now=self.now, look=self.look)


def _name(look: CancelledAs) -> str:
    # The same for everybody: calendars show it to whoever shares the screen.
    return named(_("Mijn VIA-agenda"), look)
