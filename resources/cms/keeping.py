"""A handbook with editions does not just disappear: others refer to their addresses."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from resources.models import Edition


def refuse_to_delete(request: HttpRequest, things: Iterable[object]) -> HttpResponse | None:
    """Back, with the reason, when one of *things* is a handbook with editions, or stands above one."""
    pages = [thing for thing in things if isinstance(thing, Page)]
    below = Q(pk__in=[])
    for page in pages:
        below |= Q(handbook__path__startswith=page.path)
    if not Edition.objects.filter(below).exists():
        return None
    text = _("Van dit handboek zijn uitgaven vastgelegd; die houden hun adres. Haal het handboek offline.")
    messages.error(request, text)
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)
