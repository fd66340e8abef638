"""This date and those that follow: a second page goes on from here."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.domain.series import remaining_rule, split
from events.domain.series.rows import recurrence_text

from .act import ActScreen
from .acts import OneDate, moment_of
from .forms import SplitForm
from .preview import Plan
from .saving import Confirmed, store_split


class SplitSeries(OneDate, ActScreen[SplitForm]):
    """Let the series end before a date, and another one begin there."""

    form_class = SplitForm
    explanation = gettext_lazy(
        "De reeks stopt voor deze datum. Een nieuwe pagina met dezelfde tekst gaat verder, met wat u "
        "hier invult. Abonnees zien de nieuwe datums vanzelf."
    )

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Only for who may add a page."""
        if not self.meeting.may_split:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """From which date."""
        return _("Vanaf %(day)s alles wijzigen") % {"day": self.day_words}

    def initial(self) -> dict[str, Any]:
        """The date as planned, and the rest of the rule."""
        row, plan = self.row, self.meeting.plan
        rule = recurrence_text(*remaining_rule(plan, self.day)) if plan.is_recurring else ""
        return {**moment_of(row.was, all_day=plan.all_day), "recurrence": rule}

    def build_form(self, **kwargs: Any) -> SplitForm:
        """Without times for whole days."""
        return SplitForm(all_day=self.meeting.plan.all_day, **kwargs)

    def plan(self, form: SplitForm) -> Plan:
        """Both halves."""
        start, end = form.moment()
        rrule, excluded = form.rule()
        found = split(self.meeting.plan, self.day, start=start, end=end, rrule=rrule, excluded_on=excluded)
        return Plan(found.earlier, found.later, found.dropped)

    def save(self, plan: Plan, confirmed: Confirmed) -> None:
        """Two pages; the editor is told of the second."""
        assert plan.later is not None  # noqa: S101 - for the type; a split always has one
        sibling = store_split(self.meeting, plan.changed, plan.later, confirmed)
        edit = reverse("wagtailadmin_pages:edit", args=[sibling.pk])
        text = (
            _("De nieuwe reeks staat op een eigen pagina.")
            if confirmed != Confirmed.DRAFT
            else _("De nieuwe reeks is een concept op een eigen pagina. Publiceer die samen met deze.")
        )
        messages.info(
            self.request, format_html('{} <a href="{}">{}</a>', text, edit, _("Nieuwe pagina openen"))
        )
