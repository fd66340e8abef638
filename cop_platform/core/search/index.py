"""What a page hands to the search index."""

from typing import Any, ClassVar

from django.utils.html import strip_tags
from wagtail.fields import StreamField
from wagtail.search import index

from cop_platform.core.search.marks import marked_terms

LEAD_FIELDS = ("intro", "summary", "search_description")


def stream_text(value: Any) -> str:
    """Return the readable text of a StreamField value, without markup."""
    if not value:
        return ""
    parts = value.stream_block.get_searchable_content(value)
    return "\n".join(strip_tags(str(part)) for part in parts)


class SearchableText:
    """Mixin for pages: one computed search field that alone decides the hits."""

    search_term_fields: ClassVar = [index.SearchField("search_terms")]

    def search_sources(self) -> list[str]:
        """Return title, lead text and body text, in this order of weight."""
        return [str(getattr(self, "title", "")), self._lead_text(), self._body_text()]

    @property
    def search_terms(self) -> str:
        """Return the analysed, marked terms of this page."""
        return marked_terms(self.search_sources())

    def search_text(self) -> str:
        """Return the readable text from which a result shows a passage."""
        return "\n".join(part for part in self.search_sources()[1:] if part)

    def _lead_text(self) -> str:
        values = (getattr(self, name, "") for name in LEAD_FIELDS)
        return "\n".join(strip_tags(str(value)) for value in values if value)

    def _body_text(self) -> str:
        fields = self._meta.get_fields()  # type: ignore[attr-defined]
        streams = [field.name for field in fields if isinstance(field, StreamField)]
        return "\n".join(stream_text(getattr(self, name)) for name in streams)
