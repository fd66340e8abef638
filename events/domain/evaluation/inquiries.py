"""The two times that people are asked, and the words of their questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop_platform.core.clock import AMSTERDAM, local
from events.models import EvaluationQuestion as Question
from events.models import Seating

AT = time(9)
DAYS_OPEN = 14
# In order from 1: what each score of a question means.
SCALES: dict[str, tuple[Promise, ...]] = {
    Question.USEFUL: (
        _("niet nuttig"),
        _("een beetje nuttig"),
        _("redelijk nuttig"),
        _("nuttig"),
        _("heel nuttig"),
    ),
    Question.VOICE: (_("helemaal niet"), _("te weinig"), _("redelijk"), _("genoeg"), _("ruim genoeg")),
}


@dataclass(frozen=True)
class Inquiry:
    """Asking everybody who was there, *days* after; *flag* of a registration says that somebody answered."""

    code: str
    days: int
    flag: str
    questions: tuple[Question, ...]

    @property
    def kind(self) -> str:
        """The kind of its mail."""
        return f"{self.code}_asked"


AFTERWARDS = Inquiry("evaluation", 1, "has_evaluated", (Question.USEFUL, Question.VOICE, Question.LESSON))
SIX_WEEKS_LATER = Inquiry("effect", 42, "has_told_effect", (Question.EFFECT,))
INQUIRIES = {one.code: one for one in (AFTERWARDS, SIX_WEEKS_LATER)}


def asked_at(inquiry: Inquiry, seating: Seating) -> datetime:
    """When people are asked about *seating*, aware: at nine on the clock in Amsterdam."""
    return _morning(_last_day(seating) + timedelta(days=inquiry.days))


def closes_at(inquiry: Inquiry, seating: Seating) -> datetime:
    """Until when they can answer, exclusive, aware: the morning DAYS_OPEN days later."""
    return _morning(_last_day(seating) + timedelta(days=inquiry.days + DAYS_OPEN))


def options_of(question: str) -> list[tuple[int, Promise]]:
    """The scores of *question* with their words; empty for an open one."""
    return list(enumerate(SCALES.get(question, ()), start=1))


def _last_day(seating: Seating) -> date:
    """The day on which it ended; the end is exclusive, so midnight belongs to the day before."""
    return local(seating.ends_at - timedelta(microseconds=1)).date()


def _morning(day: date) -> datetime:
    return datetime.combine(day, AT, tzinfo=AMSTERDAM)
