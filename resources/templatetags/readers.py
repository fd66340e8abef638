"""What is there for one reader: what they keep, where they were, what changed since, whom they can ask."""

from typing import Any

from django import template
from django.template import Context
from django.utils.translation import gettext as _

from cop_platform.accounts.models import User
from cop_platform.core import clock
from resources import texts
from resources.domain.bookmarks import keys_by_anchor
from resources.domain.contacts import contact_with
from resources.domain.places import Visit, changed_chapters, changed_sections, chapter_change
from resources.models import ChapterPage, HandbookPage, PracticePage
from resources.values import ChapterLink

register = template.Library()

Text = HandbookPage | ChapterPage


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


@register.inclusion_tag("resources/partials/read_on.html", takes_context=True)
def read_on(context: Context, chapters: list[ChapterLink]) -> dict[str, Any]:
    """The chapter among *chapters* where the visitor was, if they were in this handbook."""
    visit = _visit(context)
    found = (one for one in chapters if visit and visit.slug and one.url.endswith(f"/{visit.slug}/"))
    return {"chapter": next(found, None)}


@register.inclusion_tag("resources/partials/changed_since.html", takes_context=True)
def changed_since(context: Context, page: Text, handbook: HandbookPage) -> dict[str, Any]:
    """What changed in *page* since the last visit of the reader to *handbook*; no query when nothing did."""
    visit = _visit(context)
    if visit is None or not visit.is_behind:
        return {}
    numbers = visit.since, visit.newest
    shown: dict[str, Any] = {"handbook": handbook, "visit": visit}
    if isinstance(page, ChapterPage):
        change = chapter_change(page, *numbers, context["request"].user)
        return {**shown, "change": change, "sections": changed_sections(change) if change else []}
    return {**shown, "changes": changed_chapters(page, *numbers, context["request"].user)}


@register.inclusion_tag("resources/partials/contact.html", takes_context=True)
def contact_person(context: Context, practice: PracticePage) -> dict[str, Any]:
    """With whom one can talk: a name and address for who is logged in, once that person agreed to it."""
    found = contact_with(practice, now=clock.now())
    shown = {"role": practice.contact_role, "url": practice.url}
    return {**shown, "contact": found} if _reader(context) else {**shown, "is_hidden": found is not None}


def _reader(context: Context) -> User | None:
    request = context.get("request")
    return request.user if request and request.user.is_authenticated else None


def _visit(context: Context) -> Visit | None:
    """What was noted when the page was asked for; a preview has none."""
    return getattr(context.get("request"), "reading_visit", None)


def _sections(page: ChapterPage, keys: dict[str, int]) -> list[dict[str, Any]]:
    headings = texts.contents(texts.headings_of(page.anchors, page.body))
    return [{"anchor": one.anchor, "title": one.title, "is_kept": one.anchor in keys} for one in headings]


def _keep_words(page: Any) -> str:
    if isinstance(page, ChapterPage):
        return _("Bewaar dit hoofdstuk")
    return _("Bewaar dit handboek") if isinstance(page, HandbookPage) else _("Bewaar deze tekst")
