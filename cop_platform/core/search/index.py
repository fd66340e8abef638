"""What a page hands to the search index."""

import re
from typing import Any

from wagtail.blocks import Block, ChooserBlock, StreamValue, StructValue
from wagtail.search import index

from cop_platform.core.search.marks import marked_terms
from cop_platform.core.text import plain_text

HEADING = re.compile(r"<h[3-6][^>]*>(.*?)</h[3-6]>", re.DOTALL)


def stream_text(value: Any) -> str:
    """Return the readable text of a StreamField value, without markup.

    Blocks that choose something else are left out: they show another page's
    words, and each would cost a query.
    """
    if not value:
        return ""
    children = value.stream_block.child_blocks
    parts: list[str] = []
    for place, raw in enumerate(value.raw_data):
        block = children[raw["type"]]
        if not _chooses(block):
            parts += block.get_searchable_content(value[place].value)
    return "\n".join(str(part) for part in parts if part)


def stream_headings(value: StreamValue) -> str:
    """Return the headings in the texts of a StreamField value, and the titles of its other blocks."""
    structs = [block.value for block in value if isinstance(block.value, StructValue)]
    titles = [str(struct.get("title") or "") for struct in structs]
    sources = [struct["html"].source for struct in structs if struct.get("html")]
    headings = [plain_text(heading) for source in sources for heading in HEADING.findall(source)]
    return "\n".join([*titles, *headings])


def _chooses(block: Block) -> bool:
    if isinstance(block, ChooserBlock):
        return True
    return any(_chooses(child) for child in getattr(block, "child_blocks", {}).values())


class SearchableText:
    """Mixin for pages: one computed search field that alone decides the hits."""

    search_term_fields = [index.SearchField("search_terms")]
    # Named one by one: a text for members must not be found, let alone shown, by accident.
    search_lead_fields: tuple[str, ...] = ("intro", "summary", "search_description")
    search_body_fields: tuple[str, ...] = ("body",)

    def search_sources(self) -> list[str]:
        """Return title, lead text and body text, in this order of weight."""
        lead = self._texts(self.search_lead_fields)
        return [str(getattr(self, "title", "")), lead, self._texts(self.search_body_fields)]

    @property
    def search_terms(self) -> str:
        """Return the analysed, marked terms of this page."""
        return marked_terms(self.search_sources(), self.search_headings())

    def search_headings(self) -> str:
        """Return the headings within the body, and the titles of its blocks."""
        values = (getattr(self, name, "") for name in self.search_body_fields)
        return "\n".join(stream_headings(value) for value in values if isinstance(value, StreamValue))

    def search_text(self) -> str:
        """Return the readable text from which a result shows a passage."""
        return "\n".join(part for part in self.search_sources()[1:] if part)

    def _texts(self, names: tuple[str, ...]) -> str:
        values = (getattr(self, name, "") for name in names)
        return "\n".join(
            plain_text(value) if isinstance(value, str) else stream_text(value) for value in values if value
        )
