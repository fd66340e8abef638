"""The texts on the page of a community."""

from typing import Any

from django.db.models import Case, Q, Value, When

from communities.models import Community
from communities.panels import CommunityPanel, register_panel
from resources.domain.shelf import library_of

MOST_CARDS = 3


def library_panel(community: Community, user: Any) -> dict[str, Any] | None:
    """Texts that *community* works on, then those about its themes; None when there are none."""
    own = Q(maintaining_community=community)
    about = Q(themes__in=community.themes.values("pk"))
    is_own = Case(When(own, then=Value(0)), default=Value(1))
    found = library_of(user).with_labels().filter(own | about).annotate(rank=is_own)
    resources = list(found.order_by("rank", "-resource_type__is_chaptered", "title").distinct()[:MOST_CARDS])
    if not resources:
        return None
    return {"resources": resources, "themes": [theme.slug for theme in community.themes.all()]}


register_panel(CommunityPanel("library", 40, "resources/partials/community_panel.html", library_panel))
