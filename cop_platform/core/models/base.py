"""What every page and every table shares."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageViewRestriction

from cop_platform.core.addresses import sites
from cop_platform.core.search.index import SearchableText
from cop_platform.core.visibility import may_be_restricted


class Timestamped(models.Model):
    """Rows that know when they were made and last changed."""

    created_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True)
    changed_at = models.DateTimeField(_("gewijzigd op"), auto_now=True)

    class Meta:
        abstract = True


class BasePage(SearchableText, Page):
    """A page with an introduction, found by our own search terms."""

    intro = models.TextField(
        _("inleiding"),
        blank=True,
        max_length=600,
        help_text=_("Twee of drie korte zinnen: wat vindt de lezer hier en wat heeft die eraan?"),
    )

    # Whether every visitor gets the same page until the content changes or the day ends: then it is kept.
    is_kept = False

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    search_fields = [*Page.search_fields, *SearchableText.search_term_fields]

    class Meta:
        abstract = True

    def get_url(self, request: Any = None, current_site: Any = None) -> str | None:
        """The address of this page, with one look at the sites per request."""
        return super().get_url(request or sites(), current_site)

    url = property(get_url)

    def get_view_restrictions(self) -> Any:
        """The restrictions of this page and those above it; no query when none can concern it."""
        return (
            super().get_view_restrictions() if may_be_restricted(self) else PageViewRestriction.objects.none()
        )

    @property
    def meta_description(self) -> str:
        """The sentence that search engines and previews show."""
        return self.search_description or self.intro
