"""The same meetings for everybody: seeded, a fifth of them series, some with exceptions."""

from __future__ import annotations

import random
import uuid
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

SEED = 1
# Noon on this day; what is read depends on the date.
TODAY = datetime(2026, 3, 1, 12)  # noqa: DTZ001  (wall-clock time, as everything here)
RULES = (
    "FREQ=WEEKLY;COUNT=20",
    "FREQ=WEEKLY;INTERVAL=2;COUNT=26",
    "FREQ=MONTHLY;COUNT=12",
    "FREQ=DAILY;COUNT=10",
    "FREQ=WEEKLY;UNTIL=20280301",
    "FREQ=MONTHLY;INTERVAL=3;COUNT=8",
)
# How many days lie between the first dates of each rule.
STEPS = (7, 14, None, 1, 7, None)
THEMES = ("Taal en werk", "Statushouders", "Leren op de werkvloer", "Samenwerken in de regio")
WORDS = (
    "wij bespreken samen de aanpak van werk taal en begeleiding in de regio met voorbeelden uit de praktijk"
)


@dataclass(frozen=True)
class Meeting:
    """One meeting, in wall-clock time of Amsterdam, in ISO format."""

    uid: str
    title: str
    description: str
    venue: str
    theme: str
    start: str
    end: str
    rrule: str = ""
    excluded: list[str] = field(default_factory=list)
    # The original start, the new start and the new end of one date.
    moved: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """The facts, for JSON."""
        return asdict(self)


def meetings(number: int) -> list[Meeting]:
    """The first *number* meetings of an endless list that is always the same."""
    chance = random.Random(SEED)
    return [_meeting(chance, index) for index in range(number)]


def _meeting(chance: random.Random, index: int) -> Meeting:
    start = TODAY.replace(hour=chance.randint(9, 16)) + timedelta(days=chance.randint(-80, 500))
    length = timedelta(hours=chance.choice((1, 2, 3)))
    series = _series(chance, start, length) if chance.random() < 0.2 else {}
    return Meeting(
        uid=f"{uuid.UUID(int=chance.getrandbits(128))}@example.org",
        title=f"Intervisie {index} – {chance.choice(THEMES).lower()}",
        description=" ".join(chance.choices(WORDS.split(), k=30)).capitalize() + ".",
        venue=f"Stadskantoor, Markt {chance.randint(1, 99)}, Utrecht",
        theme=chance.choice(THEMES),
        start=start.isoformat(),
        end=(start + length).isoformat(),
        **series,
    )


def _series(chance: random.Random, start: datetime, length: timedelta) -> dict[str, Any]:
    which = chance.randrange(len(RULES))
    found: dict[str, Any] = {"rrule": RULES[which]}
    step = STEPS[which]
    excludes, moves = chance.random() < 0.5, chance.random() < 0.25
    if step and excludes:
        found["excluded"] = [(start + timedelta(days=step * number)).isoformat() for number in (2, 4)]
    if step and moves:
        original = start + timedelta(days=step * 3)
        later = original + timedelta(hours=1)
        found["moved"] = [moment.isoformat() for moment in (original, later, later + length)]
    return found
