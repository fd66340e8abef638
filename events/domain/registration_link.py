"""The signed link by which somebody sees and changes their registration without logging in."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from cop_platform.core.navigation import language_path
from cop_platform.core.signing import sign, unsign
from events.models import Registration

PURPOSE = "registration"
# Counted from the mail: one may register up to two years ahead, so each later mail has a new link.
VALID = timedelta(days=400)


def manage_path(registration: Registration) -> str:
    """The address of *registration* for whoever has its mail, in its language; good for VALID."""
    token = sign(PURPOSE, str(registration.key))
    return language_path(f"/aanmelding/{token}/", registration.language)


def key_of(token: str) -> UUID:
    """The key of the registration of *token*; BadSignature when it is not ours or too old."""
    return UUID(unsign(PURPOSE, token, VALID))
