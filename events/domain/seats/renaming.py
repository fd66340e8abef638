"""The name of somebody without an account is put right."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F

from events.domain.seats.errors import StateMoved
from events.domain.seats.ledger import locked_registration
from events.domain.seats.window import require_ahead
from events.models import Registration
from events.models.seating import COMING


def rename(registration: Registration, name: str, *, now: datetime) -> Registration:
    """Let *registration*, of a guest or a colleague, bear *name*; the seat and the place in the queue stay.

    Nobody is mailed: nothing changes for a calendar, and the address stays the same.
    Raises StateMoved when nobody comes by it, or an account says the name; and TooLate.
    """
    with locked_registration(registration) as found:
        require_ahead(found.seating, now=now)
        if found.state not in COMING or found.person:
            raise StateMoved
        facts = {"name": name, "changed_at": now, "version": F("version") + 1}
        Registration.objects.filter(pk=found.pk).update(**facts)
        found.refresh_from_db(fields=[*facts])
        return found
