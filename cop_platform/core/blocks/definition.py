"""A word of the glossary, explained where it is needed."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class DefinitionBlock(blocks.StructBlock):
    """One term with its meaning."""

    # Chosen by name: a link in the data, so that core imports no app above it.
    term = SnippetChooserBlock(
        "resources.GlossaryTerm",
        label=_("Begrip"),
        help_text=_("Kies een begrip uit de lijst; de uitleg komt mee."),
    )

    class Meta:
        icon = "help"
        label = _("Begrip")
        description = _("Uitleg van een begrip uit de begrippenlijst.")
        template = "components/blocks/definition.html"
        preview_value = {
            "term": {"term": "Startbaan", "definition": "Een eerste baan met begeleiding op het werk."}
        }
