"""Attempts to log in that went on for too long."""

from datetime import timedelta

from django.core.cache import cache

from cop_platform.accounts.models import User
from cop_platform.core.activity import record

TOLD_EVERY = timedelta(minutes=5)


def note_locked_out(person: User | None) -> None:
    """Record that logging in as *person* (None: no account of ours) was refused for now.

    Once in TOLD_EVERY for each person, and for all unknown addresses together: who guesses
    on and on does not fill the log.
    """
    if cache.add(f"locked-out:{person.pk if person else ''}", True, TOLD_EVERY.total_seconds()):
        record(actor=None, verb="locked out", target=person)
