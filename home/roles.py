"""The staff roles: groups with what they may do in the CMS."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

EDITORS = "Redactie"
ORGANISERS = "Organisatoren"

PAGE_RIGHTS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
FILE_RIGHTS = (
    "add_document",
    "change_document",
    "choose_document",
    "add_image",
    "change_image",
    "choose_image",
)
ROW_RIGHTS = {
    EDITORS: (
        *("taxonomy", "resources", "accounts.organisation", "accounts.partneragenda", "events"),
        *("home.synonymset", "wagtailsearchpromotions.searchpromotion"),
    ),
    ORGANISERS: ("events.room", "events.track", "events.session", "events.speaker"),
}


def make_role(name: str, page: Page) -> Group:
    """The group *name*, with its rights on *page* and all below it; safe to repeat."""
    group, _created = Group.objects.get_or_create(name=name)
    group.permissions.add(*_row_permissions(ROW_RIGHTS[name]))
    for permission in Permission.objects.filter(
        codename__in=PAGE_RIGHTS, content_type__app_label="wagtailcore"
    ):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
    collection = _collection(name)
    for permission in Permission.objects.filter(codename__in=FILE_RIGHTS):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )
    return group


def _collection(name: str) -> Collection:
    """Where the role keeps its files: organisers have a place of their own, and see no other."""
    root = Collection.get_first_root_node()
    if name == EDITORS:
        return root
    return root.get_children().filter(name=name).first() or root.add_child(name=name)


def _row_permissions(names: Iterable[str]) -> Iterable[Permission]:
    wanted = Q(codename="access_admin", content_type__app_label="wagtailadmin")
    for name in names:
        app, _dot, model = name.partition(".")
        part = Q(content_type__app_label=app)
        wanted |= part & Q(content_type__model=model) if model else part
    return Permission.objects.filter(wanted)
