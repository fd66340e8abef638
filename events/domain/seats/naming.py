"""What seats are called."""

from events.models import Seating


def seats_title(seating: Seating) -> str:
    """The name of what *seating* has the seats of: the session, or else the meeting."""
    return str(seating.session.title if seating.session else seating.event.title)
