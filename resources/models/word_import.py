"""A Word file that waits to become chapters: what was read of it, until somebody makes them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from resources.models.handbook import HandbookPage


class WordImport(models.Model):
    """The plan of one file for one handbook; gone once the chapters are made, or after two weeks."""

    handbook = models.ForeignKey(HandbookPage, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("bestand"), max_length=150)
    # A ``Plan`` of resources.domain.word.
    plan = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("Word-bestand voor een handboek")
        verbose_name_plural = _("Word-bestanden voor een handboek")

    def __str__(self) -> str:
        return self.name


class WordPicture(models.Model):
    """A picture of the file, redrawn: only what passed the door of images is here."""

    word_import = models.ForeignKey(WordImport, on_delete=models.CASCADE, related_name="pictures")
    number = models.PositiveSmallIntegerField()
    extension = models.CharField(max_length=4)
    body = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["word_import", "number"], name="word_picture_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}.{self.extension}"
