"""A meeting that people registered for does not just disappear: they would wait at a closed door."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from cop_platform.core import clock
from events.models import Registration, Room, Session
from events.models.seating import ACTIVE


def refuse_to_delete(request: HttpRequest, things: Iterable[Model]) -> HttpResponse | None:
    """Back, with the reason, when somebody ever registered for one of *things*."""
    if not Registration.objects.filter(_about(things)).exists():
        return None
    text = _("Hiervoor zijn aanmeldingen, dus verwijderen kan niet. Annuleer in plaats daarvan.")
    return _back(request, text, things)


def refuse_to_unpublish(request: HttpRequest, pages: Iterable[Page]) -> HttpResponse | None:
    """Back, with the reason, when people expect one of *pages* to take place."""
    ahead = Q(state__in=ACTIVE, seating__starts_at__gt=clock.now())
    if not Registration.objects.filter(_about(pages), ahead).exists():
        return None
    text = _("Er zijn mensen aangemeld. Annuleer eerst de bijeenkomst: dan krijgen zij bericht.")
    return _back(request, text, pages)


def _about(things: Iterable[Model]) -> Q:
    """The registrations for *things*: pages with all below them, sessions, rooms; no others."""
    wanted = Q(pk__in=[])
    for thing in things:
        if isinstance(thing, Page):
            wanted |= Q(seating__event__page__path__startswith=thing.path)
        elif isinstance(thing, Session | Room):
            wanted |= Q(**{f"seating__session{'__room' if isinstance(thing, Room) else ''}": thing.pk})
    return wanted


def _back(request: HttpRequest, text: str, things: Iterable[Model]) -> HttpResponse:
    """Where the list is in which they stand."""
    messages.error(request, text)
    page = next((thing for thing in things if isinstance(thing, Page)), None)
    return redirect("wagtailadmin_explore", page.get_parent().pk) if page else redirect("wagtailadmin_home")
