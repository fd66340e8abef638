"""The plan of a whole file."""

from __future__ import annotations

from pathlib import PurePath

from django.utils.translation import gettext as _

from cop_platform.core.characters import normalise
from cop_platform.media.word.reading import WordText
from resources.domain.word.cutting import Cut, cut
from resources.domain.word.plan import Plan, Remark
from resources.domain.word.writing import ChapterWriter


def plan_of(text: WordText, *, name: str) -> Plan:
    """What would become of *text*, the file *name*: chapters in its order, and what to know of them."""
    found = cut(text.pieces)
    plan = Plan(remarks=[Remark("book_title", detail=title) for title in found.titles])
    for number, part in enumerate(found.parts):
        title = normalise(part.title) or _title_of_beginning(found, name)
        writer = ChapterWriter(part, title, number, text.notes)
        plan.chapters.append(writer.chapter)
        plan.remarks += writer.told()
    if not any(part.level for part in found.parts):
        plan.remarks.append(Remark("no_headings"))
    plan.remarks += [Remark(code, count=count) for code, count in sorted(text.left_out.items())]
    return plan


def _title_of_beginning(found: Cut, name: str) -> str:
    """What to call the text before the first heading."""
    if found.titles:
        return found.titles[0]
    return _("Inleiding") if len(found.parts) > 1 else PurePath(name).stem
