"""The words of the field, and which of them are out of use."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from resources.models.slugged import Slugged
from resources.term_panel import OccurrencesPanel


class GlossaryTerm(index.Indexed, ClusterableModel, Slugged):
    """One term with its meaning."""

    class Status(models.TextChoices):
        """Whether to use the term in new texts."""

        IN_USE = "in-gebruik", _("In gebruik")
        UNDER_REVIEW = "wordt-herzien", _("Wordt herzien")
        HISTORIC = "historisch", _("Historisch")
        OUTDATED = "verouderd", _("Verouderd: niet meer gebruiken")

    term = models.CharField(_("begrip"), max_length=150)
    definition = models.TextField(_("uitleg"), help_text=_("Twee of drie korte zinnen."))
    note = models.TextField(_("opmerking"), blank=True)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.IN_USE)
    see_also = ParentalManyToManyField(
        "self", verbose_name=_("zie ook"), blank=True, symmetrical=False, related_name="+"
    )

    panels = [
        FieldRowPanel([FieldPanel("term"), FieldPanel("status")]),
        FieldPanel("definition"),
        FieldPanel("note"),
        FieldPanel("see_also"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("slug")]),
        OccurrencesPanel(),
    ]
    search_fields = [
        index.SearchField("term"),
        index.AutocompleteField("term"),
        index.SearchField("definition"),
    ]

    class Meta:
        verbose_name = _("begrip")
        verbose_name_plural = _("begrippen")
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term
