"""Seats that are shared out on a day: by lottery, by rotation, and with a maximum per organisation."""

import re
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cop_platform.accounts.models import Organisation, User
from events.domain.seats import allocate_due
from events.domain.seats.lottery import commitment, drawn_order
from events.models import Registration, Seating
from tests.factories.seats import NOW, another_date, registered, seating, somebody

S = Registration.State
DRAWN = NOW + timedelta(days=16)
DOCUMENT = Path(settings.BASE_DIR) / "docs/lottery.md"


def entered(seats: Seating, people: int) -> None:
    """Let so many people wait for the draw, in one statement."""
    rows = [
        Registration(
            key=uuid4(),
            seating=seats,
            state=S.WAITLISTED,
            number=number,
            position=number,
            name=f"Deelnemer {number}",
            email=f"nummer{number}@gemeente.test",
            created_at=NOW,
            changed_at=NOW,
        )
        for number in range(1, people + 1)
    ]
    Registration.objects.bulk_create(rows)
    Seating.objects.filter(pk=seats.pk).update(counter=people)


def documented() -> str:
    """The script as the documentation gives it."""
    found = re.search(r"```python\n(.*?)```", DOCUMENT.read_text(), re.DOTALL)
    assert found is not None
    return found[1]


def repeated(seed: str, promised: str, numbers: str) -> subprocess.CompletedProcess[str]:
    """What that script says, in a Python that knows nothing of ours."""
    command = [sys.executable, "-I", "-c", documented(), seed, promised]
    return subprocess.run(command, input=numbers, capture_output=True, text=True, check=False)


@pytest.mark.django_db
def test_lottery_of_500_people_for_40_seats_is_repeated_by_the_documented_script(client: Client) -> None:
    seats = seating(room=40, allocation="loting", allocate_days_before=14)
    entered(seats, 500)
    promised = commitment(seats.seed)

    assert allocate_due(DRAWN) == 1

    seats.refresh_from_db()
    numbers = ", ".join(map(str, seats.draw["numbers"]))
    answer = repeated(seats.draw["seed"], promised, numbers)
    order = [int(number) for number in answer.stdout.split(", ")]
    winners = seats.registrations.filter(state=S.CONFIRMED).values_list("number", flat=True)
    waiting = seats.registrations.filter(state=S.WAITLISTED).order_by("position")
    assert order == seats.draw["order"]
    assert (len(winners), set(winners)) == (40, set(order[:40]))
    assert list(waiting.values_list("number", flat=True)) == order[40:]


def test_script_notices_another_seed_and_a_number_that_is_there_twice() -> None:
    assert repeated("anders", commitment("zaad"), "1, 2").returncode == 1
    assert "not the seed" in repeated("anders", commitment("zaad"), "1, 2").stderr
    assert "twice" in repeated("zaad", commitment("zaad"), "1, 2, 2").stderr


def test_script_has_twenty_lines() -> None:
    lines = [line for line in documented().splitlines() if line.strip()]

    assert len(lines) <= 20


@given(seed=st.text(min_size=1), numbers=st.sets(st.integers(1, 10_000), max_size=60))
def test_order_depends_on_seed_and_numbers_alone(seed: str, numbers: set[int]) -> None:
    order = drawn_order(seed, numbers)

    assert sorted(order) == sorted(numbers)
    assert order == drawn_order(seed, reversed(order))


class SharingOut(TestCase):
    """Whatever the numbers are."""

    @given(people=st.integers(0, 9), seats=st.integers(0, 5), came=st.sets(st.integers(0, 8), max_size=9))
    def test_rotation_lets_who_came_last_wait(self, people: int, seats: int, came: set[int]) -> None:
        before = seating(room=None, starts_at=NOW - timedelta(days=30), allocation="roulatie")
        start = NOW + timedelta(days=30)
        ahead = another_date(before.event, seats, starts_at=start, ends_at=start + timedelta(hours=2))
        persons = [somebody() for _ in range(people)]
        for number in came & set(range(people)):
            _attended(before, persons[number])
        rows = [registered(ahead, person) for person in persons]

        allocate_due(DRAWN)

        order = [rows[n].number for n in range(people) if n not in came]
        order += [rows[n].number for n in range(people) if n in came]
        won = Registration.objects.filter(seating=ahead, state=S.CONFIRMED).values_list("number", flat=True)
        assert set(won) == set(order[:seats])

    @given(houses=st.lists(st.integers(0, 3), max_size=12), seats=st.integers(0, 8), most=st.integers(1, 3))
    def test_no_organisation_gets_more_than_it_may(self, houses: list[int], seats: int, most: int) -> None:
        ahead = seating(room=seats, allocation="loting", max_per_organisation=most)
        organisations = [_organisation(number) for number in range(4)]
        for house in houses:
            registered(ahead, somebody(organisations[house]))

        allocate_due(DRAWN)

        won = Registration.objects.filter(seating=ahead, state=S.CONFIRMED)
        held = Counter(won.values_list("organisation", flat=True))
        allowed = sum(min(most, number) for number in Counter(houses).values())
        assert max(held.values(), default=0) <= most
        # No seat stays empty that somebody may have.
        assert sum(held.values()) == min(seats, allowed)


def _attended(before: Seating, person: User) -> None:
    Registration.objects.create(
        key=uuid4(),
        seating=before,
        state=S.ATTENDED,
        person=person,
        number=Registration.objects.filter(seating=before).count() + 1,
        created_at=NOW,
        changed_at=NOW,
    )


def _organisation(number: int) -> Organisation:
    return Organisation.objects.get_or_create(slug=f"huis-{number}", defaults={"name": f"Huis {number}"})[0]
