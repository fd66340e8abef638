"""The festival page and its days."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from cop_platform.core.models import BasePage
from events import values
from events.editor import ClashPanel
from events.models.meeting import MeetingPage


class FestivalPage(MeetingPage):
    """A festival of one or more days; its programme is made of rooms, tracks and sessions."""

    content_panels = [
        *BasePage.content_panels,
        InlinePanel("days", label=_("dag"), heading=_("Dagen"), min_num=1),
        ClashPanel(heading=_("Botsingen")),
        *MeetingPage.shared_panels,
    ]
    template = "events/festival.html"

    class Meta:
        verbose_name = _("festival")
        verbose_name_plural = _("festivals")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The festival has its own entry in the menu."""
        return {**super().get_context(request, *args, **kwargs), "nav_section": "festival"}

    @property
    def schedule(self) -> values.Schedule:
        """The first day, with the other days as extra dates; ValueError without any day."""
        spans = sorted(day.span for day in self.days.all())
        if not spans:
            raise ValueError(f"festival {self.pk} has no day")
        (start, end), *others = spans
        return values.Schedule(
            start=start, end=end, extra_dates=tuple(values.ExtraDate(*span) for span in others)
        )


class FestivalDay(Orderable):
    """One day of a festival, from opening to closing."""

    page = ParentalKey(FestivalPage, on_delete=models.CASCADE, related_name="days")
    date = models.DateField(_("datum"))
    opens = models.TimeField(_("van"))
    closes = models.TimeField(_("tot"))
    subtitle = models.CharField(_("ondertitel"), max_length=200, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("opens"), FieldPanel("closes")]),
        FieldPanel("subtitle"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("festivaldag")

    def __str__(self) -> str:
        return str(self.date)

    @property
    def span(self) -> tuple[datetime, datetime]:
        """Opening and closing in wall-clock time."""
        return datetime.combine(self.date, self.opens), datetime.combine(self.date, self.closes)
