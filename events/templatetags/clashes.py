"""What the page editor asks about clashes."""

from typing import Any

from django import template

from events.cms.clashes import MOST_IN_PANEL, lines_of

register = template.Library()


@register.inclusion_tag("events/cms/clash_list.html")
def clash_list(page: Any, user: Any) -> dict[str, Any]:
    """The clashes of *page* as it was saved last, with links; the first twenty."""
    lines = lines_of(page, user) if page.pk else []
    return {
        "is_saved": bool(page.pk),
        "lines": lines[:MOST_IN_PANEL],
        "more": max(0, len(lines) - MOST_IN_PANEL),
    }
