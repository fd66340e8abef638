"""Subsidies and funds: only when they are open; the conditions stay with the owner."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField

from cop_platform.core.blocks.text import RICH_TEXT_FEATURES
from cop_platform.taxonomy.models import Audience
from resources.models.slugged import Slugged
from resources.values import Window


class Scheme(ClusterableModel, Slugged):
    """A scheme for which one can apply in certain periods."""

    name = models.CharField(_("naam"), max_length=200)
    abbreviation = models.CharField(_("afkorting"), max_length=30, blank=True)
    period = models.CharField(_("looptijd"), max_length=100, blank=True)
    running_until = models.CharField(
        _("loopt tot"), max_length=250, blank=True, help_text=_("Zoals de bron het zegt.")
    )
    text = RichTextField(
        _("uitleg"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("Neem geen voorwaarden over: die veranderen bij de uitvoerder."),
    )
    check_at = models.CharField(_("voorwaarden staan bij"), max_length=200, blank=True)
    audiences = ParentalManyToManyField(
        Audience, verbose_name=_("voor wie"), blank=True, related_name="schemes"
    )

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("abbreviation"), FieldPanel("slug")]),
        FieldRowPanel([FieldPanel("period"), FieldPanel("running_until")]),
        InlinePanel("windows", label=_("aanvraagtijdvak")),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("check_at"), FieldPanel("source")]),
        FieldPanel("audiences"),
    ]

    class Meta:
        verbose_name = _("regeling")
        verbose_name_plural = _("regelingen")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.abbreviation or self.name


class SchemeWindow(models.Model):
    """A period in which one can apply; both days count."""

    scheme = ParentalKey(Scheme, on_delete=models.CASCADE, related_name="windows")
    label = models.CharField(_("tijdvak"), max_length=100)
    opens_on = models.DateField(_("open vanaf"), null=True, blank=True)
    closes_on = models.DateField(_("open tot en met"), null=True, blank=True)
    is_certain = models.BooleanField(
        _("staat vast"), default=True, help_text=_("Uit: wij controleren deze data nog.")
    )
    source = models.CharField(_("vindplaats"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("aanvraagtijdvak")
        verbose_name_plural = _("aanvraagtijdvakken")
        ordering = ["opens_on", "label"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_on=None) | Q(closes_on=None) | Q(closes_on__gte=F("opens_on")),
                name="scheme_window_closes_after_it_opens",
            )
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def window(self) -> Window:
        """The period as a value."""
        return Window(self.label, self.opens_on, self.closes_on, self.is_certain)
