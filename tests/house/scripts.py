"""What our scripts in the browser may not do."""

import re
from collections.abc import Iterator

from tests.house.files import APPS, Breach, texts

KEEPS_NOTHING = "keep nothing in the browser"
# At the door without a network.  No names: ASVS 14.3.3.
MAY_KEEP = {
    "frontend/src/check-in.js",  # numbers and codes, until they are sent
    "frontend/src/check-in-worker.js",  # a page that says nothing of people
}
RULES = [
    (re.compile(r"\beval\s*\(|\bnew\s+Function\b|\bset(?:Timeout|Interval)\s*\(\s*[\"'`]"), "run no text"),
    (
        re.compile(r"\.(?:inner|outer)HTML\b\s*\+?=[^=]|\binsertAdjacentHTML\b|\bdocument\.write"),
        "make elements, or set textContent",
    ),
    (
        re.compile(r"\b(?:local|session)Storage\b|\bindexedDB\b|\bdocument\.cookie\b|\bcaches\.open\b"),
        KEEPS_NOTHING,
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
        if reason == KEEPS_NOTHING and path in MAY_KEEP:
            continue
        for match in rule.finditer(text):
            yield Breach(path, text.count("\n", 0, match.start()) + 1, reason)
