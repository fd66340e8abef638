"""A mail that waits, or that went out: written in the transaction that causes it."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class OutboxQuerySet(models.QuerySet["OutboxMail"]):
    """Mails by state."""

    def due(self, now: datetime) -> Self:
        """Waiting mails that no worker has, with a next attempt until *now*: fan-outs last, oldest first."""
        free = Q(claimed_until=None) | Q(claimed_until__lte=now)
        return self.late(now).filter(free).order_by("is_bulk", "next_attempt_at", "pk")

    def late(self, moment: datetime) -> Self:
        """Waiting mails whose next attempt was at or before *moment*, also those a worker has in hand."""
        return self.filter(state=OutboxMail.State.WAITING, next_attempt_at__lte=moment)


class OutboxMail(models.Model):
    """One mail to one address; the key makes a repeated request a no-op."""

    class State(models.TextChoices):
        """A mail waits until it is sent, refused for good by the other side, or tried often enough."""

        WAITING = "waiting", _("wacht")
        SENT = "sent", _("verstuurd")
        BOUNCED = "bounced", _("geweigerd")
        FAILED = "failed", _("mislukt")

    dedupe_key = models.CharField(max_length=150, unique=True)
    kind = models.CharField(_("soort"), max_length=60)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    to_address = models.EmailField(_("aan"))
    subject = models.CharField(_("onderwerp"), max_length=200)
    body_text = models.TextField(_("tekst"))
    body_html = models.TextField(_("opgemaakte tekst"), blank=True)
    calendar = models.TextField(_("uitnodiging"), blank=True)
    calendar_method = models.CharField(max_length=10, blank=True)
    attachments = models.JSONField(_("bijlagen"), default=list, blank=True)
    unsubscribe_url = models.CharField(_("adres om af te melden"), max_length=500, blank=True)
    state = models.CharField(_("stand"), max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("pogingen"), default=0)
    last_error = models.CharField(_("laatste fout"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True)
    next_attempt_at = models.DateTimeField(_("volgende poging"), auto_now_add=False)
    not_after = models.DateTimeField(_("heeft zin tot"), null=True, blank=True)
    is_bulk = models.BooleanField(_("van een rondzending"), default=False)
    claim = models.CharField(max_length=32, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("verstuurd op"), null=True, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        indexes = [
            models.Index(fields=["state", "is_bulk", "next_attempt_at"]),
            # Asked for whoever looks at their own page; costs nothing for a mail that goes well.
            models.Index(fields=["to_address"], condition=Q(state="bounced"), name="mails_that_bounced"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
