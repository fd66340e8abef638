"""One date of a meeting as an item for feed readers: how it stands, and its words."""

from django.utils.translation import gettext as _

from cop_platform.core.dates import as_text, date_range_pieces
from events.models import Occurrence
from events.rows import place


def status(occurrence: Occurrence) -> str:
    """What programs read: "planned", "moved" or "cancelled"."""
    return "cancelled" if occurrence.is_cancelled else "moved" if occurrence.is_moved else "planned"


def reason(occurrence: Occurrence) -> str:
    """Why the date is off or moved, when somebody wrote it down."""
    return occurrence.reason or occurrence.event.status_reason


def headline(occurrence: Occurrence) -> str:
    """The title with its date: "Geannuleerd: Intervisie, di 7 apr 2026, 10.00–12.00 uur"."""
    event = occurrence.event
    when = as_text(date_range_pieces(occurrence.starts_at, occurrence.ends_at, all_day=event.all_day))
    word = _status_word(occurrence)
    return f"{word}: {event.title}, {when}" if word else f"{event.title}, {when}"


def lines(occurrence: Occurrence) -> list[str]:
    """What there is to know, in plain words: how it stands, when, where and what."""
    event = occurrence.event
    pieces = date_range_pieces(occurrence.starts_at, occurrence.ends_at, all_day=event.all_day, long=True)
    source = _("van %(source)s") % {"source": event.source_name} if event.is_from_partner else ""
    found = [
        _status_word(occurrence),
        reason(occurrence),
        as_text(pieces),
        place(event),
        source,
        event.summary,
    ]
    return [line for line in found if line]


def tags(occurrence: Occurrence) -> list[str]:
    """The names of everything that the meeting is filed under."""
    event = occurrence.event
    names = [event.event_type.label] if event.event_type else []
    for many in (event.regions, event.themes, event.audiences):
        names += [term.label for term in many.all()]
    return list(dict.fromkeys(names))


def _status_word(occurrence: Occurrence) -> str:
    if occurrence.is_cancelled:
        return _("Geannuleerd")
    return _("Verplaatst") if occurrence.is_moved else ""
