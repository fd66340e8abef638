"""What people keep to find again."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from resources.models.readable import readable_title


class BookmarkQuerySet(models.QuerySet["Bookmark"]):
    """Bookmarks by person."""

    def of(self, person: object) -> Self:
        """What *person* kept, the last kept first."""
        return self.filter(person=person).order_by("-created_at", "-pk")


class Bookmark(models.Model):
    """A person wants to find this text again, or one section of it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    # Empty when the page was removed: the person hears that something they kept is gone.
    page = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    anchor = models.CharField(_("paragraaf"), max_length=100, blank=True)
    created_at = models.DateTimeField(_("bewaard op"))

    objects = BookmarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("bewaarde tekst")
        verbose_name_plural = _("bewaarde teksten")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "page", "anchor"], name="one_bookmark_of_a_person_and_place"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.person_id}"

    @property
    def told(self) -> str:
        """The title of the page, if the person may find it now."""
        return readable_title(self.page_id, self.person)
