"""The list of participants as a file: at once when it is short, by the worker when it is long."""

from events.domain.people_files.asking import LONG, ask, file_for, forget_old, is_long, note_taken
from events.domain.people_files.making import make_next
from events.domain.people_files.writing import WRITERS

__all__ = ["LONG", "WRITERS", "ask", "file_for", "forget_old", "is_long", "make_next", "note_taken"]
