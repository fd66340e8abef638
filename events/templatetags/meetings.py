"""What the page of a meeting asks about its dates, and how lists show them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template
from django.template import Context
from django.utils import dateformat
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from communities.models import Community
from cop_platform.core import clock
from cop_platform.core.dates import day_text
from cop_platform.core.errors import RuleError
from cop_platform.core.navigation import language_path
from cop_platform.core.visibility import visible_pages
from events.domain.dates import DateLine, coming_dates, last_date, planned_dates
from events.domain.recurrence import describe
from events.domain.siblings import goes_on_as
from events.models import Event

register = template.Library()
MOST_DATES = 12


@dataclass(frozen=True)
class Meeting:
    """A meeting as its page tells about it; *event* is missing for what was never published."""

    event: Event | None
    path: str
    words: str
    dates: list[DateLine]
    last: DateLine | None
    has_more: bool = False
    later: Event | None = None

    @property
    def file(self) -> str:
        """The address of the meeting as a calendar file."""
        return f"/agenda/{self.event.slug}/event.ics" if self.event else ""

    @property
    def community(self) -> Community | None:
        """The community that holds the meeting, when it has a page."""
        community = self.event.community if self.event else None
        return community if community and community.is_published else None

    @property
    def community_path(self) -> str:
        """The address of that page."""
        return f"/communities/{self.community.slug}/" if self.community else ""

    @property
    def later_path(self) -> str:
        """The address of the series that goes on from this one."""
        return language_path(f"/agenda/{self.later.slug}/") if self.later else ""

    @property
    def first(self) -> DateLine | None:
        """The next date that goes on, or else the next, or else the last there was."""
        on = (line for line in self.dates if not line.is_cancelled)
        return next(on, self.dates[0] if self.dates else self.last)

    @property
    def is_over(self) -> bool:
        """Whether every date has been."""
        return not self.dates and self.last is not None


@register.simple_tag(takes_context=True)
def meeting(context: Context, page: Any) -> Meeting:
    """The dates of *page*: of the published meeting, or in a preview of the draft."""
    request = context.get("request")
    events = Event.objects.published().select_related("community", "event_format", "organiser")
    event = events.filter(key=page.translation_key).first()
    if event is None or getattr(request, "is_preview", False):
        return _draft(page)
    lines = coming_dates(event, now=clock.now(), most=MOST_DATES + 1)
    return Meeting(
        event=event,
        path=language_path(f"/agenda/{event.slug}/"),
        words=_words(page),
        dates=lines[:MOST_DATES],
        last=last_date(event),
        has_more=len(lines) > MOST_DATES,
        later=goes_on_as(event, request.user) if request and event.rrule else None,
    )


@register.simple_tag(takes_context=True)
def report_in_library(context: Context, page: Any) -> Any:
    """The text of the library that is the report of *page*, if the visitor may see it."""
    request = context.get("request")
    if request is None or not page.report_page_id:
        return None
    return visible_pages(request.user).filter(pk=page.report_page_id).first()


@register.simple_tag
def agenda_breadcrumbs(title: str) -> list[dict[str, str]]:
    """The way back from a meeting."""
    return [{"label": _("Agenda"), "url": language_path("/agenda/")}, {"label": title}]


@register.inclusion_tag("events/partials/festival_hero.html")
def festival_hero(page: Any, meeting: Meeting, *, programme: bool = False) -> dict[str, Any]:
    """The band on top of the festival and of its *programme*."""
    facts = [
        {"label": _("Wanneer"), "text": days_in_words([day.date for day in page.days.all()])},
        {"label": _("Waar"), "text": page.venue},
        {"label": _("Plaatsen"), "text": page.capacity},
    ]
    return {
        "page": page,
        "meeting": meeting,
        "facts": [fact for fact in facts if fact["text"]],
        "programme": programme,
    }


def days_in_words(days: list[date]) -> str:
    """ "Donderdag 8 en vrijdag 9 oktober 2026"; empty without days."""
    if not days:
        return ""
    *others, last = sorted(days)
    style = "l j" if all((day.year, day.month) == (last.year, last.month) for day in others) else "l j F"
    names = [dateformat.format(day, style) for day in others] + [day_text(last, weekday=True)]
    words = _("%(first)s en %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
    return capfirst(words if others else names[0])


@register.filter
def labels(terms: Any) -> str:
    """The names of *terms*, with commas."""
    return ", ".join(term.label for term in terms.all())


def _draft(page: Any) -> Meeting:
    path = language_path(f"/agenda/{page.slug}/")
    try:
        lines = planned_dates(page.schedule, now=clock.now(), most=MOST_DATES)
    except (RuleError, ValueError, TypeError, AttributeError):
        lines = []  # A draft may have no dates yet, or impossible ones.
    return Meeting(None, path, _words(page) if lines else "", lines, None)


def _words(page: Any) -> str:
    """How the meeting repeats; empty for a single one."""
    try:
        schedule = page.schedule
        return describe(schedule, get_language() or "nl") if schedule.is_recurring else ""
    except (RuleError, ValueError):
        return ""
