"""What our scripts in the browser may not do."""

import re
from collections.abc import Iterator

from tests.house.files import APPS, Breach, texts

RULES = [
    (re.compile(r"\beval\s*\(|\bnew\s+Function\b|\bset(?:Timeout|Interval)\s*\(\s*[\"'`]"), "run no text"),
    (
        re.compile(r"\.(?:inner|outer)HTML\b\s*\+?=[^=]|\binsertAdjacentHTML\b|\bdocument\.write"),
        "make elements, or set textContent",
    ),
    (
        re.compile(r"\b(?:local|session)Storage\b|\bindexedDB\b|\bdocument\.cookie\b|\bcaches\.open\b"),
        "keep nothing in the browser",
    ),
    (re.compile(r"\bpostMessage\s*\(|[\"']message[\"']"), "speak with no other window"),
    (re.compile(r"\bfetch\s*\(\s*[\"'`]https?:|\bimportScripts\b|[\"'`]//\w"), "ask no other host"),
]


def breaches() -> list[Breach]:
    """Every breach in the scripts that visitors get."""
    found = texts(".js", ".mjs", under=("frontend", "templates", *APPS))
    return [breach for path, text in found for breach in breaches_in(path, text)]


def breaches_in(path: str, text: str) -> Iterator[Breach]:
    """The breaches in the script *text* of *path*."""
    for rule, reason in RULES:
        for match in rule.finditer(text):
            yield Breach(path, text.count("\n", 0, match.start()) + 1, reason)
