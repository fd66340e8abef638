"""A version of a text as its owner reads it: rendered once, with ways to nothing else."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import translation

from cop_platform.core.visibility import visible_pages
from resources import texts
from resources.models import EnglishPage
from resources.values import ApprovalText

_PICTURE = re.compile(r'src="/images/(?P<number>\d+)/[^"]*"')
# A film and its captions are documents that the text shows.
_DOCUMENT = re.compile(r'(?P<how>href|src)="/documents/(?P<number>\d+)/[^"]*"')
# Pages of ours: the owner reads this text, and no address of another.
_OURS = re.compile(r'<a\b[^>]*\shref="/[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_BROKEN = re.compile(r"<a(?![^>]*\shref=)[^>]*>(.*?)</a>", re.DOTALL)
# What a kind of page says beside its text, in short fields of its own.
FACTS = (
    *("place", "period", "group", "hours", "conditions", "costs", "what_failed", "still_running"),
    *("contact_role", "evidence_note"),
)


def text_for_owner(revision: Any) -> ApprovalText:
    """What *revision* says, in its language; pictures and documents at addresses below that of the text."""
    page = revision.as_object()
    dutch = page.get_parent() if isinstance(page, EnglishPage) else None
    with translation.override("en" if dutch else "nl"):
        html: str = render_to_string(
            "resources/approval/text.html", {**_shown(page), "page": page, "dutch": dutch}
        )
    # The address of this release would be gone with the next.
    html = html.replace(static("icons.svg"), f"{settings.STATIC_URL}icons.svg")
    renditions, documents = _numbers(_PICTURE, html), _numbers(_DOCUMENT, html)
    html = _DOCUMENT.sub(r'\g<how>="document/\g<number>/"', _PICTURE.sub(r'src="beeld/\g<number>/"', html))
    html = _BROKEN.sub(r"\1", _OURS.sub(r"\1", html))
    return ApprovalText(page.title, html.strip(), renditions, documents)


def _shown(page: Any) -> dict[str, Any]:
    _leave_out_hidden(page.body)
    headings = texts.headings_of(getattr(page, "anchors", ()), page.body)
    facts = [(page._meta.get_field(name), getattr(page, name, "")) for name in FACTS if hasattr(page, name)]
    return {
        "body": texts.body_html(page.body, headings, {}),
        "facts": [(field.verbose_name, text) for field, text in facts if text],
        "streams": [getattr(page, name) for name in ("facts", "lessons") if hasattr(page, name)],
    }


def _leave_out_hidden(body: Any) -> None:
    """Take links to practices that not everybody may know of out of *body*."""
    for place in reversed(range(len(body))):
        block = body[place]
        target = block.value.get("page") if block.block_type == "practice" else None
        if target and not visible_pages(AnonymousUser()).filter(pk=target.pk).exists():
            del body[place]


def _numbers(pattern: re.Pattern[str], html: str) -> tuple[int, ...]:
    return tuple(sorted({int(found["number"]) for found in pattern.finditer(html)}))
