"""The labour-market regions; names change and regions merge, codes and links stay."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cop_platform.taxonomy.models.term import Term


def validate_aliases(value: object) -> None:
    """Refuse anything but a list of short texts."""
    if not isinstance(value, list) or not all(isinstance(name, str) and len(name) < 100 for name in value):
        raise ValidationError(_("Geef een lijst van namen."))


class SchoolRegion(models.TextChoices):
    """The three parts of the country that have their school holidays at different times."""

    NORTH = "noord", _("Noord")
    MIDDLE = "midden", _("Midden")
    SOUTH = "zuid", _("Zuid")


class LabourMarketRegion(Term):
    """A region in which municipalities, UWV and partners work together."""

    code = models.CharField(
        _("code"), max_length=10, unique=True, help_text=_("Code van het CBS, bijvoorbeeld AM22.")
    )
    abbreviation = models.CharField(_("afkorting op de kaart"), max_length=4, blank=True)
    central_municipality = models.CharField(_("centrumgemeente"), max_length=100, blank=True)
    aliases = models.JSONField(_("andere namen"), default=list, blank=True, validators=[validate_aliases])
    school_region = models.CharField(
        _("schoolregio"),
        max_length=10,
        choices=SchoolRegion,
        blank=True,
        help_text=_("Voor de schoolvakanties. Leeg: de regio ligt in meer dan één schoolregio."),
    )
    has_connector = models.BooleanField(_("heeft een regionale verbinder"), default=False)

    panels = [
        *Term.panels,
        FieldRowPanel([FieldPanel("code"), FieldPanel("abbreviation"), FieldPanel("central_municipality")]),
        FieldPanel("aliases"),
        FieldPanel("school_region"),
        FieldPanel("has_connector"),
    ]

    class Meta(Term.Meta):
        verbose_name = _("arbeidsmarktregio")
        verbose_name_plural = _("arbeidsmarktregio's")
        ordering = ["label_nl"]
