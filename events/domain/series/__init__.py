"""What an editor does to the dates of a meeting: plan in, changed plan out.

A date is named by its local day, the one that its plan gave it: a meeting has at
most one date a day, and a change of the hour does not give it another name.
"""

from .acts import add_date, cancel_date, move_date, restore_date, skip_date
from .listing import DateRow, coming_rows, find
from .pause import pause
from .refit import Dropped, misfits, refit, without
from .split import Split, remaining_rule, split

__all__ = [
    "DateRow",
    "Dropped",
    "Split",
    "add_date",
    "cancel_date",
    "coming_rows",
    "find",
    "misfits",
    "move_date",
    "pause",
    "refit",
    "remaining_rule",
    "restore_date",
    "skip_date",
    "split",
    "without",
]
