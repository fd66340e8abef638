"""What an editor fills in for one act; browsers' own controls for day and time, no script needed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.fields import RecurrenceFormField
from events.rules import rule_from_recurrence
from events.rules.parsing import YEARS

FIRST_DAY, LAST_DAY = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)
REASON_LENGTH = 300


def day_field(**options: Any) -> forms.DateField:
    """A day, within the years that a meeting may be in."""
    return forms.DateField(
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        validators=[MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)],
        **options,
    )


def time_field(**options: Any) -> forms.TimeField:
    """A time of the day."""
    return forms.TimeField(widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}), **options)


def reason_field(**options: Any) -> forms.CharField:
    """Why; whoever follows the meeting reads it."""
    help_text = gettext_lazy("Een zin voor wie de bijeenkomst volgt.")
    return forms.CharField(
        label=gettext_lazy("Reden"), max_length=REASON_LENGTH, help_text=help_text, **options
    )


class ConfirmForm(forms.Form):
    """An act that needs nothing more than a yes."""


class CancelForm(forms.Form):
    """Why a date is off."""

    reason = reason_field()


class MomentForm(forms.Form):
    """When a date takes place; without times for a meeting of whole days."""

    day = day_field(label=gettext_lazy("Dag"))
    begins = time_field(label=gettext_lazy("Van"))
    ends = time_field(label=gettext_lazy("Tot"))
    last_day = day_field(
        label=gettext_lazy("Laatste dag"),
        required=False,
        help_text=gettext_lazy("Alleen als het einde op een andere dag is."),
    )
    # Under which control a refusal of the rules is shown, by its code or else by its field.
    places = {"start": "day", "overrides": "day", "extra_dates": "day"}

    def __init__(self, *args: Any, all_day: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.all_day = all_day
        last = "last_day" if all_day else "ends"
        self.places = {**self.places, "end": last, "end_before_start": last, "too_long": last}
        if all_day:
            del self.fields["begins"], self.fields["ends"]

    def moment(self) -> tuple[datetime, datetime]:
        """Begin and end on the wall clock, not checked; of whole days from 00:00, end exclusive."""
        day, last = self.cleaned_data["day"], self.cleaned_data["last_day"] or self.cleaned_data["day"]
        if self.all_day:
            midnight = datetime.min.time()
            return datetime.combine(day, midnight), datetime.combine(last + timedelta(days=1), midnight)
        begins, ends = self.cleaned_data["begins"], self.cleaned_data["ends"]
        return datetime.combine(day, begins), datetime.combine(last, ends)


class MoveForm(MomentForm):
    """Where a date goes, and why."""

    reason = reason_field(required=False)


class SplitForm(MomentForm):
    """The first date of the new series, and how it goes on."""

    recurrence = RecurrenceFormField(label=gettext_lazy("Herhaling"))

    def rule(self) -> tuple[str, tuple[date, ...]]:
        """Rule text and excluded dates."""
        return rule_from_recurrence(self.cleaned_data["recurrence"])


class PauseForm(forms.Form):
    """From when until when, and whether followers see it."""

    TOLD, SILENT = "told", "silent"
    WAYS = [
        (TOLD, gettext_lazy("Laten vervallen: de datums blijven doorgestreept te zien, met de reden")),
        (SILENT, gettext_lazy("Overslaan: de datums zijn nergens meer te zien")),
    ]
    places = {"recurrence": "first"}

    first = day_field(label=gettext_lazy("Vanaf"))
    last = day_field(label=gettext_lazy("Tot en met"))
    how = forms.ChoiceField(
        label=gettext_lazy("Wat gebeurt er met de datums?"),
        choices=WAYS,
        widget=forms.RadioSelect,
        initial=TOLD,
        help_text=gettext_lazy("Zijn de datums al bekendgemaakt? Kies dan laten vervallen."),
    )
    reason = reason_field(required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for a reason when people see that dates are off."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("how") == self.TOLD and not cleaned.get("reason") and "reason" in cleaned:
            self.add_error("reason", _("Schrijf in een zin waarom de datums vervallen."))
        return cleaned
