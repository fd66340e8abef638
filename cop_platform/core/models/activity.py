"""What happened, by whom, to what: ids and codes, never content."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Activity(models.Model):
    """One act; rows are added and never changed."""

    happened_at = models.DateTimeField(_("moment"), auto_now_add=True, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # The link goes with the account; that it was a person stays.
    by_person = models.BooleanField(default=False)
    verb = models.CharField(_("handeling"), max_length=50)
    target_type = models.CharField(max_length=100)
    target_id = models.CharField(max_length=50)
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("handeling")
        verbose_name_plural = _("handelingen")
        ordering = ["-happened_at"]
        indexes = [models.Index(fields=["target_type", "target_id"])]

    def __str__(self) -> str:
        return f"{self.verb} {self.target_type} {self.target_id}"
