"""What communities keep of which no kept page shows anything."""

from cop_platform.core.content.unshown import unshown

unshown("communities", "JoinQuestion Membership")
