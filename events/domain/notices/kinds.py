"""Why somebody gets a mail about a registration."""

from __future__ import annotations

from enum import StrEnum


class Notice(StrEnum):
    """Why somebody gets a mail about a registration; also the name of its templates."""

    PLEASE_CONFIRM = "registration_please_confirm"
    ALREADY = "registration_already"
    CONFIRMED = "registration_confirmed"
    ENTERED = "registration_entered"
    WAITING = "registration_waiting"
    ALLOCATED = "registration_allocated"
    NOT_ALLOCATED = "registration_not_allocated"
    PROMOTED = "registration_promoted"
    OFFERED = "registration_offered"
    OFFER_OVER = "registration_offer_over"
    SWITCHED = "registration_switched"
    SUBSTITUTED = "registration_substituted"
    CANCELLED = "registration_cancelled"
    CHANGED = "registration_changed"
    CALLED_OFF = "registration_called_off"
    RESTORED = "registration_restored"
    REMINDER = "registration_reminder"
    SOON = "registration_soon"


# Who gets one of these has a seat, and finds it in the calendar.
INVITING = {Notice.CONFIRMED, Notice.ALLOCATED, Notice.PROMOTED, Notice.SWITCHED}
# These bring what somebody shows at the door.
TICKETED = INVITING | {Notice.REMINDER}
