"""Reading on where one was, and what changed since: one place per handbook, for members who want it."""

from resources.domain.places.changes import changed_chapters, changed_sections, chapter_change
from resources.domain.places.choosing import forget, is_remembered, remember, stop_remembering
from resources.domain.places.listing import ReadOn, places_of
from resources.domain.places.noting import note_visit
from resources.domain.places.visit import Place, Visit, next_place, since

__all__ = [
    "Place",
    "ReadOn",
    "Visit",
    "changed_chapters",
    "changed_sections",
    "chapter_change",
    "forget",
    "is_remembered",
    "next_place",
    "note_visit",
    "places_of",
    "remember",
    "since",
    "stop_remembering",
]
