"""The panel of a word of the glossary that shows which pages have it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from cop_platform.core.search.occurrences import pages_with


class OccurrencesPanel(Panel):
    """Where the word still stands, as the pages were published; nothing to fill in."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("Waar dit begrip staat"), "icon": "search", **kwargs})

    class BoundPanel(Panel.BoundPanel):
        """The panel for one word."""

        template_name = "resources/cms/occurrences.html"

        def is_shown(self) -> bool:
            """Only for a word that was saved."""
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The pages that this editor knows of."""
            pages = pages_with(self.instance.term, self.request.user)
            return {**super().get_context_data(parent_context), "pages": pages}
