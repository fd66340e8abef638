"""Where links to other websites stand, as far as a person may know of it, or mend it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import groupby
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.urls import reverse
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cop_platform.core import outward
from cop_platform.core.known import RIGHTS, known_pages
from cop_platform.core.permissions import LimitedPolicy
from resources.models import ExternalLink, LinkPlace

# So many pages are named; a link that stands in more is mended with whoever runs the site.
MOST_PLACES = 100


class Place(NamedTuple):
    """A page or row by its *title*, with the *words* of the link there; *url* is where one mends it."""

    title: str
    words: list[str]
    url: str = ""


class MenderPolicy(LimitedPolicy):
    """Reading, for editors and for who may change a text with such a link."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether the list is for *user*; which links are in it is another question."""
        if super().user_has_permission(user, action):
            return True
        return action in self.actions and user.is_active and places_to_mend(user).exists()


policy = MenderPolicy(ExternalLink, {"view"})


def known_places(user: Any) -> QuerySet[LinkPlace]:
    """Places in pages and rows that *user* may know of."""
    return _places(known_pages(user), user, RIGHTS)


def places_to_mend(user: Any) -> QuerySet[LinkPlace]:
    """Places in pages and rows that *user* may change."""
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    return _places(pages, user, {"change"})


def links_at(places: QuerySet[LinkPlace]) -> QuerySet[ExternalLink]:
    """The links that stand in at least one of *places*."""
    return ExternalLink.objects.filter(Exists(places.filter(link=OuterRef("pk"))))


def _places(pages: Any, user: Any, rights: Collection[str]) -> QuerySet[LinkPlace]:
    kinds = outward.kinds()
    rows = [kind for kind in kinds if not issubclass(kind, Page) and _may(user, kind, rights)]
    in_pages = Q(kind__in=_keys(kind for kind in kinds if issubclass(kind, Page)), key__in=pages.values("pk"))
    return LinkPlace.objects.filter(in_pages | Q(kind__in=_keys(rows)))


def _may(user: Any, kind: type[Model], rights: Collection[str]) -> bool:
    """Rows without a list in the CMS are nobody's there."""
    viewset = getattr(kind, "snippet_viewset", None)
    return viewset is not None and viewset.permission_policy.user_has_any_permission(user, list(rights))


def _keys(kinds: Iterable[type[Model]]) -> list[int]:
    return [kind.pk for kind in ContentType.objects.get_for_models(*kinds).values()]


def places_of(link: ExternalLink, user: Any) -> list[Place]:
    """Where *link* stands, as far as *user* may know: at most MOST_PLACES, in the order of their titles."""
    rows = known_places(user).filter(link=link).order_by("kind", "key", "words")
    mine = set(places_to_mend(user).filter(link=link).values_list("pk", flat=True))
    found: list[Place] = []
    for kind, some in groupby(rows[:MOST_PLACES], key=lambda row: row.kind_id):
        found += _of_kind(ContentType.objects.get_for_id(kind), list(some), mine)
    return sorted(found)


def _of_kind(kind: ContentType, rows: list[LinkPlace], mine: set[int]) -> list[Place]:
    model: Any = kind.model_class()
    things = model._default_manager.in_bulk({row.key for row in rows})
    places = []
    for key, some in groupby((row for row in rows if row.key in things), key=lambda row: row.key):
        here = list(some)
        url = _edit_url(model, key) if here[0].pk in mine else ""
        places.append(Place(str(things[key]), [row.words for row in here if row.words], url))
    return places


def _edit_url(model: Any, key: int) -> str:
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[key])
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[key])
