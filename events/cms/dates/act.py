"""One act: fill in, see what it changes, confirm.  Three plain posts, no script needed."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cop_platform.core import clock
from cop_platform.core.errors import Conflict, RuleError

from .base import DatesScreen
from .preview import Plan, preview
from .saving import Confirmed, changed_meanwhile, choices, store

F = TypeVar("F", bound=forms.Form)


class ActScreen(DatesScreen, Generic[F]):
    """Asks with a form, shows the consequences, and stores what the editor confirms.

    A refusal of the rules is shown on the form, with everything that was filled in.
    """

    template_name = "events/cms/act.html"
    form_class: type[F]
    # What the editor must know before choosing this act.
    explanation: Any = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Send away whoever cannot change anything now, with the reason."""
        if self.meeting.is_locked:
            messages.error(request, _("Deze pagina is op slot. U kunt de datums nu niet wijzigen."))
            return redirect(self.dates_url)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The empty form."""
        try:
            form = self.build_form(initial=self.initial())
        except RuleError as error:
            messages.error(request, str(error.message))
            return redirect(self.dates_url)
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The consequences of the form, or the act itself once it is confirmed."""
        form = self.build_form(data=request.POST)
        plan = self._plan(form)
        if plan is None:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        if "back" in request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        if "confirm" in request.POST and self._confirm(form, plan):
            return redirect(self.dates_url)
        return self._preview(form, plan)

    def initial(self) -> dict[str, Any]:
        """What the form shows at first; raises ``RuleError`` when there is nothing to change."""
        return {}

    def build_form(self, **kwargs: Any) -> F:
        """The form of this act."""
        return self.form_class(**kwargs)

    def plan(self, form: F) -> Plan:
        """The plan that a valid *form* leads to; raises ``RuleError``."""
        raise NotImplementedError

    def save(self, plan: Plan, confirmed: Confirmed) -> None:
        """Store *plan*; raises ``Conflict`` when the page moved on."""
        store(self.meeting, plan.changed, confirmed)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the act is for."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"explanation": self.explanation}

    def _plan(self, form: F) -> Plan | None:
        if not form.is_valid():
            return None
        try:
            return self.plan(form)
        except RuleError as error:
            places = {name: name for name in form.fields} | getattr(form, "places", {})
            place = places.get(error.code) or places.get(getattr(error, "field", ""))
            form.add_error(place if place in form.fields else None, str(error.message))
            return None

    def _confirm(self, form: F, plan: Plan) -> bool:
        """Whether *plan* was stored; else the form says why not."""
        told = preview(self.meeting, plan, now=clock.now()).summary
        try:
            confirmed = self._chosen()
            self.save(plan, confirmed)
        except Conflict as error:
            messages.error(self.request, str(error.message))
            return False
        except ValidationError:
            messages.error(
                self.request,
                _("De pagina is nog niet volledig. Publiceer haar op het formulier van de pagina."),
            )
            return False
        messages.success(self.request, _done(told, confirmed))
        return True

    def _chosen(self) -> Confirmed:
        """What the editor chose, if that still stands."""
        chosen = self.request.POST.get("confirm")
        is_current = self.request.POST.get("version") == self.meeting.version
        if not is_current or chosen not in choices(self.meeting):
            raise changed_meanwhile()
        return Confirmed(chosen)

    def _preview(self, form: F, plan: Plan) -> HttpResponse:
        context = self.get_context_data(
            form=form,
            preview=preview(self.meeting, plan, now=clock.now()),
            choices=choices(self.meeting),
        )
        return self.render_to_response(context)


def _done(told: str, confirmed: Confirmed) -> str:
    if confirmed == Confirmed.DRAFT:
        return _("Bewaard in het concept: %(changes)s.") % {"changes": told}
    return _("Gepubliceerd: %(changes)s.") % {"changes": told}
