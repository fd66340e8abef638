"""The dates of a meeting, what holds for each, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cop_platform.core import clock
from cop_platform.core.errors import RuleError
from events.domain.consequence_words import summary
from events.domain.consequences import consequences
from events.domain.recurrence import check, describe, move_warnings
from events.domain.series import DateRow, coming_rows

from .base import DatesScreen

MOST_ROWS = 30


@dataclass(frozen=True)
class Line:
    """One row of the table."""

    row: DateRow
    acts: list[dict[str, str]]


class DatesView(DatesScreen):
    """The coming dates; ``?vanaf=`` a day turns the page."""

    template_name = "events/cms/dates.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rows, or why there are none."""
        context = super().get_context_data(**kwargs)
        try:
            check(self.meeting.plan)
            return context | self._dates()
        except RuleError as error:
            return context | {"problem": error.message}
        except (AttributeError, TypeError, ValueError):
            return context | {"problem": _("Vul op het formulier eerst een begin en een einde in.")}

    def _dates(self) -> dict[str, Any]:
        plan = self.meeting.plan
        rows = coming_rows(plan, now=self._from(), most=MOST_ROWS + 1)
        return {
            "words": describe(plan),
            "all_day": plan.all_day,
            "lines": [Line(row, self._acts(row)) for row in rows[:MOST_ROWS]],
            "next_day": rows[MOST_ROWS].now.start if len(rows) > MOST_ROWS else None,
            "warnings": move_warnings(plan),
            "unpublished": self._unpublished(),
            "is_series": plan.is_recurring,
        }

    def _from(self) -> datetime:
        try:
            day = date.fromisoformat(self.request.GET.get("vanaf", ""))
            return max(clock.now(), datetime.combine(day, time.min, clock.AMSTERDAM))
        except (ValueError, OverflowError):
            return clock.now()

    def _unpublished(self) -> str:
        """How the draft differs from what subscribers have; empty when it does not."""
        public = self.meeting.public_plan
        if public is None or not self.meeting.has_other_changes:
            return ""
        return summary(consequences([public], [self.meeting.plan], now=clock.now()))

    def _acts(self, row: DateRow) -> list[dict[str, str]]:
        if self.meeting.is_locked:
            return []
        names = _names(row)
        if self.meeting.may_split and self._may_begin_here(row):
            names["split"] = _("Deze en volgende wijzigen")
        args = [self.meeting.stored.pk, row.day]
        return [
            {"url": reverse(f"event_dates:{name}", args=args), "label": label}
            for name, label in names.items()
        ]

    def _may_begin_here(self, row: DateRow) -> bool:
        plan = self.meeting.plan
        return plan.is_recurring and not row.was.is_extra and row.day > plan.start.date()


def _names(row: DateRow) -> dict[str, str]:
    """The acts that make sense for *row*, by the name of their address."""
    if row.is_skipped:
        return {"restore": _("Terugzetten")}
    if row.now.is_cancelled:
        return {"restore": _("Toch laten doorgaan")}
    names = {"move": _("Verplaatsen"), "cancel": _("Laten vervallen")}
    if row.now.is_moved:
        names["restore"] = _("Terugzetten")
    return names | {"skip": _("Verwijderen") if row.was.is_extra else _("Overslaan")}
