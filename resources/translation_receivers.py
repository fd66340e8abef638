"""What happens when an English text is stored, or the Dutch text above one is published."""

from typing import Any

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, post_page_move

from cop_platform.core import clock
from resources import texts
from resources.domain.translation import english_of, note_dutch, version_of
from resources.frozen import words_of
from resources.models import ChapterPage, DutchVersion, EnglishPage, HandbookPage


@receiver(pre_save, sender=EnglishPage)
def keep_english_links(sender: type[EnglishPage], instance: EnglishPage, **kwargs: Any) -> None:
    """Give new headings the anchors of the Dutch ones; published ones keep theirs."""
    instance.body.get_prep_value()
    dutch = instance.get_parent().specific
    known = EnglishPage.objects.filter(pk=instance.pk).values_list("anchors", flat=True).first()
    headings = texts.headings_of(getattr(dutch, "anchors", ()), dutch.body)
    instance.anchors = texts.lent_anchors(known or [], instance.body, headings)


@receiver(pre_save, sender=EnglishPage)
def follow_first(sender: type[EnglishPage], instance: EnglishPage, **kwargs: Any) -> None:
    """Somebody who begins translates the text of now."""
    if not instance.source_checksum:
        instance.follow(_version(instance.get_parent().specific))


@receiver(post_save, sender=EnglishPage)
def note_beside(sender: type[EnglishPage], instance: EnglishPage, created: bool, **kwargs: Any) -> None:
    """Keep what the Dutch text says; a copy stands beside a copy."""
    if created:
        note_dutch(instance, _version(instance.get_parent().specific))


@receiver(post_page_move)
def moved(instance: Page, **kwargs: Any) -> None:
    """An English text that was put below another page stands beside other words."""
    english = EnglishPage.objects.filter(pk=instance.pk).first()
    if english is not None:
        note_dutch(english, _version(english.get_parent().specific))


@receiver(page_published, sender=HandbookPage)
@receiver(page_published, sender=ChapterPage)
def dutch_changed(sender: type[Page], instance: Any, **kwargs: Any) -> None:
    """See whether the text that is now live says something else."""
    english = english_of(instance)
    if english is not None:
        note_dutch(english, _version(instance))


def _version(dutch: Any) -> DutchVersion:
    return version_of(dutch, words_of(dutch), now=clock.now())
