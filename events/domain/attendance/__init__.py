"""Who is there: checking in at the door, who came without a seat, who did not come."""

from events.domain.attendance.arriving import Arrival, check_in, take_back
from events.domain.attendance.no_shows import mark_due_no_shows, mark_no_shows
from events.domain.attendance.parts import attended_all_days
from events.domain.attendance.walk_ins import walk_in

__all__ = [
    "Arrival",
    "attended_all_days",
    "check_in",
    "mark_due_no_shows",
    "mark_no_shows",
    "take_back",
    "walk_in",
]
