"""Which status a text had, and since when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cop_platform.taxonomy.models import ContentStatus
from resources.models.resource import ResourcePage


class StatusChange(models.Model):
    """From this moment on the published text had this status; written when it is published.

    Readers see the organisation that owned the text then, only the CMS names the person.
    """

    page = models.ForeignKey(ResourcePage, on_delete=models.CASCADE, related_name="status_changes")
    status = models.ForeignKey(
        ContentStatus, verbose_name=_("status"), on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField(_("sinds"))
    owner_name = models.CharField(_("eigenaar"), max_length=255, blank=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("gekozen door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("wijziging van status")
        verbose_name_plural = _("wijzigingen van status")
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page_id} {self.status_id}"
