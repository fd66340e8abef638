"""What the search keeps of which no kept page shows anything."""

from cop_platform.core.content.unshown import unshown

unshown("home", "SearchMiss")
