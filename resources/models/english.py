"""English texts: each below the Dutch page that it translates, read at that page's English address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cop_platform.core.activity import record
from cop_platform.core.models import BasePage
from cop_platform.core.proofreading import ProofreadPage
from cop_platform.core.proofreading.page import ProofreadForm
from cop_platform.core.proofreading.panel import ProofreadPanel
from resources.blocks import ChapterBodyBlock
from resources.panels import DutchTextPanel

# Nobody reads it: the text has the address of the Dutch page, under /en/.
ENGLISH_SLUG = "engelse-tekst"


class EnglishForm(ProofreadForm):
    """The form of an English text: with it a translator says which Dutch text it follows."""

    is_up_to_date = forms.BooleanField(
        label=_("De Engelse tekst is bijgewerkt naar de huidige Nederlandse tekst"), required=False
    )
    # Which Dutch text the translator had on the screen, and which one the English text followed then.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    followed = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        current = self.instance.current
        self.initial["seen"] = current.checksum if current else ""
        self.initial["followed"] = self.instance.source_checksum

    @property
    def was_behind(self) -> bool:
        """Whether the text was behind when the form opened; autosave may have stored the tick since."""
        current = self.instance.current
        followed = self["followed"].value() or self.instance.source_checksum
        return current is not None and followed != current.checksum

    def clean(self) -> dict[str, Any]:
        """What was filled in; to publish it, the Dutch text must be as it was when the form opened."""
        cleaned = super().clean()
        if cleaned.get("is_up_to_date") and not self._saw_current() and not self.is_deferred_validation:
            message = _t(
                "De Nederlandse tekst is intussen weer gewijzigd. "
                "Bewaar een concept, lees wat er nu anders is, en vink dit daarna aan."
            )
            self.add_error("is_up_to_date", message)
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """The text, with the Dutch text that it follows from now on when the translator said so.

        Who takes the tick away again after it was stored, takes back what it said.
        """
        page, current, is_said = self.instance, self.instance.current, self.cleaned_data.get("is_up_to_date")
        if current and self._saw_current():
            if is_said and not page.is_current:
                page.follow(current)
                record(actor=self.for_user, verb="brought translation up to date", target=page)
            elif not is_said and page.is_current and self.was_behind:
                page.follow_again()
        return super().save(commit)

    def _saw_current(self) -> bool:
        current = self.instance.current
        return current is not None and self.cleaned_data.get("seen") == current.checksum


class EnglishPage(ProofreadPage, BasePage):
    """The English text of its parent; a page, so that drafts, workflow and rights are those of pages."""

    body = StreamField(ChapterBodyBlock(), verbose_name=_("tekst"), blank=True)
    # Written when the text is stored, as in a chapter.
    anchors = models.JSONField(default=list, blank=True, editable=False)
    # The Dutch text that this one follows.  A draft may follow another than the text that readers have.
    source_checksum = models.CharField(max_length=64, blank=True, editable=False)
    source_html = models.TextField(blank=True, editable=False)
    source_on = models.DateTimeField(null=True, blank=True, editable=False)

    base_form_class = EnglishForm
    proofread_language = "en"

    content_panels = [
        # The title of a page would fill in its address; this one has none.
        FieldPanel(
            "title", classname="title", help_text=_("De titel van de Nederlandse tekst, in het Engels.")
        ),
        FieldPanel("intro", help_text=_("De inleiding van de Nederlandse tekst, in het Engels.")),
        DutchTextPanel(),
        FieldPanel("body"),
        ProofreadPanel(),
    ]
    promote_panels: list[Any] = []
    parent_page_types = ["resources.HandbookPage", "resources.ChapterPage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("Engelse tekst")
        verbose_name_plural = _("Engelse teksten")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Check the fields; the slug is always the same, so nobody fills it in."""
        self.slug = ENGLISH_SLUG
        super().full_clean(*args, **kwargs)

    @property
    def current(self) -> DutchVersion | None:
        """The Dutch text as readers have it now; None before this page was stored."""
        return getattr(self, "dutch", None) if self.pk else None

    @property
    def is_current(self) -> bool:
        """Whether this text follows the Dutch text that readers have now."""
        return self.current is not None and self.current.checksum == self.source_checksum

    def follow(self, version: DutchVersion) -> None:
        """Let this text (as it is in memory) follow *version*."""
        self.source_checksum, self.source_html = version.checksum, version.html
        self.source_on = version.changed_at

    def follow_again(self) -> None:
        """Let this text (as it is in memory) follow what its row does: as readers have it, or as it began."""
        row = EnglishPage.objects.get(pk=self.pk)
        self.source_checksum, self.source_html = row.source_checksum, row.source_html
        self.source_on = row.source_on

    def get_url_parts(self, request: Any = None) -> Any:
        """The English address of the Dutch page."""
        with translation.override("en"):
            return self.get_parent().specific.get_url_parts(request)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The Dutch page at its English address, with this text as it is in memory."""
        dutch = self.get_parent().specific
        context = {**dutch.get_context(request), "english_draft": self}
        with translation.override("en"):
            return TemplateResponse(request, dutch.get_template(request), context).render()


class DutchVersion(models.Model):
    """The Dutch text as readers have it, beside its translation: one row, renewed when its words change."""

    english = models.OneToOneField(EnglishPage, on_delete=models.CASCADE, related_name="dutch")
    checksum = models.CharField(max_length=64)
    html = models.TextField()
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Nederlandse tekst bij een vertaling")
        verbose_name_plural = _("Nederlandse teksten bij vertalingen")

    def __str__(self) -> str:
        return str(self.english)
