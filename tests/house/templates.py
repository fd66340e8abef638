"""What our templates may not do."""

import re
from collections.abc import Iterator

from tests.house.files import APPS, Breach, texts

# Django writes the help of its own fields in HTML; visitors never write it.
UNESCAPED = {
    "templates/components/form_field_notes.html",
    "templates/mfa/totp/activate_form.html",  # the drawing that the login library made of the key
}
ESCAPES = re.compile(r"\|\s*safe(?:seq)?\b|\{%\s*autoescape\s+off")
INLINE = re.compile(
    r"""<[a-z][^>]*\s(?:style|on[a-z]+)\s*=\s*["']|(?:href|src|action)\s*=\s*["']?\s*javascript:"""
)
SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>", re.IGNORECASE)
RULES = [
    (ESCAPES, "let the template escape"),
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
        if rule is ESCAPES and path in UNESCAPED:
            continue
        for match in rule.finditer(text):
            yield Breach(path, text.count("\n", 0, match.start()) + 1, reason)
