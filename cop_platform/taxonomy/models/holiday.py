"""Holidays: days on which few people come to a meeting; editors keep the list."""

from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from cop_platform.taxonomy.models.region import SchoolRegion


class HolidayQuerySet(models.QuerySet[Any]):
    """Holidays, by date; chainable."""

    def between(self, first: date, last: date) -> Self:
        """Those that touch the days from *first* up to and including *last*."""
        return self.filter(first_on__lte=last, last_on__gte=first)


class Holiday(models.Model):
    """A feast day, a school holiday, or another time to avoid; both days inclusive."""

    class Kind(models.TextChoices):
        """Why people are away."""

        FEAST = "feestdag", _("Feestdag")
        SCHOOL = "schoolvakantie", _("Schoolvakantie")
        OTHER = "anders", _("Andere periode, zoals de ramadan")

    name = models.CharField(_("naam"), max_length=100)
    kind = models.CharField(_("soort"), max_length=20, choices=Kind, default=Kind.FEAST)
    first_on = models.DateField(_("eerste dag"))
    last_on = models.DateField(_("laatste dag"), help_text=_("Bij één dag dezelfde datum."))
    in_north = models.BooleanField(_("Noord"), default=True)
    in_middle = models.BooleanField(_("Midden"), default=True)
    in_south = models.BooleanField(_("Zuid"), default=True)

    objects = HolidayQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("kind")]),
        FieldRowPanel([FieldPanel("first_on"), FieldPanel("last_on")]),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("in_north"), FieldPanel("in_middle"), FieldPanel("in_south")])],
            heading=_("In welke schoolregio's?"),
        ),
    ]

    class Meta:
        verbose_name = _("feestdag of vakantie")
        verbose_name_plural = _("feestdagen en vakanties")
        ordering = ["first_on", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="holiday_ends_on_or_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def school_regions(self) -> frozenset[str]:
        """The school regions that have this holiday."""
        has = (self.in_north, self.in_middle, self.in_south)
        return frozenset(region for region, is_in in zip(SchoolRegion.values, has, strict=True) if is_in)

    @property
    def where(self) -> str:
        """The school regions in words."""
        regions = [str(region.label) for region in SchoolRegion if region in self.school_regions]
        return gettext("heel Nederland") if len(regions) == len(SchoolRegion) else ", ".join(regions)

    def clean(self) -> None:
        """Refuse a holiday that ends before it begins, and one that is nowhere."""
        super().clean()
        if self.first_on and self.last_on and self.last_on < self.first_on:
            raise ValidationError({"last_on": _("De laatste dag ligt voor de eerste.")})
        if not self.school_regions:
            raise ValidationError({"in_north": _("Kies minstens één regio; alle drie is heel Nederland.")})
