"""The edit forms of library pages, grouped by the editor's questions."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    PageChooserPanel,
    Panel,
)

from cop_platform.core.proofreading.panel import ProofreadPanel

kind_panel = MultiFieldPanel(
    [FieldRowPanel([FieldPanel("resource_type"), FieldPanel("status")]), FieldPanel("owner_organisation")],
    heading=_("Soort en eigenaar"),
)
evidence_panel = MultiFieldPanel(
    [
        FieldPanel("evidence_level"),
        FieldPanel("evidence_note"),
        FieldRowPanel([FieldPanel("evidence_judges"), FieldPanel("evidence_on")]),
        FieldRowPanel([FieldPanel("external_ladder"), FieldPanel("external_level")]),
        FieldRowPanel([FieldPanel("reviewed_on"), FieldPanel("review_on")]),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
    ],
    heading=_("Bewijs en beoordeling"),
)
elsewhere_panel = MultiFieldPanel(
    [FieldPanel("is_external"), FieldPanel("external_url")],
    heading=_("Andere website"),
    classname="collapsed",
)
relations_panel = MultiFieldPanel(
    [
        PageChooserPanel("superseded_by"),
        FieldPanel("related"),
        FieldPanel("maintaining_community"),
        FieldPanel("scheme"),
        FieldPanel("menukaart_variant"),
    ],
    heading=_("Verbanden"),
    classname="collapsed",
)
filing_panel = MultiFieldPanel(
    [
        HelpPanel(content=_("Onder deze woorden vinden lezers de tekst in de bibliotheek.")),
        FieldPanel("themes"),
        FieldPanel("audiences"),
        FieldPanel("target_groups"),
        FieldPanel("phases"),
        FieldPanel("sectors"),
        FieldPanel("languages"),
    ],
    heading=_("Vindbaarheid"),
)


class DutchTextPanel(Panel):
    """The Dutch text above its translation, and what changed in it since."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("De Nederlandse tekst"), "icon": "doc-full", **kwargs})

    def get_form_options(self) -> dict[str, Any]:
        """The fields that stand in it; the CMS would put each of them below the form once more."""
        return {"fields": ["seen", "followed", "is_up_to_date"]}

    class BoundPanel(Panel.BoundPanel):
        """The panel for one English text."""

        template_name = "resources/cms/dutch_text_panel.html"


def content_panels(common: list[Any]) -> list[Any]:
    """What the editor writes: kind, evidence, text, sources."""
    text = [FieldPanel("body"), FieldPanel("questions"), FieldPanel("sources"), FieldPanel("is_example")]
    reading = ProofreadPanel()
    return [*common, kind_panel, evidence_panel, *text, reading, elsewhere_panel, relations_panel]


def promote_panels(common: list[Any]) -> list[Any]:
    """How readers find it."""
    return [filing_panel, *common]
