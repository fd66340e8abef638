"""The ten kinds of visitor that every address is tried with."""

from __future__ import annotations

from dataclasses import dataclass

from django.test import Client

from cop_platform.accounts import second_factor
from cop_platform.accounts.models import User
from cop_platform.core import clock

ANONYMOUS, MEMBER, OTHER_MEMBER = "anonymous", "member", "other_member"
MODERATOR, OTHER_MODERATOR = "moderator", "other_moderator"
EDITOR, ORGANISER, ADMINISTRATOR = "editor", "organiser", "administrator"
DEACTIVATED, WITHOUT_FACTOR = "deactivated", "without_factor"

ROLES = (
    ANONYMOUS,
    MEMBER,
    OTHER_MEMBER,
    MODERATOR,
    OTHER_MODERATOR,
    EDITOR,
    ORGANISER,
    ADMINISTRATOR,
    DEACTIVATED,
    WITHOUT_FACTOR,
)
# Whatever their session says, a page must treat them as a visitor.
NOBODY = (ANONYMOUS, DEACTIVATED, WITHOUT_FACTOR)
PEOPLE = tuple(role for role in ROLES if role not in NOBODY)
CMS_STAFF = (MODERATOR, OTHER_MODERATOR, EDITOR, ORGANISER, ADMINISTRATOR)
OUTSIDE_CMS = tuple(role for role in ROLES if role not in CMS_STAFF)


@dataclass(frozen=True)
class Visitor:
    """A browser in which somebody has, or had, logged in."""

    role: str
    person: User | None

    def client(self) -> Client:
        """A new browser of this visitor; errors are answered as on the live site."""
        client = Client(raise_request_exception=False)
        if self.person is None:
            return client
        was_active, self.person.is_active = self.person.is_active, True
        self.person.save(update_fields=["is_active"])
        client.force_login(self.person)
        self.person.is_active = was_active
        self.person.save(update_fields=["is_active"])
        if self.role != WITHOUT_FACTOR:
            session = client.session
            session[second_factor.ADDED] = clock.now().timestamp()
            session.save()
        return client
