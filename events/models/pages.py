"""The page on which an editor plans a meeting or a series."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from cop_platform.core.clock import local
from cop_platform.core.models import BasePage
from events import values
from events.editor import ClashPanel, RecurrencePanel, SourcePanel
from events.fields import RecurrenceField
from events.models.event import Override
from events.models.meeting import MeetingPage
from events.rules import rule_from_recurrence


def wall(moment: datetime) -> datetime:
    """*moment* (aware) as a clock in Amsterdam shows it, naive."""
    return local(moment).replace(tzinfo=None)


def planned_times(start: datetime, end: datetime, *, all_day: bool) -> tuple[datetime, datetime]:
    """Wall-clock begin and end of aware *start* and *end*; of whole days from 00:00, end exclusive."""
    first, last = wall(start), wall(end)
    if not all_day:
        return first, last
    midnight = datetime.min.time()
    return datetime.combine(first, midnight), datetime.combine(last, midnight) + timedelta(days=1)


def with_exceptions(
    plan: values.Schedule, changes: Iterable[EventPageOverride], extras: Iterable[EventPageExtraDate]
) -> values.Schedule:
    """*plan* with the rows of a page as its overrides and extra dates.

    A change names a day.  The time that identifies the date is that of an extra
    date on that day, or else of the rule: so a change stays with its day when the
    rule gets another time.
    """
    extra_dates = tuple(row.as_extra_date(all_day=plan.all_day) for row in extras)
    times = {extra.start.date(): extra.start for extra in extra_dates}
    overrides = tuple(
        row.as_override(
            times.get(row.original_on) or datetime.combine(row.original_on, plan.start.time()),
            all_day=plan.all_day,
        )
        for row in changes
    )
    return replace(plan, overrides=overrides, extra_dates=extra_dates)


class EventIndexPage(BasePage):
    """Parent of all meetings; the list itself is a view."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage", "events.FestivalPage"]
    max_count = 1
    # Lists and feeds read rows, which would not know of a lock of the CMS.
    private_page_options: list[str] = []
    # The list at this address is a view; there is nothing of the page to look at.
    preview_modes: list[tuple[str, str]] = []

    class Meta:
        verbose_name = _("agenda")


class EventPage(MeetingPage):
    """One meeting or a series; publishing it writes the Event and its dates."""

    start = models.DateTimeField(
        _("begin"), help_text=_("De eerste keer. Bij een reeks moet deze dag bij de herhaling passen.")
    )
    end = models.DateTimeField(_("einde"), help_text=_("Einde van de eerste keer."))
    all_day = models.BooleanField(
        _("hele dag"), default=False, help_text=_("De tijden tellen dan niet; het einde is de laatste dag.")
    )
    recurrence = RecurrenceField(_("herhaling"), blank=True, null=True)
    # Set by a split; a copy of the page is another meeting and continues nothing.
    continues = models.ForeignKey(
        "self",
        verbose_name=_("vervolg van"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    source_name = models.CharField(_("bron"), max_length=255, blank=True, default="", editable=False)
    source_url = models.CharField(
        _("pagina bij de bron"), max_length=500, blank=True, default="", editable=False
    )

    # A copy has dates of its own, and is a meeting of our own.
    exclude_fields_in_copy = [
        *MeetingPage.exclude_fields_in_copy,
        "date_changes",
        "extra_dates",
        "continues",
        "source_name",
        "source_url",
    ]
    content_panels = [
        SourcePanel(),
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("start"), FieldPanel("end"), FieldPanel("all_day")]),
                RecurrencePanel("recurrence"),
                InlinePanel("date_changes", label=_("afwijkende datum")),
                InlinePanel("extra_dates", label=_("extra datum")),
            ],
            heading=_("Datum en tijd"),
        ),
        ClashPanel(heading=_("Botsingen")),
        *MeetingPage.shared_panels,
    ]
    template = "events/event.html"
    # What the form of the page found to belong to no date any more; see EventPageForm.
    fell_away: Sequence[Any] = ()

    class Meta:
        verbose_name = _("bijeenkomst")
        verbose_name_plural = _("bijeenkomsten")

    @property
    def calendar_text(self) -> str:
        """The plain words that a calendar shows; Dutch in every language, as all of its text."""
        source = ": ".join(part for part in (self.source_name, self.source_url) if part)
        return "\n\n".join(part for part in (super().calendar_text, source and f"Van {source}") if part)

    @property
    def schedule(self) -> values.Schedule:
        """The plan of this page as a value; raises RuleTextError when the rule is unusable."""
        start, end = planned_times(self.start, self.end, all_day=self.all_day)
        rule, excluded = rule_from_recurrence(self.recurrence)
        plan = values.Schedule(start, end, all_day=self.all_day, rrule=rule, excluded_on=excluded)
        return with_exceptions(plan, self.date_changes.all(), self.extra_dates.all())


class EventPageOverride(Orderable):
    """One date of the series that is moved or cancelled."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="date_changes")
    original_on = models.DateField(_("oorspronkelijke datum"), help_text=_("De datum volgens de herhaling."))
    action = models.CharField(_("wat gebeurt er"), max_length=10, choices=Override.Action)
    new_start = models.DateTimeField(_("nieuw begin"), null=True, blank=True)
    new_end = models.DateTimeField(_("nieuw einde"), null=True, blank=True)
    reason = models.CharField(_("reden"), max_length=300, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("original_on"), FieldPanel("action")]),
        FieldRowPanel([FieldPanel("new_start"), FieldPanel("new_end")]),
        FieldPanel("reason"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("afwijkende datum")

    def __str__(self) -> str:
        return f"{self.original_on} {self.action}"

    def as_override(self, original: datetime, *, all_day: bool) -> values.Override:
        """This change of the date that starts at *original* (wall clock) as a value."""
        is_move = self.action == Override.Action.MOVE
        change = values.Override(original, "move" if is_move else "cancel", reason=self.reason)
        if not is_move or not self.new_start or not self.new_end:
            return change
        start, end = planned_times(self.new_start, self.new_end, all_day=all_day)
        return replace(change, start=start, end=end)


class EventPageExtraDate(Orderable):
    """A date outside the rule, such as the second day of a training."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="extra_dates")
    start = models.DateTimeField(_("begin"))
    end = models.DateTimeField(_("einde"))

    panels = [FieldRowPanel([FieldPanel("start"), FieldPanel("end")])]

    class Meta(Orderable.Meta):
        verbose_name = _("extra datum")

    def __str__(self) -> str:
        return f"{self.start:%Y-%m-%d %H:%M}"

    def as_extra_date(self, *, all_day: bool) -> values.ExtraDate:
        """This date as a value."""
        return values.ExtraDate(*planned_times(self.start, self.end, all_day=all_day))
