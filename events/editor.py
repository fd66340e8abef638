"""Editor panels of events."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import FieldPanel


class RecurrencePanel(FieldPanel):
    """The recurrence of a page, with its words and next dates as they were saved last."""

    class BoundPanel(FieldPanel.BoundPanel):
        template_name = "events/widgets/recurrence_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The panel asks the page for its schedule through a template tag."""
            return {**super().get_context_data(parent_context), "page": self.instance}
