"""The PDFs of the library, as the worker last made them."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop_platform.core.visibility import visible_pages


class PaperQuerySet(models.QuerySet[Any]):
    """PDFs; chainable."""

    def there(self) -> "PaperQuerySet":
        """Those that have been made."""
        return self.exclude(file="")


class Paper(models.Model):
    """One PDF: of a handbook, of a chapter, or of one card in a chapter.

    The row is there as soon as somebody wants the file; *wanted_at* is when the worker may
    (next) try, and empty when the file is as the page is.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="papers")
    # The first letters of the key of the block; empty for the whole page.
    card = models.CharField(max_length=8, blank=True)
    wanted_at = models.DateTimeField(null=True, blank=True, db_index=True)
    file = models.FileField(upload_to="papers", blank=True)
    size = models.PositiveIntegerField(default=0)
    # Who may not see all of these does not get the file.
    shows = models.JSONField(default=list)
    # Changes with every letter of the page.
    digest = models.CharField(max_length=64, blank=True)
    edition = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("pdf")
        verbose_name_plural = _("pdf's")
        constraints = [models.UniqueConstraint(fields=["page", "card"], name="one_paper_of_each")]

    def __str__(self) -> str:
        return f"paper of {self.page_id} {self.card}".strip()

    def is_shown_to(self, user: Any) -> bool:
        """Whether *user* may see everything that is in the file."""
        return bool(visible_pages(user).filter(pk__in=self.shows).count() == len(self.shows))
