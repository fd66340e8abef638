"""One truth about what a person may see of communities: pages, lists, feeds, search and mail ask here."""

from typing import Any

from communities.models import Community, Membership


def may_see(user: Any, community: Community) -> bool:
    """Whether *user* may know that *community* exists."""
    return Community.objects.visible_to(user).filter(pk=community.pk).exists()


def membership_of(user: Any, community: Community) -> Membership | None:
    """The present membership of *user* in *community*; None for visitors and those who left."""
    if not user.is_authenticated:
        return None
    mine = Membership.objects.filter(person=user, state=Membership.State.MEMBER)
    return mine.filter(community=community).first()


def is_member(user: Any, community: Community) -> bool:
    """Whether *user* belongs to *community* now."""
    return membership_of(user, community) is not None


def joined_ids(user: Any) -> list[int]:
    """The ids of the communities of *user*; none for a visitor."""
    if not user.is_authenticated:
        return []
    mine = Membership.objects.filter(person=user, state=Membership.State.MEMBER)
    return list(mine.values_list("community_id", flat=True))
