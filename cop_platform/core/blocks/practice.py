"""A place where it was done: a link to a good practice."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cop_platform.core.visibility import may_find_page, visible_pages


class PracticeBlock(blocks.StructBlock):
    """One good practice beside the text."""

    # Chosen by name: a link in the data, so that core imports no app above it.
    page = blocks.PageChooserBlock(
        page_type="resources.PracticePage",
        label=_("Praktijkvoorbeeld"),
        help_text=_("Kies een voorbeeld dat laat zien hoe iemand dit deed."),
    )

    class Meta:
        icon = "site"
        label = _("Praktijkvoorbeeld")
        description = _("Verwijzing naar een praktijkvoorbeeld.")
        template = "components/blocks/practice.html"

    def get_preview_value(self) -> Any:
        """A practice that everybody may see; none when there is none."""
        chosen = self.child_blocks["page"].target_model
        shown = visible_pages(AnonymousUser()).type(chosen).order_by("title").first()
        return self.normalize({"page": shown})

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """The practice, when the reader may find it: its title may be for members only."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        user = (parent_context or {}).get("user") or AnonymousUser()
        chosen = value.get("page")
        return context | {"practice": chosen if chosen and may_find_page(user, chosen) else None}
