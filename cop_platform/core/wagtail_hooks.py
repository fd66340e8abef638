"""Doors of the CMS that concern every page."""

from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.models import Page

from cop_platform.core.visibility import may_see_page


@hooks.register("before_serve_page")
def hide_what_may_not_be_seen(
    page: Page, request: HttpRequest, serve_args: list[object], serve_kwargs: dict[str, object]
) -> None:
    """Answer 404 for a page hidden from this person: a 403 would tell that it exists."""
    if not may_see_page(request.user, page):
        raise Http404
