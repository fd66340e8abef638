"""Who may see a file: the one question that every address of a file asks."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.models import AbstractImage
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Page, ReferenceIndex

from cop_platform.core.visibility import accepts, visible_pages

VisibleRows = Callable[[Any], QuerySet[Any]]
_referrers: dict[type[Model], VisibleRows] = {Page: visible_pages}


def shows_files(model: type[Model], visible_rows: VisibleRows) -> None:
    """Let files follow the rows of *model* too; *visible_rows* gives those that a person may see."""
    _referrers[model] = visible_rows


def may_see_file(user: Any, thing: Any) -> bool:
    """Whether *user* (or AnonymousUser) may open *thing*, an image or a document.

    Private, unless a live page that they may see refers to it and its collection
    admits them; who may choose it in the CMS sees it too.
    """
    return _may_choose(user, thing) or (_collection_admits(user, thing) and _is_shown_to(user, thing))


def seen_by(user: Any, things: Sequence[Any]) -> list[Any]:
    """Those of *things* that *user* may open, as ``may_see_file`` of each, in few queries.

    All are images, or all are documents.
    """
    shown = _shown_to(user, things)
    admits = {thing.collection_id: _collection_admits(user, thing) for thing in _one_of_each(things)}
    return [
        thing
        for thing in things
        if (thing.pk in shown and admits[thing.collection_id]) or _may_choose(user, thing)
    ]


def _one_of_each(things: Sequence[Any]) -> Iterable[Any]:
    """One of *things* for each of their collections."""
    return {thing.collection_id: thing for thing in things}.values()


def sees_as_staff(user: Any, thing: Any) -> bool:
    """Whether *user* sees *thing* only because they may choose it in the CMS: no page shows it to them."""
    return not (_collection_admits(user, thing) and _is_shown_to(user, thing))


def is_public(thing: Any) -> bool:
    """Whether everybody may open *thing*."""
    return may_see_file(AnonymousUser(), thing)


def _may_choose(user: Any, thing: Any) -> bool:
    policy = image_policy if isinstance(thing, AbstractImage) else document_policy
    return user.is_authenticated and policy.user_has_any_permission_for_instance(
        user, ["choose", "change"], thing
    )


def _collection_admits(user: Any, thing: Any) -> bool:
    restrictions = thing.collection.get_view_restrictions().prefetch_related("groups")
    return all(accepts(restriction, user) for restriction in restrictions)


def _is_shown_to(user: Any, thing: Any) -> bool:
    return thing.pk in _shown_to(user, [thing])


def _shown_to(user: Any, things: Sequence[Any]) -> set[int]:
    """Which of *things* are referred to by a row that *user* may see: a query for each kind of row."""
    found: set[int] = set()
    references = _references(things)
    for model, visible_rows in _referrers.items():
        by_row = references.get(ContentType.objects.get_for_model(model).pk, {})
        if by_row:
            seen = visible_rows(user).filter(pk__in=list(by_row)).values_list("pk", flat=True)
            found.update(*(by_row[key] for key in seen))
    return found


def _references(things: Sequence[Any]) -> Mapping[int, Mapping[int, set[int]]]:
    """By content type and key of what refers: to which of *things*.  Drafts do not count: live text does."""
    found: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    references = ReferenceIndex.get_references_to_in_bulk(things)
    for kind, key, pk in references.values_list("base_content_type_id", "object_id", "to_object_id"):
        found[kind][int(key)].add(int(pk))
    return found
