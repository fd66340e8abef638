"""A long list of participants that the worker writes for one organiser."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.seating import Seating


class PeopleFileManager(models.Manager[Any]):
    """Files without their bytes, which only a download reads."""

    def get_queryset(self) -> models.QuerySet[Any]:
        """All files."""
        return super().get_queryset().defer("body")


class PeopleFile(models.Model):
    """What somebody asked for, how far the worker is, and then the file; gone a day after the asking."""

    class Form(models.TextChoices):
        """How it is written."""

        CSV = "csv", "CSV"
        XLSX = "xlsx", "Excel"

    seating = models.ForeignKey(Seating, on_delete=models.CASCADE, related_name="people_files")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=4, choices=Form)
    language = models.CharField(max_length=5, default="nl")
    asked_at = models.DateTimeField(_("gevraagd op"), db_index=True)
    # When the worker may (next) try; empty when the file is there.
    wanted_at = models.DateTimeField(null=True, blank=True, db_index=True)
    people = models.PositiveIntegerField(_("mensen"), default=0)
    written = models.PositiveIntegerField(_("al geschreven"), default=0)
    body = models.BinaryField(null=True, editable=False)

    objects = PeopleFileManager()

    class Meta:
        verbose_name = _("bestand met deelnemers")
        verbose_name_plural = _("bestanden met deelnemers")
        constraints = [
            models.UniqueConstraint(fields=["seating", "asked_by", "form"], name="one_people_file_each")
        ]

    def __str__(self) -> str:
        return f"{self.form} of {self.seating_id}"
