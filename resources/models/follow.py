"""Who follows which handbook or chapter."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from resources.models.readable import readable_title


class FollowQuerySet(models.QuerySet["Follow"]):
    """Follows by person."""

    def of(self, person: object) -> Self:
        """What *person* follows, the last begun first."""
        return self.filter(person=person).order_by("-created_at", "-pk")


class Follow(models.Model):
    """A person wants to hear when this text changes."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    # A handbook or a chapter.
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(_("volgt sinds"))

    objects = FollowQuerySet.as_manager()

    class Meta:
        verbose_name = _("gevolgde tekst")
        verbose_name_plural = _("gevolgde teksten")
        constraints = [
            models.UniqueConstraint(fields=["person", "page"], name="one_follow_of_a_person_and_text")
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.person_id}"

    @property
    def told(self) -> str:
        """The title of the page, if the person may find it now."""
        return readable_title(self.page_id, self.person)
