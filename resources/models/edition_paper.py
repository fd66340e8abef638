"""The PDF of an edition: made once, and then never again."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from resources.models.edition import Edition, EditionChapter


class EditionPaper(models.Model):
    """One PDF of one edition, of what its *html* said when the edition was recorded.

    *wanted_at* is when the worker may (next) try, and empty when the file is there.  The
    HTML is needed until then, and no longer.
    """

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="paper")
    html = models.TextField(blank=True)
    # Keys of the pages of its chapters: who may not see all of these does not get the file.
    chapters = models.JSONField(default=list)
    wanted_at = models.DateTimeField(null=True, blank=True, db_index=True)
    file = models.FileField(upload_to="editions", blank=True)
    size = models.PositiveIntegerField(default=0)
    # SHA-256 of the file, for who wants to know whether theirs is the same.
    checksum = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("pdf van een uitgave")
        verbose_name_plural = _("pdf's van uitgaven")

    def __str__(self) -> str:
        return f"paper of edition {self.edition_id}"

    def is_shown_to(self, user: Any) -> bool:
        """Whether *user* may see the edition and every chapter that is in the file."""
        chapters = EditionChapter.objects.visible_to(user).filter(page_key__in=self.chapters)
        seen = chapters.filter(edition=self.edition_id).count() == len(self.chapters)
        return seen and Edition.objects.visible_to(user).filter(pk=self.edition_id).exists()
