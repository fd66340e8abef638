"""Organisations, and the periods in which they were partner of the programme."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from cop_platform.taxonomy.models import LabourMarketRegion


class OrganisationQuerySet(models.QuerySet[Any]):
    """Organisations by partnership."""

    def partners_on(self, day: date) -> Self:
        """Partners of the programme on *day*: memberships are ``[starts_on, ends_on)``."""
        running = Q(partner_memberships__ends_on=None) | Q(partner_memberships__ends_on__gt=day)
        return self.filter(running, partner_memberships__starts_on__lte=day).distinct()


class Organisation(ClusterableModel):
    """A municipality, ministry, employer or other organisation."""

    slug = models.SlugField(_("adres"), max_length=80, unique=True)
    name = models.CharField(_("naam"), max_length=200)
    abbreviation = models.CharField(_("afkorting"), max_length=30, blank=True)
    kind = models.CharField(
        _("soort"), max_length=50, blank=True, help_text=_("Bijvoorbeeld gemeente, ministerie, werkgever.")
    )
    role = models.TextField(
        _("rol in het programma"), blank=True, help_text=_("Een zin: wat doet deze organisatie voor VIA?")
    )
    note = models.CharField(_("opmerking"), max_length=200, blank=True)
    website = models.URLField(_("website"), blank=True)
    contact_email = models.EmailField(
        _("e-mailadres voor goedkeuring"),
        blank=True,
        help_text=_("Hierheen gaat de vraag om een tekst goed te keuren. Liefst een postvak, geen persoon."),
    )
    region = models.ForeignKey(
        LabourMarketRegion,
        verbose_name=_("arbeidsmarktregio"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="organisations",
    )
    is_reviewed = models.BooleanField(
        _("gecontroleerd"), default=True, help_text=_("Uit: door een bezoeker ingevuld, nog niet bekeken.")
    )

    objects = OrganisationQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("abbreviation")]),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("kind")]),
        FieldPanel("role"),
        FieldPanel("note"),
        FieldRowPanel([FieldPanel("website"), FieldPanel("region")]),
        FieldPanel("contact_email"),
        FieldPanel("is_reviewed"),
        InlinePanel("partner_memberships", label=_("partnerperiode")),
    ]

    class Meta:
        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def short_name(self) -> str:
        """The abbreviation people know, or else the full name."""
        return self.abbreviation or self.name


class PartnerMembership(models.Model):
    """A period in which an organisation was partner of the programme."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="partner_memberships")
    starts_on = models.DateField(_("partner vanaf"))
    ends_on = models.DateField(
        _("partner tot"), null=True, blank=True, help_text=_("De eerste dag zonder. Leeg: nog steeds.")
    )

    class Meta:
        verbose_name = _("partnerperiode")
        verbose_name_plural = _("partnerperioden")
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=models.F("starts_on")),
                name="partner_membership_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.starts_on} – {self.ends_on or ''}"


class PartnerAgenda(models.Model):
    """A published list of partners; who was on it follows from the periods."""

    title = models.CharField(_("titel"), max_length=150)
    reference_on = models.DateField(_("peildatum"), unique=True)

    panels = [FieldPanel("title"), FieldPanel("reference_on")]

    class Meta:
        verbose_name = _("partnerlijst")
        verbose_name_plural = _("partnerlijsten")
        ordering = ["-reference_on"]

    def __str__(self) -> str:
        return self.title

    def partners(self) -> OrganisationQuerySet:
        """The organisations that were partner on the reference date."""
        return Organisation.objects.partners_on(self.reference_on)
