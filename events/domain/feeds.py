"""Which meetings a public feed holds, whether they changed, and the feed itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from cop_platform.core.clock import today
from events.domain.agenda import events_for, midnight, occurrences_for
from events.domain.filters import Selection, parameters_of
from events.domain.ical import calendar_bytes, shown_as
from events.domain.look import named, with_look
from events.domain.withdrawal import in_public_feeds
from events.models import Event, Occurrence
from events.models.event import EventQuerySet, EventStatus, OccurrenceQuerySet
from events.values import CancelledAs, FeedFilter, FeedText, Window

PAST = timedelta(days=90)
AHEAD_MONTHS = 18
CHUNK = 2000
PATH = "/agenda.ics"
PAGE = "/agenda/"


@dataclass(frozen=True)
class Feed:
    """One feed: what it selects, and the address that it names as its source."""

    selection: Selection
    path: str = ""
    look: CancelledAs = CancelledAs.STRUCK

    @property
    def name(self) -> str:
        """What a calendar calls this feed: "VIA-agenda: Rijnmond"."""
        names = ", ".join(self.selection.names)
        name = f"{_('VIA-agenda')}: {names}" if names else str(_("VIA-agenda"))
        return named(name, self.look)

    @property
    def source(self) -> str:
        """The absolute address of this feed."""
        return settings.SITE_URL + with_look(self.path or address(self.selection.filter), self.look)

    @property
    def page(self) -> str:
        """The absolute address of the page with the same meetings."""
        return settings.SITE_URL + address(self.selection.filter, PAGE)

    @property
    def description(self) -> str:
        """What this feed holds, in a sentence."""
        names = ", ".join(self.selection.names)
        text = _("Bijeenkomsten van het programma Voor een Inclusieve Arbeidsmarkt")
        return f"{text}: {names}" if names else str(text)


def address(chosen: FeedFilter, path: str = PATH) -> str:
    """The path of the feed that *chosen* gives."""
    query = urlencode(parameters_of(chosen))
    return f"{path}?{query}" if query else path


def feed_window(now: datetime) -> Window:
    """90 days back to 18 months ahead, on month boundaries: a feed moves along once a month (H8)."""
    first = (today(now) - PAST).replace(day=1)
    last = today(now).replace(day=1) + relativedelta(months=AHEAD_MONTHS + 1)
    return Window(midnight(first), midnight(last))


def select(chosen: FeedFilter, *, now: datetime, look: CancelledAs = CancelledAs.STRUCK) -> EventQuerySet:
    """The public meetings of a feed, series first and then the newest, as many as a feed may hold.

    A meeting is in when one of its dates is in the window; a cancelled one stays,
    and a withdrawn one for thirty days, unless *look* leaves them out.
    """
    events = in_public_feeds(now=now)
    if look is CancelledAs.LEFT_OUT:
        events = Event.objects.public().exclude(status=EventStatus.CANCELLED)
    return within(_window(chosen, now), events_for(chosen, events))


def within(window: Window, events: EventQuerySet) -> EventQuerySet:
    """Those of *events* with a date in *window*, in the order and the number of every feed."""
    dates = Occurrence.objects.filter(
        event=OuterRef("pk"), ends_at__gt=window.start, starts_at__lt=window.end
    )
    series_first = events.filter(Exists(dates)).annotate(is_series=~Q(rrule=""))
    return series_first.order_by("-is_series", "-starts_at", "pk")[: settings.FEED_MAX_EVENTS]


def render(feed: Feed, *, now: datetime) -> bytes:
    """The feed as calendar text: the same bytes as long as no meeting changes."""
    chosen = select(feed.selection.filter, now=now, look=feed.look)
    # Sorting the numbers only: to sort the texts along takes longer than to read them.
    rows = Event.objects.filter(pk__in=chosen.values("pk")).order_by("pk")
    texts: Iterable[str] = rows.values_list("vevents", flat=True).iterator(CHUNK)
    if feed.look is not CancelledAs.STRUCK:
        texts = (shown_as(text, feed.look) for text in texts)
    return calendar_bytes(feed.name, feed.description, f"{settings.SITE_URL}/agenda/", feed.source, texts)


def calendar_text(feed: Feed, name: str, *, changed_at: datetime, now: datetime) -> FeedText:
    """The feed as a calendar that is called *name*; an empty one does not know when it changed."""
    body = render(feed, now=now)
    return FeedText(body, f"{name}.ics", changed_at if b"\r\nBEGIN:VEVENT\r\n" in body else None)


def _window(chosen: FeedFilter, now: datetime) -> Window:
    window = feed_window(now)
    start, end = window.start, window.end
    if chosen.from_on:
        start = max(start, midnight(chosen.from_on))
    if chosen.to_on:
        end = min(end, midnight(chosen.to_on + timedelta(days=1)))
    return Window(start, end)


def feed_dates(chosen: FeedFilter, *, now: datetime) -> OccurrenceQuerySet:
    """The public dates of the feed from the start of today on, or of the filter; as many as a feed may hold.

    Never outside the window of the feed: its dates are not kept up to date further away.
    """
    related = ("event__event_type", "event__event_format", "event__organiser", "event__community")
    lists = ("event__regions", "event__themes", "event__audiences")
    window = _window(chosen, now)
    dates = occurrences_for(chosen, viewer=AnonymousUser(), now=midnight(today(now)))
    dates = dates.filter(ends_at__gt=window.start, starts_at__lt=window.end)
    return dates.select_related(*related).prefetch_related(*lists)[: settings.FEED_MAX_EVENTS]
