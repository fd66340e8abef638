"""Who came in, and who may let people in."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.event import Event
from events.models.seating import Registration


class Attendance(models.Model):
    """That somebody came in on one day of what they registered for.

    What is taken back stays, without counting: a telephone that sends its list again
    must not let anybody in twice.
    """

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="attendances")
    on_date = models.DateField()
    # Made by the telephone that noted it.
    key = models.UUIDField(unique=True)
    came_at = models.DateTimeField()
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)
    # How the registration stood, to go back to.
    former_state = models.CharField(max_length=12, choices=Registration.State)
    former_position = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("aanwezigheid")
        verbose_name_plural = _("aanwezigheid")
        ordering = ["came_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "on_date"],
                condition=Q(taken_back_at=None),
                name="in_once_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"attendance {self.pk}"


class DoorkeeperQuerySet(models.QuerySet[Any]):
    """Doorkeepers; chainable."""

    def current(self, now: datetime) -> Self:
        """Those whose time is not over at *now*."""
        return self.filter(expires_at__gt=now)


class Doorkeeper(models.Model):
    """Somebody who may check people in at one meeting, and nothing else.

    Known by address, so that the organiser need not know, and does not learn, who has
    an account.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="doorkeepers")
    email = models.EmailField(_("e-mailadres"))
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    given_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    objects = DoorkeeperQuerySet.as_manager()

    class Meta:
        verbose_name = _("helper bij de deur")
        verbose_name_plural = _("helpers bij de deur")
        ordering = ["email"]
        constraints = [models.UniqueConstraint(fields=["event", "email"], name="one_doorkeeper_per_address")]

    def __str__(self) -> str:
        return f"doorkeeper {self.pk}"
