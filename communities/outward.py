"""Where pages of communities send readers."""

from communities.models import CommunityPage
from cop_platform.core.outward import leads_out

leads_out(CommunityPage, "body", "house_rules", "welcome")
