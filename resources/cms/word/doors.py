"""Where the CMS leads to the import of Word files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from resources.models import HandbookPage


@hooks.register("register_admin_urls")
def word_urls() -> list[Any]:
    """The screens of the import."""
    return [path("handboeken/", include("resources.cms.word.urls"))]


@hooks.register("register_page_header_buttons")
def header_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """From the form of a handbook to the import."""
    yield from _button(page, user)


@hooks.register("register_page_listing_buttons")
def listing_button(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """From the list of pages to the import."""
    yield from _button(page, user)


def _button(page: Page, user: Any) -> Iterator[Button]:
    if page.pk and page.specific_class is HandbookPage and page.permissions_for_user(user).can_add_subpage():
        url = reverse("word_import:upload", args=[page.pk])
        yield Button(_("Hoofdstukken uit Word"), url, icon_name="doc-full-inverse", priority=14)
