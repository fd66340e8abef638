"""What a change does before it is stored: for the screen on which the editor confirms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from events.domain.concerned import people_concerned
from events.domain.consequence_words import change_words, dropped_words, people_words, summary
from events.domain.consequences import Consequences, consequences
from events.domain.recurrence import move_warnings
from events.domain.series import Dropped
from events.values import Schedule

from .meeting import EditedMeeting


@dataclass(frozen=True)
class Plan:
    """The plan an act leads to; *later* is the plan of a second page, *dropped* what fell away."""

    changed: Schedule
    later: Schedule | None = None
    dropped: list[Dropped] = field(default_factory=list)

    @property
    def schedules(self) -> list[Schedule]:
        """One plan, or both halves of a split."""
        return [self.changed, self.later] if self.later else [self.changed]


@dataclass(frozen=True)
class Preview:
    """The sentences for the editor."""

    summary: str
    people: str
    changes: list[str]
    dropped: list[str]
    warnings: list[str]


def preview(meeting: EditedMeeting, plan: Plan, *, now: datetime) -> Preview:
    """What *plan* changes for those who follow the meeting, or in the draft of one that is not public."""
    found = consequences([meeting.public_plan or meeting.plan], plan.schedules, now=now)
    return Preview(
        summary=summary(found),
        people=people_words(_people(meeting, found)),
        changes=[change_words(change, all_day=meeting.plan.all_day) for change in found.changes],
        dropped=dropped_words(plan.dropped),
        warnings=_new_warnings(meeting.plan, plan.schedules),
    )


def _people(meeting: EditedMeeting, found: Consequences) -> int | None:
    return people_concerned(meeting.stored.translation_key, found.days) if meeting.public_plan else None


def _new_warnings(before: Schedule, after: Sequence[Schedule]) -> list[str]:
    """Those that the editor was not told before."""
    known = move_warnings(before)
    return [sentence for plan in after for sentence in move_warnings(plan) if sentence not in known]
