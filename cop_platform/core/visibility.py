"""Which pages a person may find: the only start of a query over all kinds of pages.

An app adds the rule for its own pages; pages restricted in the CMS are left out too.
"""

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import BaseViewRestriction, Page, PageViewRestriction

from cop_platform.core.content import remembered

HidingRule = Callable[[Any], Q]
_rules: list[HidingRule] = []
_hiding: set[type[Page]] = set()


def hides(*kinds: type[Page]) -> Callable[[HidingRule], HidingRule]:
    """Register the decorated rule: for a person it returns a Q of pages of *kinds* that they may not see."""

    def add(rule: HidingRule) -> HidingRule:
        _rules.append(rule)
        _hiding.update(kinds)
        return rule

    return add


def of_kind(*kinds: type[Page]) -> Q:
    """A Q over Page of the pages of exactly *kinds*: the row itself says that, no other page is read."""
    named = (Q(app_label=kind._meta.app_label, model=kind._meta.model_name) for kind in kinds)
    return Q(content_type__in=ContentType.objects.filter(reduce(or_, named)).values("pk"))


def hidden_from(user: Any) -> Q:
    """A Q over Page of everything that the apps hide from *user*."""
    hidden = Q(pk__in=[])
    for rule in _rules:
        hidden |= rule(user)
    return hidden


def visible_pages(user: Any) -> Any:
    """Live pages that *user* (a user or AnonymousUser) may find, as a PageQuerySet."""
    return admitted_pages(user).live()


def admitted_pages(user: Any) -> Any:
    """Pages that neither an app nor a restriction of the CMS keeps from *user*, also what is not live."""
    pages = Page.objects.exclude(hidden_from(user))
    for restriction in restrictions():
        if not accepts(restriction, user):
            pages = pages.not_descendant_of(restriction.page, inclusive=True)
    return pages


def restrictions() -> list[PageViewRestriction]:
    """Every restriction of a page in the CMS, with its page and its groups."""
    rows = PageViewRestriction.objects.select_related("page").prefetch_related("groups")
    return remembered("restrictions", lambda: list(rows.all()))


def accepts(restriction: BaseViewRestriction, user: Any) -> bool:
    """Whether *restriction* of a page or a collection lets *user* in; a password opens nothing here."""
    if isinstance(user, AnonymousUser) or not user.is_authenticated:
        return False
    if user.is_superuser or restriction.restriction_type == PageViewRestriction.LOGIN:
        return True
    if restriction.restriction_type == PageViewRestriction.GROUPS:
        mine = set(user.groups.values_list("pk", flat=True))
        return bool(mine & {group.pk for group in restriction.groups.all()})
    return False


def may_see_page(user: Any, page: Page) -> bool:
    """Whether the apps let *user* open *page*; restrictions of the CMS are checked when it serves."""
    if page.specific_class not in _hiding:
        return True
    return not Page.objects.filter(pk=page.pk).filter(hidden_from(user)).exists()


def may_find_page(user: Any, page: Page) -> bool:
    """Whether *page* is one of ``visible_pages``; without a query for kinds of pages that no app hides."""
    closed = (one for one in restrictions() if page.path.startswith(one.page.path))
    return page.live and may_see_page(user, page) and all(accepts(one, user) for one in closed)


def may_be_restricted(page: Page) -> bool:
    """Whether a restriction of the CMS may concern *page*: its own, one above it, or by way of an alias."""
    found = restrictions()
    if any(page.path.startswith(one.page.path) for one in found):
        return True
    return bool(found) and remembered("aliases", lambda: Page.objects.exclude(alias_of=None).exists())
