"""What staff may know of in the CMS: it refuses to change the rest, but would name it in its refusals."""

from typing import Any

from django.db.models import Model, Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images import get_image_model
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cop_platform.core.visibility import visible_pages

RIGHTS = {"add", "change", "delete", "view"}
FILE_RIGHTS = {"add", "change", "delete", "choose"}


def known_pages(user: Any) -> Any:
    """Pages, drafts too, that *user* may work on, and those they may find; as a PageQuerySet."""
    workable = workable_pages(user).values("pk")
    return Page.objects.filter(Q(pk__in=workable) | Q(pk__in=visible_pages(user).values("pk")))


def workable_pages(user: Any) -> Any:
    """Pages, drafts too, that *user* may work on, and those above them; as a PageQuerySet."""
    return PagePermissionPolicy().explorable_instances(user)


def known_rows(model: type[Model], user: Any) -> QuerySet[Any]:
    """Rows of *model* that *user* may know of: pages, files of their collections, rows of their lists."""
    if issubclass(model, Page):
        return known_pages(user)
    if policy := {get_document_model(): document_policy, get_image_model(): image_policy}.get(model):
        return policy.instances_user_has_any_permission_for(user, FILE_RIGHTS)
    viewset = getattr(model, "snippet_viewset", None)
    is_open = viewset is None or viewset.permission_policy.user_has_any_permission(user, RIGHTS)
    rows: QuerySet[Any] = model._default_manager.all()
    return rows if is_open else rows.none()


def choosable_rows(model: type[Model], user: Any) -> QuerySet[Any]:
    """Rows of *model* that *user* may choose: those they may know of, and those its list offers to staff."""
    offered = getattr(getattr(model, "snippet_viewset", None), "offered", None)
    known = known_rows(model, user)
    return known if offered is None else known | model._default_manager.filter(offered)
