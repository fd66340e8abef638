"""Figures: one record each, so that a correction reaches every page."""

from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from resources.models.slugged import Slugged


class Figure(index.Indexed, Slugged):
    """A number that is never shown without its source and reference date."""

    class Status(models.TextChoices):
        """How far the number can be relied on."""

        CURRENT = "actueel", _("Actueel")
        HISTORIC = "historisch", _("Cijfer uit het verleden")
        CHECK = "controleren", _("Dit cijfer controleren wij nog")

    label = models.CharField(_("wat is geteld"), max_length=200)
    amount = models.DecimalField(_("waarde"), max_digits=14, decimal_places=2)
    unit = models.CharField(_("eenheid"), max_length=50, help_text=_("Bijvoorbeeld % of personen."))
    reference = models.CharField(
        _("peilmoment"), max_length=150, help_text=_("Wanneer gold dit? Bijvoorbeeld “31-12-2022”.")
    )
    original_source = models.CharField(_("wie telde"), max_length=150, help_text=_("Bijvoorbeeld CBS."))
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.CURRENT)
    note = models.TextField(_("opmerking"), blank=True)
    conflicts_with = models.ForeignKey(
        "self",
        verbose_name=_("botst met"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Lezers zien beide cijfers, met de vindplaats."),
    )
    position = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    panels = [
        FieldPanel("label"),
        FieldRowPanel([FieldPanel("amount"), FieldPanel("unit"), FieldPanel("reference")]),
        FieldRowPanel([FieldPanel("original_source"), FieldPanel("source")]),
        FieldRowPanel([FieldPanel("status"), FieldPanel("conflicts_with")]),
        FieldPanel("note"),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("position")]),
    ]
    search_fields = [index.SearchField("label"), index.AutocompleteField("label")]

    class Meta:
        verbose_name = _("cijfer")
        verbose_name_plural = _("cijfers")
        ordering = ["position", "label"]

    def __str__(self) -> str:
        return f"{self.label}: {self.value} {self.unit}"

    @property
    def value(self) -> str:
        """The number as one writes it: without decimals that say nothing."""
        places = max(0, -int(self.amount.normalize().as_tuple().exponent))
        return number_format(self.amount, decimal_pos=places, force_grouping=True)
