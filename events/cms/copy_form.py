"""What the CMS asks before it copies a meeting or a festival."""

from datetime import date, datetime, time
from typing import Any

from dateutil.relativedelta import relativedelta
from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from cop_platform.core import clock
from cop_platform.core.errors import RuleError
from events.domain.copied_plan import copied_plan
from events.domain.recurrence import ScheduleError, describe
from events.models import EventPage
from events.rules import parse_rule
from events.values import Schedule

YEARS_AHEAD = 5
ONCE, SERIES = "once", "series"


class CopyForm(forms.Form):
    """A title and a first day."""

    title = forms.CharField(
        label=gettext_lazy("Titel"),
        max_length=255,
        help_text=gettext_lazy("Zo herkent u de kopie. U kunt de titel later nog veranderen."),
    )
    day = forms.DateField(
        label=gettext_lazy("Nieuwe datum"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, source: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = source
        self.fields["title"].initial = _("%(title)s (kopie)") % {"title": source.title}

    def clean_day(self) -> date:
        """A day from today, within five years: another year is a slip of the finger."""
        day: date = self.cleaned_data["day"]
        today = clock.today()
        if day < today:
            raise forms.ValidationError(_("Deze datum is voorbij. Kies een datum vanaf vandaag."))
        if day > today + relativedelta(years=YEARS_AHEAD):
            raise forms.ValidationError(_("Deze datum is te ver weg. Kies een datum binnen vijf jaar."))
        return day


class CopyFestivalForm(CopyForm):
    """The days of a festival stay as far apart as they were."""


class CopyMeetingForm(CopyForm):
    """Also the hour, and of a series whether it repeats; the plan is in ``plan`` when valid."""

    plan: Schedule
    time = forms.TimeField(
        label=gettext_lazy("Begintijd"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        help_text=gettext_lazy("Het einde schuift mee: de kopie duurt even lang."),
    )
    repeats = forms.ChoiceField(
        label=gettext_lazy("Herhaling"),
        widget=forms.RadioSelect,
        choices=[
            (ONCE, gettext_lazy("Alleen deze keer")),
            (SERIES, gettext_lazy("Met dezelfde herhaling")),
        ],
        initial=ONCE,
    )

    def __init__(self, *args: Any, source: EventPage, **kwargs: Any) -> None:
        super().__init__(*args, source=source, **kwargs)
        self.schedule = source.schedule
        self.fields["time"].initial = self.schedule.start.time()
        if self.schedule.all_day:
            del self.fields["time"]
        if self.schedule.is_recurring:
            self.fields["repeats"].help_text = _words(self.schedule)
        else:
            del self.fields["repeats"]

    def clean(self) -> dict[str, Any]:
        """Put what is wrong with the new plan beside the field to correct."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        start = datetime.combine(cleaned["day"], cleaned.get("time") or time.min)
        with_rule = cleaned.get("repeats") == SERIES
        try:
            self.plan = copied_plan(self.schedule, start, with_rule=with_rule)
        except RuleError as error:
            self.add_error(self._field_of(error), str(error.message))
        return cleaned

    def _field_of(self, error: RuleError) -> str:
        about_start = isinstance(error, ScheduleError) and error.field in ("start", "end")
        return "repeats" if not about_start and "repeats" in self.fields else "day"


def _words(schedule: Schedule) -> str:
    """The rule as it is now, and what becomes of it."""
    now = describe(Schedule(schedule.start, schedule.end, rrule=schedule.rrule), get_language() or "nl")
    words = _("De herhaling is nu: %(words)s. Overgeslagen datums gaan niet mee.") % {"words": now}
    if parse_rule(schedule.rrule).until:
        words += " " + _("De laatste dag schuift even ver mee als de eerste.")
    return words
