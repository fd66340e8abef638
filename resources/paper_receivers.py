"""When PDFs are no longer as the page is: they are asked for anew, and the worker makes them."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from cop_platform.core import clock
from resources.domain.papers import ask_for
from resources.models import ChapterPage, Edition, EditionPaper, HandbookPage, Paper
from resources.paper.editions import want_paper


@receiver([page_published, page_unpublished], sender=HandbookPage)
@receiver([page_published, page_unpublished], sender=ChapterPage)
@receiver(post_delete, sender=ChapterPage)
def text_changed(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """The text of a handbook or a chapter changed, or is gone."""
    _ask_for(instance)


@receiver(post_page_move)
def chapters_moved(
    sender: type[Page], parent_page_before: Page, instance: Page, url_path_before: str, **kwargs: Any
) -> None:
    """The order of chapters changed; a chapter may have come from another handbook."""
    _ask_for(parent_page_before)
    _ask_for(instance)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def door_closed_or_opened(
    sender: type[PageViewRestriction], instance: PageViewRestriction, **kwargs: Any
) -> None:
    """A chapter that is closed on its own no longer goes with its handbook."""
    _ask_for(instance.page)


@receiver(post_save, sender=Edition)
def edition_recorded(sender: type[Edition], instance: Edition, **kwargs: Any) -> None:
    """The text is the same, and has a number now; its own PDF shows what it says at this moment."""
    want_paper(instance)
    _ask_for(instance.handbook)


def _ask_for(page: Page) -> None:
    """Later: while a handbook is being removed, nothing may be tied to it."""
    path = page.path
    transaction.on_commit(lambda: ask_for(path, now=clock.now()))


@receiver(post_delete, sender=Paper)
@receiver(post_delete, sender=EditionPaper)
def file_removed(sender: type[Paper], instance: Paper | EditionPaper, **kwargs: Any) -> None:
    """No file stays behind without its row."""
    if instance.file.name:
        instance.file.storage.delete(instance.file.name)
