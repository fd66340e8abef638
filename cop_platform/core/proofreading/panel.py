"""The panel "Controle van de tekst" in the editor."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from cop_platform.core.proofreading.page import hints_of, problems_of

# More stand on a page of their own.
MOST_HINTS = 5


class ProofreadPanel(Panel):
    """What must be mended, and what reads hard, in the text as it was when the form opened."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("Controle van de tekst"), "icon": "glasses", **kwargs})

    class BoundPanel(Panel.BoundPanel):
        """The panel for one page."""

        template_name = "core/cms/proofread_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """What the template shows."""
            hints = hints_of(self.instance)
            return {
                **super().get_context_data(parent_context),
                "page": self.instance,
                "problems": problems_of(self.instance),
                "hints": hints[:MOST_HINTS],
                "left_out": max(0, len(hints) - MOST_HINTS),
            }
