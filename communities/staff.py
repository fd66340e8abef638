"""Who moderates or owns a community is staff."""

from typing import Any

from communities.models import Community, Membership
from communities.models.membership import LEADING
from cop_platform.accounts.staff import register_staff_role


def leads_a_community(person: Any) -> bool:
    """Whether *person* is moderator or owner of at least one community now."""
    return _led_by(person).exists()


def leads(community: Community, person: Any) -> bool:
    """Whether *person* is moderator or owner of *community* now; a visitor leads nothing."""
    return bool(person.is_authenticated and _led_by(person).filter(community=community).exists())


def _led_by(person: Any) -> Any:
    mine = Membership.objects.filter(person=person, state=Membership.State.MEMBER)
    return mine.filter(role__in=LEADING)


register_staff_role(leads_a_community)
