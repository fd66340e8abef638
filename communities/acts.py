"""What the log tells of communities."""

from django.utils.translation import gettext_lazy as _

from communities.models import Membership
from cop_platform.core.audit import Area, act, detail, named

act("joined", _("Lid geworden van community"), Area.COMMUNITIES, is_evidence=True)
act("left", _("Community verlaten"), Area.COMMUNITIES, is_evidence=True)
act("gave community role", _("Rol in community gewijzigd"), Area.COMMUNITIES)

detail("community", _("community"), model_name="communities.Community")
detail("role", _("nu"), choices=lambda: dict(Membership.Role.choices))
detail("former", _("eerst"), choices=lambda: dict(Membership.Role.choices))
named("communities.Community")
