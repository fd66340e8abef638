"""English texts of Dutch pages: which there are, and whether they follow the Dutch text of now."""

from resources.domain.translation.following import english_of, note_dutch, version_of
from resources.domain.translation.reading import Entry, english_seen_by, entry_of, text_of, texts_behind
from resources.domain.translation.standing import Standing, standings
from resources.domain.translation.state import State, state_of

__all__ = [
    "Entry",
    "Standing",
    "State",
    "english_of",
    "english_seen_by",
    "entry_of",
    "note_dutch",
    "standings",
    "state_of",
    "text_of",
    "texts_behind",
    "version_of",
]
