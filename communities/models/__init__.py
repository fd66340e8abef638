"""Communities as rows that serve and pages that are edited."""

from communities.models.community import Community
from communities.models.membership import Membership
from communities.models.pages import CommunityIndexPage, CommunityPage, JoinQuestion

__all__ = ["Community", "CommunityIndexPage", "CommunityPage", "JoinQuestion", "Membership"]
