"""Who leads a community edits and publishes its page: a group of the CMS for each, in step with roles."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import GroupPagePermission

from communities.models import Community, Membership
from communities.models.membership import LEADING
from cop_platform.accounts.models import User

PAGE_RIGHTS = ("change_page", "publish_page")
LONGEST_NAME = 100


@transaction.atomic
def share_rights(community: Community) -> None:
    """Let exactly those who lead *community* edit and publish its page, and no other; safe to repeat.

    Without a published page or without leaders there is no group.  Locks the community.
    """
    row = Community.objects.select_for_update().get(pk=community.pk)
    led_by = Membership.objects.filter(community=row, state=Membership.State.MEMBER, role__in=LEADING)
    people = User.objects.filter(pk__in=led_by.values("person"))
    if not (row.is_published and row.page_id and people):
        end_rights(row)
        return
    group = _group_of(row)
    group.permissions.set(Permission.objects.filter(codename="access_admin"))
    _share_page(group, row.page_id)
    group.user_set.set(people)


def end_rights(community: Community) -> None:
    """Remove the group of *community*, and with it what its leaders could do in the CMS."""
    key = community.leaders_id
    if key is not None and (group := Group.objects.filter(pk=key).first()):
        # One by one, so that the log tells who loses the right.
        group.user_set.clear()
        group.delete()


def follow_role(membership: Membership) -> None:
    """Share the rights anew when *membership* gained or lost its leading role."""
    community = membership.community
    in_group = User.objects.filter(pk=membership.person_id, groups__led_community=community).exists()
    if membership.leads != in_group:
        share_rights(community)


def _group_of(row: Community) -> Group:
    name = f"Trekkers van {row.name[:LONGEST_NAME]} ({row.pk})"
    group = row.leaders or Group.objects.create(name=name)
    if group.name != name:
        Group.objects.filter(pk=group.pk).update(name=name)
    # Not saved: nothing that visitors see has changed.
    Community.objects.filter(pk=row.pk).update(leaders=group)
    return group


def _share_page(group: Any, page_id: int) -> None:
    """Give *group* its rights on this one page, and take away every other that somebody gave it."""
    wanted = Permission.objects.filter(codename__in=PAGE_RIGHTS, content_type__app_label="wagtailcore")
    here = GroupPagePermission.objects.filter(page=page_id, permission__in=wanted)
    group.page_permissions.exclude(pk__in=here.values("pk")).delete()
    group.collection_permissions.all().delete()
    for permission in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page_id=page_id, permission=permission)
