"""People who were at a meeting."""

from datetime import timedelta
from typing import Any

from events.domain.attendance import check_in
from events.models import Registration, Seating
from tests.factories import events as make
from tests.factories.seats import registered, seating, somebody

START = make.wall(2026, 5, 20, 10)
NEXT_MORNING = make.wall(2026, 5, 21, 9)


def over(**facts: Any) -> Seating:
    """The seats of a meeting on Wednesday 20 May 2026, 10:00 to 12:00."""
    return seating(**{"room": None, "starts_at": START, **facts})


def attended(seats: Seating, **facts: Any) -> Registration:
    """Somebody who was let in at the start of *seats*."""
    row = registered(seats, somebody(**facts), now=seats.starts_at - timedelta(days=20))
    return check_in(row, by=row.person, now=seats.starts_at).registration
