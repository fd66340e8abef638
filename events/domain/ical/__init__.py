"""Calendar text for other people's calendars (RFC 5545, 7986); the only importer of icalendar."""

from .attending import Attending, attended
from .calendar import calendar_bytes
from .cancelled import shown_as, tombstone
from .invitation import Invitation, Numbers, OneDate, invitation
from .series import safe_vevents, vevents
from .text import plain_text

__all__ = [
    "Attending",
    "Invitation",
    "Numbers",
    "OneDate",
    "attended",
    "calendar_bytes",
    "invitation",
    "plain_text",
    "safe_vevents",
    "shown_as",
    "tombstone",
    "vevents",
]
