"""What happens when a chapter is stored, a text is published, or a workflow comes to the owner of a text."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from wagtail.models import Comment, TaskState
from wagtail.signals import page_published, page_unpublished, task_cancelled, task_rejected, task_submitted

from cop_platform.core import clock
from resources.approval_text import text_for_owner
from resources.domain import approval, links
from resources.domain.feedback import close_settled, note_settled
from resources.domain.status import note_status
from resources.models import ChapterPage, OwnerApprovalTask, ResourcePage
from resources.texts import stored_anchors


@receiver(pre_save, sender=ChapterPage)
def keep_paragraph_links(sender: type[ChapterPage], instance: ChapterPage, **kwargs: Any) -> None:
    """Give new headings an anchor; published ones keep theirs, whatever draft this came from."""
    # Blocks made by a program have no id until they are stored, and anchors go by id.
    instance.body.get_prep_value()
    published = ChapterPage.objects.filter(pk=instance.pk).values_list("anchors", flat=True).first()
    instance.anchors = stored_anchors(published or [], instance.body)


@receiver(page_published)
def remember_status(sender: type[Any], instance: Any, revision: Any = None, **kwargs: Any) -> None:
    """Keep since when a text has its status; an alias is a copy and has none of its own."""
    if isinstance(instance, ResourcePage) and instance.alias_of_id is None:
        note_status(instance, actor=revision and revision.user, now=clock.now())


@receiver(post_save, sender=Comment)
def note_ticked_off(instance: Comment, **kwargs: Any) -> None:
    """Remember of a remark from a reader that an editor ticked it off."""
    if instance.resolved_at is not None:
        note_settled(instance.pk, now=clock.now())


@receiver(page_published, sender=ChapterPage)
def answer_readers(instance: ChapterPage, **kwargs: Any) -> None:
    """Tell readers whose suggestion was ticked off in the text that is now live."""
    if instance.alias_of_id is None:
        close_settled(instance, now=clock.now())


@receiver(page_published)
@receiver(page_unpublished)
def follow_links(instance: Any, **kwargs: Any) -> None:
    """Let the list of links to other websites follow; it never stops a text."""
    transaction.on_commit(lambda: links.follow(instance, clock.now()), robust=True)


def _is_for_owner(state: TaskState) -> bool:
    return isinstance(state.task.specific, OwnerApprovalTask)


@receiver(task_submitted)
def ask_owner(instance: TaskState, user: Any, **kwargs: Any) -> None:
    """Send the owner a link to what was submitted."""
    if _is_for_owner(instance):
        text = text_for_owner(instance.revision)
        approval.ask(instance, text, actor=user, now=clock.now())


@receiver(task_rejected)
@receiver(task_cancelled)
def close_question(instance: TaskState, user: Any, **kwargs: Any) -> None:
    """Let the link of a step that ended otherwise work no more."""
    if _is_for_owner(instance):
        approval.withdraw(instance, actor=user, now=clock.now())
