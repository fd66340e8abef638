"""The only writer of how many seats there are and are taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from events.domain.seats.errors import NotOpen
from events.models import Place, Registration, Seating
from events.models.seating import COLUMNS

NUMBERED = "UPDATE events_seating SET counter = counter + 1 WHERE id = %s RETURNING *"


@contextmanager
def locked(seating: Seating) -> Iterator[Seating]:
    """The row of *seating* as it is now, held until the end of the transaction.

    Writing first is what makes it hold on SQLite as on PostgreSQL.
    """
    with transaction.atomic():
        Seating.objects.filter(pk=seating.pk).update(counter=F("counter"))
        held = Seating.objects.select_related("event__terms", "occurrence", "session").get(pk=seating.pk)
        if held.occurrence is not None:
            held.occurrence.event = held.event
        yield held


def hold_with_number(seating: Seating) -> Seating:
    """The row of *seating* as it is now, with a new number in ``counter``; held until the end.

    The end of the caller's transaction.  One statement, as many wait for this row at once.
    The meeting, date and session are those of *seating*, as old as it is.  Raises NotOpen
    when the row is gone.
    """
    for held in Seating.objects.raw(NUMBERED, [seating.pk]):
        held.event, held.occurrence, held.session = seating.event, seating.occurrence, seating.session
        return held
    raise NotOpen(_("Deze bijeenkomst gaat niet door."))


def lock_all(seatings: Iterable[int]) -> None:
    """Hold the rows of *seatings*, by key, until the end of the caller's transaction.

    Before anything is done with the first of them: who holds people's places on a
    waiting list may not wait for a seating.  On SQLite nobody holds rows.
    """
    list(Seating.objects.select_for_update().filter(pk__in=set(seatings)).order_by("pk").values_list("pk"))


@contextmanager
def locked_registration(registration: Registration) -> Iterator[Registration]:
    """*registration* as it is now, with the row of its seats held until the end."""
    with locked(registration.seating) as seating:
        found = Registration.objects.select_related("person").get(pk=registration.pk)
        found.seating = seating
        yield found


def next_number(seating: Seating) -> int:
    """A number of *seating* that nobody had and nobody gets.

    One statement where the caller holds the row, and so knows the last number.
    """
    while not Seating.objects.filter(pk=seating.pk, counter=seating.counter).update(counter=F("counter") + 1):
        # Another object of the same row, in the same transaction, gave out numbers.
        seating.refresh_from_db(fields=["counter"])
    seating.counter += 1
    return seating.counter


def take_seat(seating: Seating, place: Place) -> bool:
    """Take one seat of *place*; False when all are taken."""
    column = COLUMNS[place]
    taken, capacity = f"{column}_taken", f"{column}_capacity"
    free = Q(**{capacity: None}) | Q(**{f"{taken}__lt": F(capacity)})
    return Seating.objects.filter(free, pk=seating.pk).update(**{taken: F(taken) + 1}) == 1


def add_seat(seating: Seating, place: Place) -> None:
    """Take one seat of *place* more than there are, for who is let in at the door.

    ``*_wanted`` stays: the seat is gone again as soon as somebody gives one back.
    """
    column = COLUMNS[place]
    taken, capacity = f"{column}_taken", f"{column}_capacity"
    facts = {taken: F(taken) + 1, capacity: Greatest(F(capacity), F(taken) + 1)}
    Seating.objects.filter(pk=seating.pk).update(**facts)


def free_seat(seating: Seating, place: Place) -> None:
    """Give one seat of *place* back: to the next, or to the editor who wants fewer."""
    column = COLUMNS[place]
    taken, capacity, wanted = (f"{column}_{name}" for name in ("taken", "capacity", "wanted"))
    rows = Seating.objects.filter(pk=seating.pk)
    rows.filter(**{f"{wanted}__isnull": False}).update(
        **{taken: F(taken) - 1, capacity: Greatest(F(wanted), F(taken) - 1)}
    ) or rows.update(**{taken: F(taken) - 1})


def set_capacity(seating: Seating, place: Place, wanted: int | None) -> None:
    """Let *place* have *wanted* seats (None: no limit); who has one keeps it."""
    column = COLUMNS[place]
    capacity = None if wanted is None else Greatest(wanted, F(f"{column}_taken"))
    Seating.objects.filter(pk=seating.pk).update(
        **{f"{column}_wanted": wanted, f"{column}_capacity": capacity}
    )
