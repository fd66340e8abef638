"""The plan of a copied meeting: a new date, and nothing that belonged to the old ones."""

from dataclasses import replace
from datetime import datetime

from events.domain.recurrence import check
from events.rules import parse_rule
from events.values import Schedule


def copied_plan(schedule: Schedule, start: datetime, *, with_rule: bool) -> Schedule:
    """A plan as long as *schedule* that starts at *start* (wall clock); raises ``RuleError``.

    Moved, cancelled, extra and skipped dates stay behind.  *with_rule* keeps the
    rule, its last day as far from the start as it was; one that *start* does not
    fit is refused.
    """
    rrule = _moved_rule(schedule, start) if with_rule and schedule.rrule else ""
    plan = Schedule(
        start=start,
        end=start + schedule.length,
        all_day=schedule.all_day,
        time_zone=schedule.time_zone,
        rrule=rrule,
    )
    check(plan)
    return plan


def _moved_rule(schedule: Schedule, start: datetime) -> str:
    rule = parse_rule(schedule.rrule)
    if rule.until is None:
        return str(rule)
    return str(replace(rule, until=rule.until + (start.date() - schedule.start.date())))
