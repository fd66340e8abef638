"""What the address of the agenda asks for, and the addresses of what lies beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from cop_platform.core import clock
from events.domain.filters import Selection, UnknownValue, parameters_of, parse
from events.domain.look import look_parameters, parse_look
from events.domain.periods import MONTH, WEEK, Period, nearest, parse_period, period_of
from events.values import CancelledAs, FeedFilter

LIST = "lijst"
VIEWS = (LIST, WEEK, MONTH)
# The parameters that bound the list.
DATES = ("van", "tot")
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Question:
    """Filters, and the period of a table; without a period the list is meant.

    The *look* is for the feed of the same filters: the agenda itself always shows everything.
    """

    path: str
    selection: Selection
    viewer: Any
    now: datetime
    period: Period | None = None
    look: CancelledAs = CancelledAs.STRUCK

    @property
    def today(self) -> date:
        """The day in Amsterdam."""
        return clock.today(self.now)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The filters as parameters."""
        return parameters_of(self.selection.filter)

    @property
    def filter(self) -> FeedFilter:
        """The filters, within the period of the table."""
        chosen = self.selection.filter
        return self.period.narrowed(chosen) if self.period else chosen

    def address(self, pairs: Pairs, period: Period | None = None) -> str:
        """The table of *period*, or the list, with the filters *pairs*."""
        every = [*pairs, *look_parameters(self.look), *shown_as(period)]
        return f"{self.path}?{urlencode(every)}" if every else self.path

    def address_here(self, pairs: Pairs) -> str:
        """This same view with the filters *pairs*."""
        return self.address(pairs, self.period)

    def list_of(self, day: date) -> str:
        """The list of one *day*, with the same filters."""
        others = [pair for pair in self.pairs if pair[0] not in DATES]
        return self.address([*others, *((name, day.isoformat()) for name in DATES)])

    def turned_to(self, view: str) -> Period:
        """The month or week to show to who changes from this view to *view*."""
        if self.period is None:
            return _usual(view, self.selection.filter, self.today)
        day = self.period.first if self.period.view == MONTH else self.period.last
        return period_of(view, self.today if self.period.holds(self.today) else nearest(day, self.today))


def read(request: HttpRequest) -> Question:
    """The question of *request*.  Raises UnknownValue for a word that means nothing, Http404 when too far."""
    parameters = dict(request.GET.lists())
    selection = parse(parameters, viewer=request.user)
    look = parse_look(parameters)
    question = Question(request.path, selection, request.user, clock.now(), look=look)
    view = _view(request)
    given = {name: parse_period(name, text) for name in (MONTH, WEEK) if (text := _text(request, name))}
    if view == LIST:
        return question
    period = given.get(view) or _usual(view, selection.filter, question.today)
    if not period.is_near(question.today):
        raise Http404(f"no table of {period.key}")
    return replace(question, period=period)


def shown_as(period: Period | None) -> list[tuple[str, str]]:
    """The parameters that show *period* as a table."""
    return [("weergave", period.view), (period.view, period.key)] if period else []


def _usual(view: str, chosen: FeedFilter, today: date) -> Period:
    return period_of(view, nearest(chosen.from_on or today, today))


def _view(request: HttpRequest) -> str:
    value = _text(request, "weergave") or LIST
    if value not in VIEWS:
        message = _("De weergave “%(value)s” bestaat niet.") % {"value": value[:50]}
        raise UnknownValue(message, "weergave", value)
    return value


def _text(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").strip()
