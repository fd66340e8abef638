"""From a plan that waits to draft chapters."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from cop_platform.core.activity import record
from cop_platform.core.errors import Conflict
from cop_platform.media.models import SiteImage
from resources.domain.word.plan import Block, Plan, PlannedChapter
from resources.models import ChapterPage, HandbookPage, WordImport, WordPicture


@dataclass(frozen=True)
class PictureWords:
    """What an editor says of a picture."""

    alt: str = ""
    source: str = ""


@transaction.atomic
def make_chapters(
    stored: WordImport,
    *,
    chosen: Collection[int],
    pictures: Mapping[int, PictureWords],
    person: Any,
    collection: Any,
) -> list[ChapterPage]:
    """The *chosen* chapters of the plan as drafts, after those that are there; what waited is gone.

    *pictures* tells of pictures by their number; they go to *collection*, and are left out without one.
    Raises Conflict when somebody made the chapters meanwhile.
    """
    plan, handbook = Plan.from_json(stored.plan), stored.handbook
    gallery = _Gallery(stored.pictures.all() if collection else (), pictures, person, collection)
    # The first of two wins: the other finds nothing to delete.
    if not WordImport.objects.filter(pk=stored.pk).delete()[0]:
        raise Conflict(_("Deze hoofdstukken zijn al gemaakt."))
    wanted = [chapter for number, chapter in enumerate(plan.chapters) if number in chosen]
    made = [_draft(handbook, chapter, gallery, person) for chapter in wanted]
    record(actor=person, verb="imported chapters", target=handbook)
    return made


class _Gallery:
    """Puts the pictures of the file among the images of the site, each when a chapter shows it."""

    def __init__(
        self,
        waited: Iterable[WordPicture],
        said: Mapping[int, PictureWords],
        person: Any,
        collection: Any,
    ) -> None:
        self._waited = {picture.number: picture for picture in waited}
        self._said, self._person, self._collection = said, person, collection

    def shown(self, block: Block, title: str) -> Block | None:
        """The block as it is stored; None for a picture that may not come along."""
        value = block["value"]
        picture = self._waited.get(value["picture"])
        if picture is None:
            return None
        said = self._said.get(picture.number, PictureWords(value["alt"], value["source"]))
        image = self._image(picture, said.alt or value["caption"] or title)
        facts = {"alt": said.alt, "is_decorative": False, "caption": value["caption"], "source": said.source}
        return {"type": "figure", "value": {"image": image.pk, **facts}}

    def _image(self, picture: WordPicture, title: str) -> SiteImage:
        content = ContentFile(bytes(picture.body), name=f"{title[:60]}.{picture.extension}")
        # It came through the door when the file was read, and nobody could change it since.
        content.has_passed = True  # type: ignore[attr-defined]
        return SiteImage.objects.create(
            title=title[:255], file=content, uploaded_by_user=self._person, collection=self._collection
        )


def _draft(handbook: HandbookPage, chapter: PlannedChapter, gallery: _Gallery, person: Any) -> ChapterPage:
    blocks = (
        gallery.shown(block, chapter.title) if block["type"] == "picture" else block
        for block in chapter.blocks
    )
    page = ChapterPage(
        title=chapter.title,
        draft_title=chapter.title,
        body=json.dumps([block for block in blocks if block]),
        sources="\n".join(chapter.sources),
        live=False,
        owner=person,
    )
    handbook.add_child(instance=page)
    page.save_revision(user=person)
    return page
