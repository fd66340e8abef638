"""Certificates of attendance: what somebody may show to others."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.event import Event
from events.models.seating import Registration


class CertificateManager(models.Manager[Any]):
    """Certificates without their files, which only a download reads."""

    def get_queryset(self) -> models.QuerySet[Any]:
        """All certificates."""
        return super().get_queryset().defer("pdf")


class Certificate(models.Model):
    """That somebody was there, in the words of the day it was made; a correction is a new row.

    It outlives the registration: what stands on it is kept here.
    """

    code = models.CharField(max_length=16, unique=True)
    registration = models.ForeignKey(
        Registration, null=True, on_delete=models.SET_NULL, related_name="certificates"
    )
    # Of a whole series that people register for by date: the meeting, and the dates they were at.
    event = models.ForeignKey(
        Event, null=True, blank=True, on_delete=models.SET_NULL, related_name="certificates"
    )
    parts = models.ManyToManyField(Registration, blank=True, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="certificates"
    )
    # Of who has no account.
    email = models.EmailField(_("e-mailadres"), blank=True)
    name = models.CharField(_("naam"), max_length=150)
    shows_name = models.BooleanField(_("wie de code controleert, ziet mijn hele naam"), default=False)
    title = models.CharField(_("bijeenkomst"), max_length=255)
    organiser = models.CharField(_("organisator"), max_length=255, blank=True)
    # In the form of ISO 8601, in order.
    dates = models.JSONField(_("data"), default=list)
    # Together, as planned; 0 for a meeting without hours.
    minutes = models.PositiveIntegerField(_("minuten"), default=0)
    language = models.CharField(max_length=5, default="nl")
    made_at = models.DateTimeField(_("gemaakt op"))
    replaced_at = models.DateTimeField(_("vervangen op"), null=True, blank=True)
    # When the worker may (next) try; empty when the file is there.
    wanted_at = models.DateTimeField(null=True, blank=True, db_index=True)
    pdf = models.BinaryField(null=True, editable=False)

    objects = CertificateManager()

    class Meta:
        verbose_name = _("bewijs van deelname")
        verbose_name_plural = _("bewijzen van deelname")
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration"], condition=Q(replaced_at=None), name="one_current_certificate"
            ),
            models.UniqueConstraint(
                fields=["event", "person"], condition=Q(replaced_at=None), name="one_certificate_of_a_series"
            ),
            models.UniqueConstraint(
                fields=["event", "email"],
                condition=Q(replaced_at=None) & ~Q(email=""),
                name="one_certificate_of_a_series_by_address",
            ),
        ]

    def __str__(self) -> str:
        return f"certificate {self.pk}"
