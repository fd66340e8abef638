"""What accounts keep of which no kept page shows anything."""

from cop_platform.core.content.unshown import unshown

unshown("accounts", "AccessNeeds Closure Consent UnusedWarning User")
