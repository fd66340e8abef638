"""What an editor can do with the dates of a meeting, but for a split."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cop_platform.core.clock import local
from cop_platform.core.dates import day_text
from events.domain.series import (
    DateRow,
    add_date,
    cancel_date,
    find,
    move_date,
    pause,
    restore_date,
    skip_date,
)
from events.values import PlannedOccurrence

from .act import ActScreen
from .forms import CancelForm, ConfirmForm, MomentForm, MoveForm, PauseForm
from .preview import Plan


def moment_of(occurrence: PlannedOccurrence, *, all_day: bool) -> dict[str, Any]:
    """*occurrence* as the fields of a moment."""
    start, end = local(occurrence.start), local(occurrence.end)
    last = end.date()
    if all_day:
        last = date.fromordinal(last.toordinal() - 1)
    return {
        "day": start.date(),
        "begins": start.time(),
        "ends": end.time(),
        "last_day": last if last != start.date() else None,
    }


class OneDate:
    """An act on the date that the address names."""

    kwargs: dict[str, Any]
    meeting: Any

    @property
    def day(self) -> date:
        """The day that names the date."""
        day: date = self.kwargs["day"]
        return day

    @property
    def row(self) -> DateRow:
        """The date itself; raises ``RuleError`` when there is none."""
        return find(self.meeting.plan, self.day)

    @property
    def day_words(self) -> str:
        """The day in words."""
        return day_text(self.day, weekday=True)


class MoveDate(OneDate, ActScreen[MoveForm]):
    """Move one date."""

    form_class = MoveForm
    explanation = gettext_lazy(
        "De datum houdt haar plek in de reeks; abonnees zien haar op het nieuwe moment."
    )

    def get_page_title(self) -> str:
        """Which date moves."""
        return _("%(day)s verplaatsen") % {"day": self.day_words}

    def initial(self) -> dict[str, Any]:
        """The date as it stands now."""
        row = self.row
        return {**moment_of(row.now, all_day=self.meeting.plan.all_day), "reason": row.now.reason}

    def build_form(self, **kwargs: Any) -> MoveForm:
        """Without times for whole days."""
        return MoveForm(all_day=self.meeting.plan.all_day, **kwargs)

    def plan(self, form: MoveForm) -> Plan:
        """The date at its new time."""
        start, end = form.moment()
        reason = form.cleaned_data["reason"]
        return Plan(move_date(self.meeting.plan, self.day, start=start, end=end, reason=reason))


class CancelDate(OneDate, ActScreen[CancelForm]):
    """Cancel one date, with a reason."""

    form_class = CancelForm
    explanation = gettext_lazy(
        "De datum blijft doorgestreept te zien, met de reden. U kunt dit terugdraaien."
    )

    def get_page_title(self) -> str:
        """Which date is off."""
        return _("%(day)s laten vervallen") % {"day": self.day_words}

    def initial(self) -> dict[str, Any]:
        """Nothing, if there is such a date."""
        return {"reason": self.row.now.reason}

    def plan(self, form: CancelForm) -> Plan:
        """The date crossed out."""
        return Plan(cancel_date(self.meeting.plan, self.day, reason=form.cleaned_data["reason"]))


class ConfirmedAct(OneDate, ActScreen[ConfirmForm]):
    """An act without anything to fill in: its first screen shows the consequences."""

    form_class = ConfirmForm

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """The consequences at once."""
        form = ConfirmForm(data={})
        plan = self._plan(form)
        if plan is None:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        return self._preview(form, plan)


class SkipDate(ConfirmedAct):
    """Leave one date out, without telling anybody."""

    explanation = gettext_lazy(
        "De datum is daarna nergens meer te zien, zonder reden. Is zij al bekendgemaakt? "
        "Kies dan “Laten vervallen”."
    )

    def get_page_title(self) -> str:
        """Which date goes."""
        return _("%(day)s overslaan") % {"day": self.day_words}

    def plan(self, form: ConfirmForm) -> Plan:
        """The series without it."""
        return Plan(skip_date(self.meeting.plan, self.day))


class RestoreDate(ConfirmedAct):
    """Put one date back as it was planned."""

    def get_page_title(self) -> str:
        """Which date comes back."""
        return _("%(day)s terugzetten") % {"day": self.day_words}

    def plan(self, form: ConfirmForm) -> Plan:
        """The date as the rule gives it."""
        return Plan(restore_date(self.meeting.plan, self.day))


class AddDate(ActScreen[MomentForm]):
    """Add a date outside the rule."""

    form_class = MomentForm
    explanation = gettext_lazy("Een losse datum naast de vaste reeks, op een dag zonder bijeenkomst.")

    def get_page_title(self) -> str:
        """What is added."""
        return _("Extra datum toevoegen")

    def initial(self) -> dict[str, Any]:
        """The usual times, no day."""
        start, end = self.meeting.plan.start, self.meeting.plan.end
        return {"begins": start.time(), "ends": end.time()}

    def build_form(self, **kwargs: Any) -> MomentForm:
        """Without times for whole days."""
        return MomentForm(all_day=self.meeting.plan.all_day, **kwargs)

    def plan(self, form: MomentForm) -> Plan:
        """One date more."""
        start, end = form.moment()
        return Plan(add_date(self.meeting.plan, start=start, end=end))


class Pause(ActScreen[PauseForm]):
    """Leave a whole period out, such as the summer."""

    form_class = PauseForm
    explanation = gettext_lazy("Alle datums in deze periode vervallen in een keer.")

    def get_page_title(self) -> str:
        """What it is."""
        return _("Zomerpauze of andere pauze")

    def initial(self) -> dict[str, Any]:
        """The reason that most pauses have."""
        return {"how": PauseForm.TOLD, "reason": _("Zomerpauze.")}

    def plan(self, form: PauseForm) -> Plan:
        """Every date of the period off, or gone."""
        cleaned = form.cleaned_data
        changed = pause(
            self.meeting.plan,
            first=cleaned["first"],
            last=cleaned["last"],
            reason=cleaned["reason"],
            is_announced=cleaned["how"] == PauseForm.TOLD,
        )
        return Plan(changed)
