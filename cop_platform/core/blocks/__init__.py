"""One StreamField block per file; the templates are in ``components/blocks/``."""

from cop_platform.core.blocks.body import BodyBlock
from cop_platform.core.blocks.checklist import ChecklistBlock
from cop_platform.core.blocks.definition import DefinitionBlock
from cop_platform.core.blocks.download import DownloadBlock
from cop_platform.core.blocks.example import ExampleBlock
from cop_platform.core.blocks.figure import FigureBlock
from cop_platform.core.blocks.practice import PracticeBlock
from cop_platform.core.blocks.quote import QuoteBlock
from cop_platform.core.blocks.room_card import RoomCardBlock
from cop_platform.core.blocks.table import TableBlock
from cop_platform.core.blocks.text import TextBlock
from cop_platform.core.blocks.video import CaptionsBlock, VideoBlock
from cop_platform.core.blocks.warning import WarningBlock

__all__ = [
    "BodyBlock",
    "CaptionsBlock",
    "ChecklistBlock",
    "DefinitionBlock",
    "DownloadBlock",
    "ExampleBlock",
    "FigureBlock",
    "PracticeBlock",
    "QuoteBlock",
    "RoomCardBlock",
    "TableBlock",
    "TextBlock",
    "VideoBlock",
    "WarningBlock",
]
