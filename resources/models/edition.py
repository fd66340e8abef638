"""Editions: the text of a handbook as it was on one day, for good."""

from typing import Any, Never, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cop_platform.core.visibility import admitted_pages
from resources.models.handbook import HandbookPage

# The digits of SHA-256.
CHECKSUM_LENGTH = 64


class FrozenRow(TypeError):
    """Somebody tried to change what was frozen: a mistake in our code."""


class FrozenQuerySet(models.QuerySet[Any]):
    """Rows that are written once."""

    def update(self, **fields: Any) -> Never:
        """Refuse: an edition never changes."""
        raise FrozenRow(f"{self.model.__name__} is written once")


class EditionQuerySet(FrozenQuerySet):
    """Editions by who asks."""

    def visible_to(self, user: Any) -> Self:
        """Editions of the handbooks that *user* may find."""
        return self.filter(handbook__in=HandbookPage.objects.visible_to(user))


class EditionChapterQuerySet(FrozenQuerySet):
    """Frozen chapters by who asks."""

    def visible_to(self, user: Any) -> Self:
        """Chapters of visible editions, as far as their page lets *user* in.

        Of a chapter that was taken offline or removed the frozen text stays: only what
        the CMS or an app closes to *user* is closed here too.
        """
        editions = Edition.objects.visible_to(user)
        admitted = Q(page_key__in=admitted_pages(user).values("pk"))
        gone = ~Q(page_key__in=Page.objects.values("pk")) & Q(was_open=True)
        return self.filter(admitted | gone, edition__in=editions)


class EditionPictureQuerySet(FrozenQuerySet):
    """Kept pictures by who asks."""

    def visible_to(self, user: Any) -> Self:
        """Pictures in what *user* may read of editions."""
        chapters = EditionChapter.objects.visible_to(user)
        return self.filter(
            Q(chapter__in=chapters) | Q(chapter=None, edition__in=Edition.objects.visible_to(user))
        )


class Frozen(models.Model):
    """A row that is written once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new row; FrozenRow for one that exists."""
        if not self._state.adding:
            raise FrozenRow(f"{type(self).__name__} {self.pk} is written once")
        super().save(*args, **kwargs)


class Edition(Frozen):
    """One edition of a handbook; made by ``domain.editions.record_edition``, and by nothing else."""

    handbook = models.ForeignKey(
        HandbookPage, verbose_name=_("handboek"), on_delete=models.PROTECT, related_name="editions"
    )
    number = models.PositiveSmallIntegerField(_("nummer"))
    recorded_at = models.DateTimeField(_("vastgelegd op"))
    changes = models.TextField(_("wat is er gewijzigd"), blank=True)
    title = models.CharField(_("titel"), max_length=255)
    owner_name = models.CharField(_("eigenaar"), max_length=255, blank=True)
    cite_as = models.TextField(_("zo verwijst u"))
    html = models.TextField(_("tekst"))
    checksum = models.CharField(_("controlegetal"), max_length=CHECKSUM_LENGTH)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("uitgave")
        verbose_name_plural = _("uitgaven")
        ordering = ["handbook", "-number"]
        constraints = [models.UniqueConstraint(fields=["handbook", "number"], name="one_edition_of_a_number")]

    def __str__(self) -> str:
        return f"{self.title}, {_('uitgave')} {self.number}"

    @property
    def former(self) -> int:
        """The number of the edition before; 0 for the first."""
        return self.number - 1


class EditionChapter(Frozen):
    """A chapter in an edition; *html* is the whole article, from its title to its sources."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="chapters")
    number = models.PositiveSmallIntegerField(_("nummer"))
    # A number and no key: the row stays the same when the page goes.
    page_key = models.PositiveIntegerField(_("pagina"))
    slug = models.SlugField(_("adres"), max_length=255, allow_unicode=True)
    title = models.CharField(_("titel"), max_length=255)
    intro = models.TextField(_("inleiding"), blank=True)
    html = models.TextField(_("tekst"))
    was_open = models.BooleanField(_("was voor iedereen"))

    objects = EditionChapterQuerySet.as_manager()

    class Meta:
        verbose_name = _("hoofdstuk van een uitgave")
        verbose_name_plural = _("hoofdstukken van uitgaven")
        ordering = ["edition", "number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="one_chapter_of_a_number"),
            models.UniqueConstraint(fields=["edition", "slug"], name="one_chapter_of_an_address"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class EditionPicture(Frozen):
    """A picture in an edition: in a chapter, or on the handbook's own page."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="pictures")
    chapter = models.ForeignKey(EditionChapter, null=True, on_delete=models.CASCADE, related_name="pictures")
    # SHA-256 of the file, with its extension.
    name = models.CharField(_("naam"), max_length=CHECKSUM_LENGTH + 10, db_index=True)
    file = models.FileField(_("bestand"), upload_to="editions")

    objects = EditionPictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("afbeelding van een uitgave")
        verbose_name_plural = _("afbeeldingen van uitgaven")

    def __str__(self) -> str:
        return self.name
