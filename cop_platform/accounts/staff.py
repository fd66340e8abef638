"""Whose account can do harm to others: these people need a second factor."""

from collections.abc import Callable
from typing import Any

from django.conf import settings

StaffRole = Callable[[Any], bool]
_roles: list[StaffRole] = []


def register_staff_role(role: StaffRole) -> None:
    """Count everybody for whom *role* is true as staff, such as moderators of a community."""
    _roles.append(role)


def is_staff(person: Any) -> bool:
    """Whether *person* is an administrator, in a group of the CMS, or in a registered role."""
    if not person.is_authenticated:
        return False
    return person.is_superuser or person.groups.exists() or any(role(person) for role in _roles)


def needs_second_factor(person: Any) -> bool:
    """Whether *person* may act only in a session in which a second factor was used."""
    return settings.REQUIRE_STAFF_MFA and is_staff(person)
