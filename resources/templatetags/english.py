"""What the pages of the library, and the form of an English text, ask of translations."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cop_platform.core.navigation import language_path, path_without_language
from resources import texts
from resources.domain.editions import compare, folded
from resources.domain.editions.folding import Stretch
from resources.domain.translation import entry_of, text_of
from resources.frozen import words_of
from resources.models import EnglishPage

register = template.Library()


@dataclass(frozen=True)
class Shown:
    """The English text of a page as a reader gets it."""

    text: EnglishPage
    is_behind: bool
    since: datetime | None
    dutch_url: str


@dataclass(frozen=True)
class Words:
    """The title of a page in lists and in the head, its description, and the language of these."""

    title: str
    head: str
    description: str
    lang: str


@dataclass(frozen=True)
class Addresses:
    """Where a page stands in both languages; *english* only when its text is in English there."""

    dutch: str
    english: str


@dataclass(frozen=True)
class Beside:
    """The Dutch text beside its translation, with what changed in it *since*."""

    url: str
    stretches: list[Stretch]
    is_behind: bool
    since: datetime | None


@register.simple_tag(takes_context=True)
def english_text(context: Context, page: Any) -> Shown | None:
    """The English text of *page* for who reads in English, or the draft of a preview; one query at most."""
    dutch_url = language_path(path_without_language(page.url), "nl") if page.url else ""
    draft = context.get("english_draft")
    if draft is not None:
        return Shown(draft, not draft.is_current, draft.source_on, dutch_url)
    entry = entry_of(page) if get_language() == "en" else None
    text = text_of(entry) if entry else None
    return Shown(text, entry.is_behind, entry.since, dutch_url) if entry and text else None


@register.simple_tag(takes_context=True)
def words_for_reader(context: Context, page: Any) -> Words:
    """What stands for *page* in breadcrumbs and in the head; in English where the text is."""
    found = entry_of(page) if get_language() == "en" else None
    draft = context.get("english_draft")
    if draft is not None and draft.get_parent().pk == page.pk:
        found = draft
    if found is None:
        return Words(page.title, page.seo_title or page.title, page.meta_description, "nl")
    return Words(found.title, found.title, found.intro, "en")


@register.simple_tag
def addresses_of(page: Any) -> Addresses:
    """Where *page* stands in both languages, for search engines."""
    path = path_without_language(page.url or "/")
    english = settings.SITE_URL + language_path(path, "en") if entry_of(page) else ""
    return Addresses(settings.SITE_URL + language_path(path, "nl"), english)


@register.simple_tag(takes_context=True)
def english_body(context: Context, text: EnglishPage) -> SafeString:
    """The text of *text*, its headings with the anchors of the Dutch ones where they are known."""
    return texts.body_html(text.body, texts.headings_of(text.anchors, text.body), context.flatten())


@register.simple_tag
def dutch_beside(form: Any) -> Beside:
    """The Dutch text beside the translation in *form*, which may not have been stored yet."""
    page, dutch = form.instance, form.parent_page.specific
    if page.current is None:
        html = words_of(dutch).html
        return Beside(dutch.url or "", folded(compare(html, html).passages), False, None)
    changes = compare(page.source_html, page.current.html)
    return Beside(dutch.url or "", folded(changes.passages), form.was_behind, page.source_on)
