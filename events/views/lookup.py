"""Finds what an address names; anything that the visitor may not know of is not found."""

from collections.abc import Sequence
from datetime import date

from django.http import Http404, HttpRequest
from wagtail.contrib.redirects.models import Redirect

from events.domain.agenda import SHOWN, find_event
from events.models import Event, Occurrence


def event_or_404(request: HttpRequest, slug: str, *, related: Sequence[str] = SHOWN) -> Event:
    """The meeting that has this address, or had it: calendars keep the address of a file for ever.

    Public ones are looked for first: their files then need no session, and may be cached.
    With what is *related*: as little as its reader needs.
    """
    event = find_event(slug, Event.objects.public(), related=related)
    if event is None:
        event = find_event(slug, Event.objects.visible_to(request.user), related=related)
    if event is None:
        event = _renamed(request, slug)
    if event is None:
        raise Http404(f"no meeting {slug}")
    return event


def _renamed(request: HttpRequest, slug: str) -> Event | None:
    """The meeting whose page once had this address, which the CMS remembers."""
    old_path = Redirect.normalise_path(f"/agenda/{slug}/")
    pages = Redirect.objects.filter(old_path=old_path).values("redirect_page")
    found: Event | None = Event.objects.visible_to(request.user).filter(page__in=pages).first()
    return found and find_event(found.slug, Event.objects.filter(pk=found.pk))


def occurrence_or_404(event: Event, day: date) -> Occurrence:
    """The date of *event* that was planned on *day*, also when it was moved since."""
    found = event.occurrences.filter(on_date=day).order_by("starts_at").first()
    if found is None:
        raise Http404(f"no date {day} of {event.slug}")
    # The one that is at hand, with all its relations.
    found.event = event
    return found


def is_public(event: Event) -> bool:
    """Whether everybody may know of *event*, so that a shared cache may keep its files."""
    return event.is_published and event.is_for_everybody
