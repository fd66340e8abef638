"""English texts in the CMS: how far they are, and the way from a Dutch text to its translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse, reverse_lazy
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cop_platform.core.todo import MOST_SHOWN, Listed, Todo, TodoList, register_todo
from resources.domain.translation import Standing, State, english_of, standings, texts_behind
from resources.models import ChapterPage, HandbookPage

TITLE = gettext_lazy("Engelse teksten")
LABELS: dict[str, Promise] = {
    State.OK: gettext_lazy("bijgewerkt"),
    State.BEHIND: gettext_lazy("loopt achter"),
    State.MISSING: gettext_lazy("ontbreekt"),
}


@dataclass(frozen=True)
class Book:
    """A handbook with the rows that are shown of it, and how many texts of each state it has."""

    handbook: HandbookPage
    rows: list[dict[str, Any]]
    counts: Sequence[tuple[Promise, int]]


class EnglishListView(WagtailAdminTemplateMixin, TemplateView):
    """The live handbooks and chapters that the person may change, with the state of their English text."""

    template_name = "resources/cms/english_texts.html"
    page_title = TITLE
    header_icon = "globe"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where this page is."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": TITLE}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The books with what was asked for; an unknown state asks for all."""
        asked = self.request.GET.get("stand", "")
        chosen = asked if asked in LABELS else ""
        found = books_of(self.request.user)
        total = Counter(one.state for group in found.values() for one in group)
        books = [_book(book, group, chosen) for book, group in found.items()]
        options = [(state, label, total[State(state)]) for state, label in LABELS.items()]
        shown = {"books": [one for one in books if one.rows], "options": options, "chosen": chosen}
        return {**super().get_context_data(**kwargs), **shown, "total": total.total()}


def books_of(user: Any) -> dict[HandbookPage, list[Standing]]:
    """The live handbooks that *user* may change, by title, each with its own standing and its chapters'."""
    mine = PagePermissionPolicy().instances_user_has_permission_for(user, "change").values("pk")
    books = {book.path: book for book in HandbookPage.objects.live().filter(pk__in=mine).order_by("title")}
    chapters = ChapterPage.objects.live().filter(pk__in=mine).defer("body").order_by("path")
    found: dict[HandbookPage, list[Standing]] = {}
    all_of_them = standings([*books.values(), *chapters])
    for one in all_of_them:
        book = books.get(one.page.path) or books.get(one.page.path[: -one.page.steplen])
        if book is not None:
            found.setdefault(book, []).append(one)
    return found


def _book(book: HandbookPage, group: list[Standing], chosen: str) -> Book:
    counts = Counter(one.state for one in group)
    rows = [_row(one) for one in group if not chosen or one.state == chosen]
    return Book(book, rows, [(label, counts[State(state)]) for state, label in LABELS.items()])


def _row(one: Standing) -> dict[str, Any]:
    is_draft = one.english is not None and (not one.english.live or one.english.has_unpublished_changes)
    return {
        "page": one.page,
        "url": _address(one.page, one.english),
        "state": one.state,
        "label": LABELS[one.state],
        "is_draft": is_draft,
        "is_begun": one.english is not None,
        "since": one.english.source_on if one.english else None,
    }


def _address(dutch: Page, english: Page | None) -> str:
    """Where the English text of *dutch* is edited, or begun."""
    if english is None:
        return reverse("wagtailadmin_pages:add", args=["resources", "englishpage", dutch.pk])
    return reverse("wagtailadmin_pages:edit", args=[english.pk])


def behind(user: Any, now: datetime) -> Listed:
    """English texts of which the Dutch text changed, for who may change them."""
    mine = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    late = texts_behind(Page.objects.live().filter(pk__in=mine.values("pk")))
    shown = late.values_list("pk", "title")[:MOST_SHOWN]
    todos = [Todo(title, reverse("wagtailadmin_pages:edit", args=[pk])) for pk, title in shown]
    return Listed(todos, late.count())


register_todo(
    TodoList("english", 55, gettext_lazy("Engelse teksten die achterlopen"), behind, "english_texts")
)


class EnglishMenuItem(MenuItem):
    """In the menu of reports, for who may change a handbook."""

    def __init__(self) -> None:
        super().__init__(TITLE, reverse_lazy("english_texts"), name="english", icon_name="globe", order=920)

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether there can be something on it."""
        return PagePermissionPolicy().user_has_permission(request.user, "change")


def english_button(page: Page, user: Any) -> Iterator[Button]:
    """From a Dutch text to its translation, or to the beginning of one."""
    is_text = page.pk and page.specific_class in (HandbookPage, ChapterPage) and page.alias_of_id is None
    if not is_text:
        return
    english, rights = english_of(page), page.permissions_for_user(user)
    if rights.can_edit() if english else rights.can_add_subpage():
        yield Button(gettext_lazy("Engelse tekst"), _address(page, english), icon_name="globe", priority=17)
