"""The pages that communities hide."""

from typing import Any

from django.db.models import Q

from communities.models import Community, CommunityPage
from cop_platform.core.visibility import hides, of_kind


@hides(CommunityPage)
def community_pages(user: Any) -> Q:
    """Pages of communities that *user* may not know of."""
    visible = Community.objects.visible_to(user).values("key")
    return of_kind(CommunityPage) & ~Q(translation_key__in=visible)
