"""The worker writes one file at a time and says how far it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import override

from cop_platform.core.waiting import take_waiting
from events.domain.participants import table_of
from events.domain.people_files.writing import WRITERS
from events.models import PeopleFile

# Long enough for a hundred thousand people; who waits for a worker that died, waits no longer.
RETRY = timedelta(minutes=2)
STEP = 500


def make_next(now: datetime) -> PeopleFile | None:
    """Write the file that was asked for first; None when none waits.

    What fails, or dies on the way, is tried again after two minutes; nobody else tries
    it meanwhile.
    """
    rows = PeopleFile.objects.select_related("seating").order_by("asked_at", "pk")
    waiting = take_waiting(rows, now=now, retry=RETRY, written=0)
    if waiting is not None:
        _make(waiting)
    return waiting


def _make(file: PeopleFile) -> None:
    # Who asked anew meanwhile gets what they asked for then.
    rows = PeopleFile.objects.filter(pk=file.pk, asked_at=file.asked_at)
    with override(file.language):
        heading, *people = table_of(file.seating)
        body = WRITERS[file.form](_counted([heading, *people], file))
    rows.update(body=body, wanted_at=None, people=len(people), written=len(people))


def _counted(table: Iterable[list[Any]], file: PeopleFile) -> Iterator[list[Any]]:
    """The rows of *table*, the heading first; how many were written is kept from time to time."""
    for number, row in enumerate(table):
        if number and number % STEP == 0:
            PeopleFile.objects.filter(pk=file.pk).update(written=number)
        yield row
