"""What one reader does with a text: keeps it, and reads on where they were."""

from typing import Any

from django import template
from django.template import Context
from django.utils.translation import gettext as _

from cop_platform.accounts.models import User
from resources import texts
from resources.domain.bookmarks import keys_by_anchor
from resources.models import ChapterPage, HandbookPage

register = template.Library()


@register.inclusion_tag("resources/partials/keep.html", takes_context=True)
def keep_button(context: Context, page: Any) -> dict[str, Any]:
    """Keep *page* or a section of it, or let it go.

    Who is not logged in gets no form; where one can follow, that button leads to logging in.
    """
    person = _reader(context)
    if person is None:
        return {"page": page, "says_login": not isinstance(page, ChapterPage | HandbookPage)}
    keys = keys_by_anchor(person, page.pk)
    return {
        "page": page,
        "person": person,
        "key": keys.get("", 0),
        "sections": _sections(page, keys) if isinstance(page, ChapterPage) else [],
        "csrf_token": context.get("csrf_token"),
        "label": _keep_words(page),
    }


def _reader(context: Context) -> User | None:
    request = context.get("request")
    return request.user if request and request.user.is_authenticated else None


def _sections(page: ChapterPage, keys: dict[str, int]) -> list[dict[str, Any]]:
    headings = texts.contents(texts.headings_of(page.anchors, page.body))
    return [{"anchor": one.anchor, "title": one.title, "is_kept": one.anchor in keys} for one in headings]


def _keep_words(page: Any) -> str:
    if isinstance(page, ChapterPage):
        return _("Bewaar dit hoofdstuk")
    return _("Bewaar dit handboek") if isinstance(page, HandbookPage) else _("Bewaar deze tekst")
