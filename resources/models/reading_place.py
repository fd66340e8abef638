"""Where people were in a handbook, and who does not want that remembered."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from resources.models.handbook import ChapterPage, HandbookPage
from resources.models.readable import readable_title


class ReadingPlaceQuerySet(models.QuerySet["ReadingPlace"]):
    """Places by person."""

    def of(self, person: object) -> Self:
        """Where *person* was, the handbook read last first."""
        return self.filter(person=person).order_by("-read_at", "-pk")


class ReadingPlace(models.Model):
    """The last chapter that a person opened in a handbook: one row, and no history.

    *edition* is the newest edition at that moment, *former_edition* the newest one at
    the visit before; 0 when there was none.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    handbook = models.ForeignKey(HandbookPage, on_delete=models.CASCADE, related_name="reading_places")
    chapter = models.ForeignKey(ChapterPage, on_delete=models.CASCADE, related_name="+")
    edition = models.PositiveSmallIntegerField(_("uitgave"))
    former_edition = models.PositiveSmallIntegerField(_("uitgave bij het bezoek daarvoor"))
    read_at = models.DateTimeField(_("gelezen op"))

    objects = ReadingPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("plek in een handboek")
        verbose_name_plural = _("plekken in handboeken")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "handbook"], name="one_reading_place_of_a_person_and_handbook"
            )
        ]

    def __str__(self) -> str:
        return f"{self.handbook_id} {self.person_id}"

    @property
    def told(self) -> str:
        """The title of the chapter, if the person may find it now."""
        return readable_title(self.chapter_id, self.person)


class ReadingRefusal(models.Model):
    """A person does not want us to remember where they were."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(_("sinds"))

    class Meta:
        verbose_name = _("wie niet wil dat wij onthouden waar hij was")
        verbose_name_plural = _("wie niet willen dat wij onthouden waar zij waren")

    def __str__(self) -> str:
        return str(self.person_id)
