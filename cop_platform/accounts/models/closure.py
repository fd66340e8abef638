"""Somebody asked to be erased; until then they may change their mind."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Closure(models.Model):
    """An account that its owner closed: the row goes when they take it back, or with the account."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="closure")
    asked_at = models.DateTimeField(_("gevraagd op"), db_index=True)

    class Meta:
        verbose_name = _("gesloten account")
        verbose_name_plural = _("gesloten accounts")

    def __str__(self) -> str:
        return f"{self.asked_at:%d-%m-%Y}"
