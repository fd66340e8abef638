"""When a series takes place: expand, check and describe a schedule."""

from events.rules import rule_from_recurrence

from .checks import check
from .errors import ScheduleError, StartNotInRule
from .expansion import occurrences_between
from .orphans import orphans_of, stray_exclusions, without_orphans
from .outlook import move_warnings
from .words import describe

__all__ = [
    "ScheduleError",
    "StartNotInRule",
    "check",
    "describe",
    "move_warnings",
    "occurrences_between",
    "orphans_of",
    "rule_from_recurrence",
    "stray_exclusions",
    "without_orphans",
]
