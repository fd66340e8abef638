"""The server with the protection taken out: looks whether there is a seat, and then takes it.

The negative control of the race: if this does not oversell, the race proves nothing.
"""

import itertools
import time

from django.db import connection
from django.db.models import F

from cop_platform.wsgi import application
from events.domain.seats import ledger, registering, seating_people
from events.models import Place, Registration, Seating
from events.models.seating import COLUMNS, HOLDING

__all__ = ["application"]
_numbers = itertools.count()


def read_with_number(seating: Seating) -> Seating:
    """The row as it is, held by nobody, with a number that the row was not asked for."""
    found = Seating.objects.select_related("event__terms", "occurrence", "session").get(pk=seating.pk)
    found.counter = number_of_its_own(found)
    return found


def number_of_its_own(seating: Seating) -> int:
    """A number without asking the row for it."""
    return time.time_ns() + next(_numbers)


def look_and_take(seating: Seating, place: Place) -> bool:
    """First look, then take: what the peers did."""
    held = Registration.objects.filter(seating=seating, place=place, state__in=HOLDING).count()
    capacity = getattr(seating, f"{COLUMNS[place]}_capacity")
    if held >= capacity:
        return False
    column = f"{COLUMNS[place]}_taken"
    return Seating.objects.filter(pk=seating.pk).update(**{column: F(column) + 1}) == 1


def _drop_the_second_wall() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE events_seating DROP CONSTRAINT IF EXISTS room_not_oversold")


registering.hold_with_number = read_with_number
seating_people.next_number = ledger.next_number = number_of_its_own
seating_people.take_seat = look_and_take
_drop_the_second_wall()
