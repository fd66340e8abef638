"""People, the organisations they work for, and which of those are partners when."""

from cop_platform.accounts.models.access_needs import AccessNeeds
from cop_platform.accounts.models.closure import Closure
from cop_platform.accounts.models.consent import Consent, PrivacyPolicy
from cop_platform.accounts.models.organisation import Organisation, PartnerAgenda, PartnerMembership
from cop_platform.accounts.models.unused_warning import UnusedWarning
from cop_platform.accounts.models.user import User

__all__ = [
    "AccessNeeds",
    "Closure",
    "Consent",
    "Organisation",
    "PartnerAgenda",
    "PartnerMembership",
    "PrivacyPolicy",
    "UnusedWarning",
    "User",
]
