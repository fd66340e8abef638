"""A word of a list: it can be renamed, expire or be succeeded, and old links keep working."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


class FormerSlug(models.Model):
    """An address a term once had; links and feeds that use it still arrive."""

    kind = models.CharField(max_length=50)
    slug = models.SlugField(max_length=80)
    term_id = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="former_slug_is_unique")]

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}"


class TermQuerySet(models.QuerySet[Any]):
    """Terms, by their present or former address."""

    def valid_on(self, day: date) -> Self:
        """Terms in force on *day* (both bounds inclusive; an open bound has no limit)."""
        started = Q(valid_from=None) | Q(valid_from__lte=day)
        running = Q(valid_until=None) | Q(valid_until__gte=day)
        return self.filter(started & running)

    def with_slug(self, slug: str) -> Any | None:
        """The term whose slug is or was *slug*; the present owner wins."""
        found = self.filter(slug=slug).first()
        if found is not None:
            return found
        former = FormerSlug.objects.filter(kind=self.model._meta.model_name, slug=slug).first()
        return self.filter(pk=former.term_id).first() if former else None


class Term(models.Model):
    """One entry of a list, with a Dutch and an English label."""

    slug = models.SlugField(
        _("adres"),
        max_length=80,
        unique=True,
        help_text=_("Deel van het webadres, bijvoorbeeld statushouders. Oude adressen blijven werken."),
    )
    label_nl = models.CharField(_("naam"), max_length=150)
    label_en = models.CharField(_("naam in het Engels"), max_length=150, blank=True)
    description = models.TextField(
        _("uitleg"), blank=True, help_text=_("Een of twee zinnen voor lezers die het woord niet kennen.")
    )
    position = models.PositiveSmallIntegerField(
        _("volgorde"), default=0, help_text=_("Lage nummers staan bovenaan.")
    )
    valid_from = models.DateField(_("geldig vanaf"), null=True, blank=True)
    valid_until = models.DateField(
        _("geldig tot en met"), null=True, blank=True, help_text=_("Leeg: nog steeds geldig.")
    )
    successor = models.ForeignKey(
        "self",
        verbose_name=_("opvolger"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Wat hiervoor in de plaats kwam. Lezers van een oude link komen daar uit."),
    )

    objects = TermQuerySet.as_manager()

    naming_panels = [
        FieldRowPanel([FieldPanel("label_nl"), FieldPanel("label_en")]),
        FieldPanel("slug"),
        FieldPanel("description"),
        FieldPanel("position"),
    ]
    validity_panel = MultiFieldPanel(
        [FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]), FieldPanel("successor")],
        heading=_("Geldigheid"),
    )
    panels = [*naming_panels, validity_panel]

    class Meta:
        abstract = True
        ordering = ["position", "label_nl"]

    def __str__(self) -> str:
        return self.label

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the term and remember the slug it had, so that old addresses arrive."""
        before = type(self).objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        super().save(*args, **kwargs)
        if before and before != self.slug:
            FormerSlug.objects.update_or_create(
                kind=self._meta.model_name, slug=before, defaults={"term_id": self.pk}
            )

    @property
    def label(self) -> str:
        """The name in the language of the visitor; Dutch where no English one is given."""
        if (get_language() or "nl").startswith("en") and self.label_en:
            return self.label_en
        return self.label_nl
