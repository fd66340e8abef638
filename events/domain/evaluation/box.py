"""The box of answers: shaken with each answer that comes in, opened for several at once."""

from __future__ import annotations

from collections.abc import Iterable
from random import SystemRandom
from uuid import uuid4

from events.models import EvaluationAnswer, Seating

# Fewer answers might tell who gave them.
FEWEST = 3
chance = SystemRandom()


def drop_in(seating: Seating, answers: Iterable[EvaluationAnswer]) -> None:
    """Add *answers* about *seating*, whose row the caller holds, and write all of them anew.

    In another order and with other keys: neither these nor the order in the table, nor
    the transaction that wrote a row, tell which one came with which person.
    """
    rows = [*EvaluationAnswer.objects.filter(seating=seating.pk), *answers]
    EvaluationAnswer.objects.filter(seating=seating.pk).delete()
    chance.shuffle(rows)
    for row in rows:
        row.pk, row.seating_id = uuid4(), seating.pk
    _release(rows)
    EvaluationAnswer.objects.bulk_create(rows)


def _release(rows: list[EvaluationAnswer]) -> None:
    """Let the organiser see what waits, of each question, when that is FEWEST answers or more.

    One at a time, whoever looks before and after would know what the last one said.
    """
    for question in {row.question for row in rows}:
        waiting = [row for row in rows if row.question == question and not row.is_released]
        for row in waiting if len(waiting) >= FEWEST else ():
            row.is_released = True
