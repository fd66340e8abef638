"""The panel that puts an agenda in a visitor's own calendar."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context

from cop_platform.core.calendar_links import feed_links, frame_code
from events.domain.look import PARAMETER, explained, in_words, named, parse_look, with_look
from events.guides import GUIDES
from events.values import CancelledAs

register = template.Library()


@register.inclusion_tag("components/subscribe_panel.html", takes_context=True)
def subscribe_panel(
    context: Context,
    feed_url: str,
    title: str,
    filters: str = "",
    level: int = 2,
    embed_url: str = "",
    look: CancelledAs | None = None,
) -> dict[str, Any]:
    """The panel for the agenda behind *feed_url*; every link in it has the look that the address asks for.

    With *embed_url* also the code that puts the agenda on another site. With a *look*
    of its own there is nothing to choose, and help opens beside it: the page cannot be asked for again.
    Raises UnknownValue for a look that does not exist.
    """
    request: HttpRequest | None = context.get("request")
    shown = look or _asked(request)
    name = named(title, shown)
    return {
        "links": feed_links(_absolute(request, with_look(feed_url, shown)), name),
        "title": name,
        "filters": filters,
        "level": level,
        "look": in_words(shown),
        "choices": [] if look else _choices(shown),
        "once": look is not None,
        "kept": _others(request),
        "here": request.path if request else "",
        "guides": GUIDES,
        "frame": embed_url and frame_code(_absolute(request, embed_url), title),
    }


def _asked(request: HttpRequest | None) -> CancelledAs:
    return parse_look(dict(request.GET.lists()) if request else {})


def _choices(shown: CancelledAs) -> list[dict[str, Any]]:
    every = ((look, *explained(look)) for look in CancelledAs)
    return [
        {"value": look.value, "label": label, "hint": hint, "checked": look is shown}
        for look, label, hint in every
    ]


def _others(request: HttpRequest | None) -> list[tuple[str, str]]:
    """What the address asks for beside the look."""
    every = request.GET.lists() if request else []
    return [(name, value) for name, values in every if name != PARAMETER for value in values if value]


def _absolute(request: HttpRequest | None, path: str) -> str:
    return request.build_absolute_uri(path) if request else path
