"""The door at which a reader's place is noted: a page that is served to a member."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page

from cop_platform.core import clock
from resources.domain.places import note_visit
from resources.models import ChapterPage, HandbookPage


# After the doors that may still refuse the page.
@hooks.register("before_serve_page", order=100)
def note_place(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """Note which chapter a member opens; the visit is with the request for what the page shows of it."""
    is_text = isinstance(page, HandbookPage | ChapterPage)
    if is_text and request.method == "GET" and request.user.is_authenticated:
        visit = note_visit(page, person=request.user, now=clock.now())
        request.reading_visit = visit  # type: ignore[attr-defined]
