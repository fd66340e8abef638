"""What templates ask about a recurrence: its words, and the next dates of a schedule."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django import template
from django.utils.translation import get_language

from cop_platform.core import clock
from cop_platform.core.errors import RuleError
from events.domain.consequence_words import dropped_words, summary
from events.domain.consequences import consequences
from events.domain.recurrence import check, describe, occurrences_between
from events.domain.recurrence.words import describe_rule
from events.domain.series import refit
from events.models import EventPage
from events.rules import deserialize, rule_from_recurrence
from events.values import PlannedOccurrence, Schedule, Window

register = template.Library()
PREVIEW_DATES = 5
_PREVIEW_REACH = timedelta(days=5 * 366)


@register.filter
def dict_item(values: Mapping[str, Any], key: str) -> Any:
    """The value under *key*, for keys with a hyphen."""
    return values.get(key)


@register.simple_tag
def rule_in_words(text: str) -> str:
    """The stored recurrence *text* as a phrase; empty when there is none or it is wrong."""
    try:
        rule, excluded = rule_from_recurrence(deserialize(text))
        return describe_rule(rule, excluded, get_language() or "nl") if rule else ""
    except RuleError:
        return ""


@register.inclusion_tag("events/widgets/schedule_preview.html")
def schedule_preview(page: Any) -> dict[str, Any]:
    """The schedule of *page* in words and its next dates, or what is wrong with it."""
    try:
        schedule, dropped = refit(page.schedule)
        check(schedule)
    except RuleError as error:
        return {"problem": error.message}
    except (AttributeError, TypeError, ValueError):
        return {}  # A new page, or one that is half filled in: nothing to show yet.
    return {
        "words": describe(schedule, get_language() or "nl"),
        "dates": _next_dates(schedule, clock.now()),
        "is_recurring": schedule.is_recurring or bool(schedule.extra_dates),
        "dropped": dropped_words(dropped),
        "unpublished": _unpublished(page, schedule),
    }


def _unpublished(page: Any, schedule: Schedule) -> str:
    """What publishing the draft of a public *page* would change; empty when nothing does."""
    stored = EventPage.objects.filter(pk=page.pk, live=True, has_unpublished_changes=True).first()
    if stored is None:
        return ""
    found = consequences([refit(stored.schedule)[0]], [schedule], now=clock.now())
    return summary(found) if found else ""


def _next_dates(schedule: Schedule, now: datetime) -> list[PlannedOccurrence]:
    """The first dates from *now*, or from the start when that is still to come."""
    start = max(now, schedule.start.replace(tzinfo=now.tzinfo) - timedelta(days=1))
    window = Window(start, start + _PREVIEW_REACH)
    return occurrences_between(schedule, window)[:PREVIEW_DATES]
