"""Which privacy statement somebody has read."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PrivacyPolicy(models.Model):
    """A version of the privacy statement; its text is the page ``/privacy/`` of that day."""

    valid_from = models.DateField(_("geldt vanaf"), unique=True)
    summary = models.TextField(
        _("wat is er veranderd"),
        blank=True,
        help_text=_("In gewone woorden. Wie al een account heeft, ziet dit en bevestigt het."),
    )

    class Meta:
        verbose_name = _("versie van de privacyverklaring")
        verbose_name_plural = _("versies van de privacyverklaring")
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return f"{self.valid_from:%d-%m-%Y}"


class Consent(models.Model):
    """Somebody said that they read a version; never changed, gone with the account."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consents")
    policy = models.ForeignKey(PrivacyPolicy, on_delete=models.PROTECT, related_name="consents")
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "policy"], name="one_consent_each")]

    def __str__(self) -> str:
        return f"{self.policy} {self.given_at:%d-%m-%Y}"
