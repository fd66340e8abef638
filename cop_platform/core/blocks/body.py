"""The kinds of block that every page with a text may use."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cop_platform.core.blocks.checklist import ChecklistBlock
from cop_platform.core.blocks.definition import DefinitionBlock
from cop_platform.core.blocks.example import ExampleBlock
from cop_platform.core.blocks.figure import FigureBlock
from cop_platform.core.blocks.practice import PracticeBlock
from cop_platform.core.blocks.quote import QuoteBlock
from cop_platform.core.blocks.table import TableBlock
from cop_platform.core.blocks.text import TextBlock
from cop_platform.core.blocks.warning import WarningBlock


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    text = TextBlock(group=_("Tekst"))
    example = ExampleBlock(group=_("Tekst"))
    warning = WarningBlock(group=_("Tekst"))
    quote = QuoteBlock(group=_("Tekst"))
    checklist = ChecklistBlock(group=_("Lijst en tabel"))
    table = TableBlock(group=_("Lijst en tabel"))
    figure = FigureBlock(group=_("Beeld"))
    definition = DefinitionBlock(group=_("Verwijzing"))
    practice = PracticeBlock(group=_("Verwijzing"))
