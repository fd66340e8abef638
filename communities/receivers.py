"""Doors for what happens to community pages in the CMS, and to the roles of members."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from communities.domain.publishing import publish_community, unpublish_community
from communities.models import Community, CommunityPage, Membership
from communities.rights import end_rights, follow_role, share_rights


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


@receiver(post_save, sender=Membership)
@receiver(post_delete, sender=Membership)
def follow_membership(sender: type[Membership], instance: Membership, **kwargs: Any) -> None:
    """Keep the rights in the CMS in step with the role, wherever that is changed."""
    if kwargs["signal"] is post_delete:
        instance.state = Membership.State.LEFT
    follow_role(instance)


@receiver(post_save, sender=Community)
def follow_page(sender: type[Community], instance: Community, created: bool, **kwargs: Any) -> None:
    """Move the rights along with the page: a new page, another name, off the site."""
    if not created:
        share_rights(instance)


@receiver(post_delete, sender=Community)
def forget_rights(sender: type[Community], instance: Community, **kwargs: Any) -> None:
    """Leave no group behind."""
    end_rights(instance)
