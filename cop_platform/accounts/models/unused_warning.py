"""Somebody was told that their account closes, because nobody uses it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class UnusedWarning(models.Model):
    """The last time that a person was told; it counts no more once they use the account."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unused_warning"
    )
    warned_at = models.DateTimeField(_("gewaarschuwd op"))

    class Meta:
        verbose_name = _("waarschuwing over een ongebruikt account")
        verbose_name_plural = _("waarschuwingen over ongebruikte accounts")

    def __str__(self) -> str:
        return f"{self.warned_at:%d-%m-%Y}"
