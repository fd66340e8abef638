"""What happens when a chapter is stored."""

from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import receiver

from resources.models import ChapterPage
from resources.texts import stored_anchors


@receiver(pre_save, sender=ChapterPage)
def keep_paragraph_links(sender: type[ChapterPage], instance: ChapterPage, **kwargs: Any) -> None:
    """Give new headings an anchor; published ones keep theirs, whatever draft this came from."""
    # Blocks made by a program have no id until they are stored, and anchors go by id.
    instance.body.get_prep_value()
    published = ChapterPage.objects.filter(pk=instance.pk).values_list("anchors", flat=True).first()
    instance.anchors = stored_anchors(published or [], instance.body)
