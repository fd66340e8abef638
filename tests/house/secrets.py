"""Keys and passwords that somebody committed: known forms, and words that look drawn by lot."""

import math
import re
from collections import Counter
from collections.abc import Iterator

from tests.house.files import ROOT, Breach, tracked

KNOWN = {
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    "a key of a cloud": re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[0-9A-Za-z_-]{35}\b"),
    "a token of a forge": re.compile(r"\bgh[pousr]_[0-9A-Za-z]{36}\b|\bglpat-[0-9A-Za-z_-]{20}\b"),
    "a token of a chat or a shop": re.compile(r"\bxox[abprs]-[0-9A-Za-z-]{10,}|\bsk_live_[0-9A-Za-z]{16,}"),
    "a signed token": re.compile(r"\beyJ[0-9A-Za-z_-]{10,}\.eyJ[0-9A-Za-z_-]{10,}\.[0-9A-Za-z_-]{10,}"),
    "a password in an address": re.compile(
        r"\b[a-z][a-z0-9+]*://[^\s/:@{}$<]+:(?=[^@\s]*\d)[^\s/:@{}$<]{6,}@"
    ),
}
WORD = re.compile(r"[A-Za-z0-9+/_-]{32,}={0,2}")
# Bits for each character: words and paths have less, keys of base 64 have more.
DRAWN = 4.6
# Digests of packages, made by tools.
DIGESTS = re.compile(r"^requirements/.*\.txt$|package-lock\.json$")
TEXT = (
    ".py",
    ".html",
    ".txt",
    ".md",
    ".json",
    ".toml",
    ".yml",
    ".yaml",
    ".css",
    ".js",
    ".mjs",
    "Makefile",
    ".in",
    "run",
)
# Not secrets, by the word itself.
ALLOWED = {
    "a-secret-for-this-test-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF",  # lets production settings load
}


def breaches() -> list[Breach]:
    """Every likely secret in the tracked files."""
    paths = [path for path in tracked() if path.endswith(TEXT) and not DIGESTS.search(path)]
    return [
        breach for path in paths for breach in breaches_in(path, (ROOT / path).read_text(encoding="utf-8"))
    ]


def breaches_in(path: str, text: str) -> Iterator[Breach]:
    """The likely secrets in *text*, by line; the secret itself is not told."""
    for number, line in enumerate(text.splitlines(), 1):
        for kind, pattern in KNOWN.items():
            if (found := pattern.search(line)) and found[0] not in ALLOWED:
                yield Breach(path, number, f"this looks like {kind}")
        for word in WORD.findall(line):
            if looks_drawn(word) and word not in ALLOWED:
                yield Breach(path, number, "this looks like a secret; read it from the environment")


def looks_drawn(word: str) -> bool:
    """Whether *word* has figures, capitals and small letters without any order."""
    kinds = (str.isdigit, str.isupper, str.islower)
    return all(any(map(kind, word)) for kind in kinds) and entropy(word) >= DRAWN


def entropy(word: str) -> float:
    """Bits for each character of *word*."""
    counts = Counter(word).values()
    return -sum(n / len(word) * math.log2(n / len(word)) for n in counts)
