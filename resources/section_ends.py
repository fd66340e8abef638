"""What a reader is asked after each section of a chapter."""

from __future__ import annotations

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from resources import texts
from resources.domain.feedback import votes_of
from resources.models import ChapterPage, EnglishPage, HandbookPage


def ends_of_sections(
    request: HttpRequest, chapter: ChapterPage, handbook: HandbookPage, english: EnglishPage | None = None
) -> dict[str, SafeString]:
    """The question after each section of *chapter*, by anchor; with the words of its *english* text.

    Who has no account gets a form without a token: that would set a cookie for everybody
    who only reads, and let nothing be kept.
    """
    person = request.user if request.user.is_authenticated else None
    votes = votes_of(person, chapter, handbook) if person else {}
    shown = {
        "slug": handbook.slug,
        "chapter": chapter.slug,
        "csrf_token": get_token(request) if person else "",
    }
    sections = texts.contents(texts.headings_of(chapter.anchors, chapter.body))
    known = {section.anchor for section in sections}
    if english is not None:
        sections = texts.contents(texts.headings_of(english.anchors, english.body))
    return {
        section.anchor: render_to_string(
            "resources/partials/section_end.html",
            {**shown, "section": section, "vote": votes.get(section.anchor)},
        )
        for section in sections
        if section.anchor in known
    }
