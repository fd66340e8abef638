"""What our templates may not do."""

import re
from collections.abc import Iterator

from tests.house.files import APPS, Breach, texts

# Django writes the help of its own fields in HTML; visitors never write it.
UNESCAPED = {
    "templates/components/form_field_notes.html",
    "templates/mfa/totp/activate_form.html",  # the drawing that the login library made of the key
}
# Written in the CMS, and cleaned when it is saved.
RICH = {
    "templates/communities/community.html",
    "templates/components/blocks/example.html",
    "templates/components/blocks/text.html",
    "templates/components/blocks/video.html",
    "templates/components/blocks/warning.html",
    "templates/resources/helpdesks.html",
    "templates/resources/knowledge_agenda.html",
    "templates/resources/paper/handbook.html",
    "templates/resources/partials/questions.html",
    "templates/resources/pilot.html",
    "templates/resources/schemes.html",
}
ESCAPES = re.compile(r"(?:\||\{%\s*filter)\s*safe(?:seq)?\b|\{%\s*autoescape\s+off")
RICH_TEXT = re.compile(r"(?:\||\{%\s*filter)\s*richtext\b")
INLINE = re.compile(
    r"""<[a-z][^>]*\s(?:style|on[a-z]+)\s*=\s*["']|(?:href|src|action)\s*=\s*["']?\s*javascript:"""
)
SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>", re.IGNORECASE)
EXCEPTIONS = {ESCAPES: UNESCAPED, RICH_TEXT: RICH}
RULES = [
    (ESCAPES, "let the template escape"),
    (RICH_TEXT, "rich text is for what the CMS has cleaned"),
    (INLINE, "no inline style or script: the policy refuses it"),
    (SCRIPT, "no inline script: the policy refuses it"),
]


def breaches() -> list[Breach]:
    """Every breach in the templates; mails in plain text need no escaping."""
    found = texts(".html", ".xml", ".svg", under=("templates", *APPS))
    return [breach for path, text in found for breach in breaches_in(path, text)]


def breaches_in(path: str, text: str) -> Iterator[Breach]:
    """The breaches in the template *text* of *path*."""
    for rule, reason in RULES:
        if path in EXCEPTIONS.get(rule, ()):
            continue
        for match in rule.finditer(text):
            yield Breach(path, text.count("\n", 0, match.start()) + 1, reason)
