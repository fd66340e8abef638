"""Editor panels of events."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from django.utils.html import escape
from wagtail.admin.compare import FieldComparison, TextDiff
from wagtail.admin.panels import FieldPanel, HelpPanel, Panel

from events.rules import serialize


class RecurrenceComparison(FieldComparison):
    """Two versions of a recurrence, in words: editors do not read RRULE."""

    def htmldiff(self) -> Any:
        """The words of before and after, or of both at once when they are equal."""
        before, after = _words(self.val_a), _words(self.val_b)
        if before == after:
            return escape(after)
        return TextDiff([("deletion", before), ("addition", after)], separator=" → ").to_html()


class RecurrencePanel(FieldPanel):
    """The recurrence of a page, with its words and next dates as they were saved last."""

    def get_comparison_class(self) -> type[FieldComparison]:
        """The history of the page compares words."""
        return RecurrenceComparison

    class BoundPanel(FieldPanel.BoundPanel):
        template_name = "events/widgets/recurrence_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The panel asks the page for its schedule through a template tag."""
            return {**super().get_context_data(parent_context), "page": self.instance}


class ClashPanel(Panel):
    """What clashes with the meeting as it was saved last; nothing to fill in."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "events/widgets/clash_panel.html"


class PeoplePanel(Panel):
    """Tells how many people get a mail when the meeting is called off; nothing when nobody does."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "events/widgets/people_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The panel asks how many through a template tag."""
            return {**super().get_context_data(parent_context), "page": self.instance}


class SourcePanel(HelpPanel):
    """Tells whoever edits a partner's meeting what happens to the changes; nothing on other pages."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"template": "events/widgets/source_panel.html", **kwargs})

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self) -> bool:
            """Only for a meeting that came in from a partner's calendar."""
            return bool(self.instance.source_name)


def _words(value: Any) -> str:
    """Through a template, because its tag may ask the rules and a panel may not."""
    return render_to_string("events/widgets/recurrence_words.txt", {"text": serialize(value)}).strip()
