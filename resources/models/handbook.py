"""Handbooks, guidelines and step plans, and their chapters."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager, PageQuerySet

from cop_platform.core.models import BasePage
from cop_platform.core.proofreading import ProofreadPage
from cop_platform.core.proofreading.panel import ProofreadPanel
from cop_platform.core.visibility import visible_pages
from resources.blocks import ChapterBodyBlock
from resources.models.english import ENGLISH_SLUG
from resources.models.resource import ResourceManager, ResourcePage

# What stands under a handbook without being a page.
RESERVED_SLUGS = frozenset({"uitgaven", "consultatie", "op-een-pagina", ENGLISH_SLUG})


class HandbookPage(ResourcePage):
    """A text in chapters; the chapters are its children, in their order in the tree."""

    objects = ResourceManager()

    parent_page_types = ["resources.LibraryIndexPage"]
    subpage_types = ["resources.ChapterPage", "resources.EnglishPage"]
    template = "resources/handbook.html"

    class Meta:
        verbose_name = _("handboek")
        verbose_name_plural = _("handboeken")


class ChapterQuerySet(PageQuerySet):
    """Chapters by who asks."""

    def visible_to(self, user: Any) -> Self:
        """Live chapters that *user* may find."""
        return self.filter(pk__in=visible_pages(user).values("pk"))


ChapterManager = PageManager.from_queryset(ChapterQuerySet)


class ChapterPage(ProofreadPage, BasePage):
    """One chapter, with an address of its own."""

    body = StreamField(ChapterBodyBlock(), verbose_name=_("tekst"), blank=True)
    sources = models.TextField(_("bronnen"), blank=True, help_text=_("Eén bron per regel."))
    reading_minutes = models.PositiveSmallIntegerField(_("leestijd in minuten"), null=True, blank=True)
    # Written when the chapter is published, so that links to a paragraph keep arriving.
    anchors = models.JSONField(default=list, blank=True, editable=False)

    search_body_fields = ("body", "sources")
    is_kept = True

    objects = ChapterManager()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("sources"),
        FieldPanel("reading_minutes"),
        ProofreadPanel(),
    ]
    parent_page_types = ["resources.HandbookPage"]
    subpage_types = ["resources.EnglishPage"]
    template = "resources/chapter.html"

    class Meta:
        verbose_name = _("hoofdstuk")
        verbose_name_plural = _("hoofdstukken")

    def clean(self) -> None:
        """Refuse an address that something else of the handbook has: its editions, its text on one page."""
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("Dit adres is al in gebruik. Kies een ander adres.")})

    @property
    def source_lines(self) -> list[str]:
        """The sources, one each."""
        return [line.strip() for line in self.sources.splitlines() if line.strip()]
