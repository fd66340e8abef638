"""From a file to a plan that waits for an editor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from cop_platform.media.intake.door import accepted
from cop_platform.media.intake.refusals import FileRefused
from cop_platform.media.limits import image_limits
from cop_platform.media.word.reading import WordPicture as Read
from cop_platform.media.word.reading import read_word
from resources.domain.word.plan import Block, Plan, Remark
from resources.domain.word.planning import plan_of
from resources.models import ChapterPage, HandbookPage, WordImport, WordPicture

KEPT = timedelta(days=14)
MOST_OF_NAME = 150
# What Office draws for itself alone; the door of images refuses it with a sentence.
UNKNOWN = "emf"


def waiting(handbook: HandbookPage) -> QuerySet[WordImport]:
    """The files that wait to become chapters of *handbook*, newest first."""
    return WordImport.objects.filter(handbook=handbook).order_by("-created_at", "-pk")


def titles_of(handbook: HandbookPage) -> set[str]:
    """The titles of its chapters, drafts too."""
    rows = ChapterPage.objects.child_of(handbook).values_list("title", "draft_title")
    return {title for row in rows for title in row}


def overdue(now: datetime) -> QuerySet[WordImport]:
    """The files that nobody made chapters of in two weeks."""
    return WordImport.objects.filter(created_at__lt=now - KEPT)


def read_into_plan(handbook: HandbookPage, name: str, body: bytes) -> WordImport:
    """What would become of the Word file *name*, to look at; no page changes.

    Raises FileRefused or WordRefused for the file, and UnusableText for a text that is too long.
    """
    text = read_word(name, body)
    plan = plan_of(text, name=name)
    passed, refusals = _redrawn(text.pictures)
    _leave_out(plan, refusals)
    with transaction.atomic():
        stored = WordImport.objects.create(handbook=handbook, name=name[-MOST_OF_NAME:], plan=plan.as_json())
        for picture in passed:
            picture.word_import = stored
        WordPicture.objects.bulk_create(passed)
    return stored


def _redrawn(pictures: Iterable[Read]) -> tuple[list[WordPicture], dict[int, str]]:
    """The pictures that may be stored, and by number why the others may not."""
    passed: list[WordPicture] = []
    refusals: dict[int, str] = {}
    for number, picture in enumerate(pictures):
        extension = picture.extension or UNKNOWN
        try:
            body = accepted(f"afbeelding.{extension}", picture.body, image_limits())
            passed.append(WordPicture(number=number, extension=extension, body=body))
        except FileRefused as error:
            refusals[number] = str(error.message)
    return passed, refusals


def _leave_out(plan: Plan, refusals: Mapping[int, str]) -> None:
    """Take refused pictures out of *plan*; their words stay, and the report says why."""
    for number, chapter in enumerate(plan.chapters):
        for place, block in enumerate(chapter.blocks):
            if why := refusals.get(block["value"].get("picture", -1)):
                words = block["value"]["alt"] or block["value"]["caption"]
                told = f"“{words}”: {why}" if words else why
                plan.remarks.append(Remark("picture", number, told))
                chapter.blocks[place] = _in_words(block)
        chapter.blocks = [block for block in chapter.blocks if block]


def _in_words(block: Block) -> Block:
    told = [block["value"][name] for name in ("caption", "alt", "source") if block["value"][name]]
    words = " – ".join(told).replace("&", "&amp;").replace("<", "&lt;")
    return {"type": "text", "value": {"html": f"<p>{words}</p>"}} if words else {}
