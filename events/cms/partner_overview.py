"""How the calendar of a partner fares, what it brought, and what editors decide about that."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.snippets.views.snippets import InspectView

from cop_platform.core import clock
from cop_platform.core.errors import RuleError
from events.domain import partners
from events.models import PartnerCalendar, PartnerItem

State = PartnerItem.State
# More would make a page that nobody reads.
MOST_ROWS = 100
Decision = Callable[[PartnerCalendar, Any, datetime], str]


class UnknownDecision(RuleError):
    """A button that is not on the page."""

    code = "unknown_decision"


class OverviewView(InspectView):
    """``inspect/<pk>/``: read with any right on the calendar, decide with the right to change it."""

    page_title = gettext_lazy("Overzicht")
    template_name = "events/cms/partner_calendar.html"
    object: PartnerCalendar
    request: HttpRequest

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what the button says, and come back with a sentence about it."""
        if not self.user_has_permission("change"):
            raise PermissionDenied
        name, _colon, number = request.POST.get("besluit", "").partition(":")
        message = self._decide_on(name, number) if number else self._decide(name)
        messages.success(request, message)
        return redirect(request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The calendar, how it fares, and its coming items by what became of them."""
        now = clock.now()
        coming = self.object.items.upcoming(now).select_related("page", "same_as")
        return {
            **super().get_context_data(**kwargs),
            "status": partners.status_of(self.object),
            "is_waiting": self.object.is_active and self.object.next_fetch_at <= now,
            "to_review": coming.to_review(now)[:MOST_ROWS],
            "missing": coming.filter(missing_since__isnull=False, state=State.PLACED),
            "groups": [self._group(state, coming) for state in SHOWN],
            "may_decide": self.user_has_permission("change"),
        }

    def _group(self, state: State, coming: Any) -> dict[str, Any]:
        """The coming items in *state*, with the buttons that make sense there."""
        may_decide = self.user_has_permission("change")
        return {
            "state": state.value,
            "label": state.label,
            "items": coming.filter(state=state)[:MOST_ROWS],
            "accept": may_decide and state in (State.DUPLICATE, State.REJECTED),
            "reject": may_decide and state == State.PLACED,
        }

    def _decide(self, name: str) -> str:
        if name not in DECISIONS:
            raise _unknown()
        return DECISIONS[name](self.object, self.request.user, clock.now())

    def _decide_on(self, name: str, number: str) -> str:
        if name not in ("plaats", "wijs-af") or not number.isdecimal() or len(number) > 18:
            raise _unknown()
        item = get_object_or_404(self.object.items, pk=number)
        if name == "wijs-af":
            return _("“%(title)s” komt niet in de agenda.") % {
                "title": partners.reject(item, actor=self.request.user).title
            }
        item = partners.accept(item, actor=self.request.user)
        if item.problem:
            raise RuleError(item.problem, "not_placed")
        return _("“%(title)s” staat in de agenda.") % {"title": item.title}

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Edit stands in the menu of the title."""
        return []


# In this order on the page.
SHOWN = (State.PLACED, State.DUPLICATE, State.REJECTED, State.VANISHED)


def _unknown() -> UnknownDecision:
    return UnknownDecision(_("Deze knop bestaat niet meer. Ga terug en laad de pagina opnieuw."))


def _accept_all(calendar: PartnerCalendar, actor: Any, now: datetime) -> str:
    number = partners.accept_all(calendar, actor=actor, now=now)
    words = ngettext("%(n)d bijeenkomst geplaatst.", "%(n)d bijeenkomsten geplaatst.", number)
    left = calendar.items.to_review(now).count()
    if not left:
        return words % {"n": number}
    more = ngettext("Er is er nog %(n)d.", "Er zijn er nog %(n)d.", left)
    return f"{words % {'n': number}} {more % {'n': left}}"


def _reject_all(calendar: PartnerCalendar, actor: Any, now: datetime) -> str:
    number = partners.reject_all(calendar, actor=actor, now=now)
    return ngettext("%(n)d bijeenkomst afgewezen.", "%(n)d bijeenkomsten afgewezen.", number) % {"n": number}


def _withdraw(calendar: PartnerCalendar, actor: Any, now: datetime) -> str:
    number = partners.confirm_withdrawals(calendar, actor=actor, now=now)
    words = ngettext("%(n)d bijeenkomst ingetrokken.", "%(n)d bijeenkomsten ingetrokken.", number)
    return words % {"n": number}


def _fetch(calendar: PartnerCalendar, actor: Any, now: datetime) -> str:
    partners.fetch_soon(calendar, now=now)
    return _("Wij halen deze agenda binnen een minuut op. Ververs daarna deze pagina.")


DECISIONS: dict[str, Decision] = {
    "plaats-alles": _accept_all,
    "wijs-alles-af": _reject_all,
    "trek-in": _withdraw,
    "haal-op": _fetch,
}
