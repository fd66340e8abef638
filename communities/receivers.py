"""Doors for what happens to community pages in the CMS."""

from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from communities.domain.publishing import publish_community, unpublish_community
from communities.models import CommunityPage


@receiver(page_published, sender=CommunityPage)
def project_community(sender: type[CommunityPage], instance: CommunityPage, **kwargs: Any) -> None:
    """Write the row of a published page; aliases are copies and have none."""
    if instance.alias_of_id is None:
        publish_community(instance)


@receiver(page_slug_changed, sender=CommunityPage)
def follow_slug(sender: type[CommunityPage], instance: CommunityPage, **kwargs: Any) -> None:
    """Keep the row's address equal to the page's."""
    if instance.live and instance.alias_of_id is None:
        publish_community(instance)


@receiver(page_unpublished, sender=CommunityPage)
@receiver(pre_delete, sender=CommunityPage)
def withdraw_community(sender: type[CommunityPage], instance: CommunityPage, **kwargs: Any) -> None:
    """Take a page's row out of every list."""
    if instance.alias_of_id is None:
        unpublish_community(instance.translation_key)
