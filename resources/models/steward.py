"""Who keeps a text true, on behalf of the organisation that owns it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from resources.models.resource import ResourcePage


class Steward(models.Model):
    """The person behind the owner of one text; only the CMS names them."""

    page = models.OneToOneField(ResourcePage, on_delete=models.CASCADE, related_name="steward")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("wie kijkt de tekst na"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    since = models.DateTimeField(_("sinds"))

    class Meta:
        verbose_name = _("beheerder van een tekst")
        verbose_name_plural = _("beheerders van teksten")

    def __str__(self) -> str:
        return f"{self.page_id} {self.person_id}"
