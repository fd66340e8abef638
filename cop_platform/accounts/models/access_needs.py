"""What somebody needs to take part, kept because they asked for that."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AccessNeeds(models.Model):
    """Fills in the question of each registration; not with the person, whom many screens read.

    It may tell of health (AVG art. 9): only its owner reads it here, and an empty one is deleted.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="access_needs"
    )
    text = models.TextField(_("wat u nodig heeft om mee te doen"))

    class Meta:
        verbose_name = _("wat iemand nodig heeft om mee te doen")
        verbose_name_plural = _("wat mensen nodig hebben om mee te doen")

    def __str__(self) -> str:
        return f"access needs {self.pk}"
