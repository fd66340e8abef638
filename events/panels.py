"""The meetings on the page of a community, and for who leads it how its feeds are doing."""

from typing import Any

from django.utils.translation import gettext as _

from communities.models import Community
from communities.panels import CommunityPanel, register_panel
from communities.staff import leads
from cop_platform.core import clock
from cop_platform.core.navigation import language_path
from events.domain.agenda import occurrences_for
from events.domain.feed_health import feed_health
from events.rows import rows_of
from events.values import FeedFilter

MOST_ROWS = 5


def agenda_of(community: Community, user: Any) -> dict[str, Any]:
    """The coming dates of *community* that *user* may know of, and its public feed."""
    chosen = FeedFilter(communities=(community.slug,))
    dates = occurrences_for(chosen, viewer=user, now=clock.now())[:MOST_ROWS]
    context = {
        "rows": rows_of(dates),
        "all_url": f"{language_path('/agenda/')}?community={community.slug}",
    }
    if not community.is_hidden:
        # A feed without login holds public meetings only: a hidden community has none.
        context["feed_url"] = f"/agenda/community/{community.slug}.ics"
        context["feed_title"] = f"{_('VIA-agenda')}: {community.name}"
    return context


def feeds_of(community: Community, user: Any) -> dict[str, Any] | None:
    """How the feeds of *community* are doing, for who leads it; a hidden one has no feeds."""
    if community.is_hidden or not leads(community, user):
        return None
    return {"feeds": feed_health(now=clock.now(), community=community.slug)}


register_panel(CommunityPanel("agenda", 20, "events/partials/community_panel.html", agenda_of))
register_panel(CommunityPanel("feeds", 90, "events/partials/community_feeds.html", feeds_of))
