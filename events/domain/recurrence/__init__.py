"""When a series takes place: expand, check and describe a schedule."""

from events.rules import rule_from_recurrence

from .checks import check
from .errors import ScheduleError, StartNotInRule
from .expansion import occurrences_between
from .orphans import without_orphans
from .words import describe

__all__ = [
    "ScheduleError",
    "StartNotInRule",
    "check",
    "describe",
    "occurrences_between",
    "rule_from_recurrence",
    "without_orphans",
]
