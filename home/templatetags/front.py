"""What the front page and plain pages ask for."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.template import Context
from wagtail.models import Page

from communities.models import Community
from cop_platform.core import clock
from cop_platform.core.visibility import visible_pages
from events.values import FeedFilter
from home import gather

register = template.Library()
MOST_MEETINGS = 5
MOST_CARDS = 3


@dataclass(frozen=True)
class FrontPage:
    """The lists of the front page, for who asks."""

    rows: list[dict[str, Any]]
    cards: list[dict[str, Any]]
    resources: Any
    tiles: list[dict[str, Any]]


@register.simple_tag(takes_context=True)
def front_page(context: Context) -> FrontPage:
    """Next meetings, communities, new texts and regions."""
    viewer, now = context["request"].user, clock.now()
    communities = Community.objects.visible_to(viewer)
    return FrontPage(
        rows=gather.next_of_each(FeedFilter(), viewer=viewer, now=now, most=MOST_MEETINGS),
        cards=gather.community_cards(communities, viewer=viewer, most=MOST_CARDS),
        resources=gather.newest_resources(viewer=viewer, most=MOST_CARDS),
        tiles=gather.tiles(viewer=viewer, now=now),
    )


@register.simple_tag(takes_context=True)
def page_trail(context: Context, page: Page) -> list[dict[str, str]]:
    """The way back from *page*, without the front page."""
    request = context.get("request")
    above = page.get_ancestors().filter(depth__gt=2).live()
    steps = ({"label": step.title, "url": step.get_url(request)} for step in above)
    return [*steps, {"label": page.title}]


@register.simple_tag(takes_context=True)
def pages_below(context: Context, page: Page) -> Any:
    """The pages right under *page* that the visitor may read."""
    request = context.get("request")
    return visible_pages(request.user).child_of(page).order_by("path") if request else []
