"""Who moderates or owns a community is staff."""

from typing import Any

from communities.models import Membership
from communities.models.membership import LEADING
from cop_platform.accounts.staff import register_staff_role


def leads_a_community(person: Any) -> bool:
    """Whether *person* is moderator or owner of at least one community now."""
    mine = Membership.objects.filter(person=person, state=Membership.State.MEMBER)
    return mine.filter(role__in=LEADING).exists()


register_staff_role(leads_a_community)
