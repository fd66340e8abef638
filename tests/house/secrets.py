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
# A name that says what it is, outside Python, where ruff looks; with a figure in it, it is no word.
SETTING = re.compile(
    r"""^[\s"'-]*(?:(?:export|env|arg)\s+)?[\w-]*(?:password|passwd|secret|token|api[_-]?key|private[_-]?key)\w*["']?\s*[:=]\s*"""
    r"""["']?(?=\S*\d)(?![<${])([^\s"'#]{8,})""",
    re.IGNORECASE,
)
# The files of keys themselves; nothing in them needs to look like one.
KEY_FILES = re.compile(
    r"(?:^|/)(?:\.env(?:\.(?!example)[\w.]+)?|id_(?:rsa|dsa|ecdsa|ed25519)|.+\.(?:pem|key|p12|pfx|jks|keystore))$"
)
# Not secrets, by the word itself.
ALLOWED = {
    "only-to-check-the-settings-0123456789-abcdefghijklmnopqrstuvwxyz",  # the same
    "a-secret-for-this-test-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF",  # lets production settings load
}


def breaches() -> list[Breach]:
    """Every likely secret in the tracked files, whatever their names; drawings and fonts are no text."""
    return [breach for path in tracked() for breach in breaches_of(path, (ROOT / path).read_bytes())]


def breaches_of(path: str, content: bytes) -> Iterator[Breach]:
    """The likely secrets in the file *path*."""
    if KEY_FILES.search(path):
        yield Breach(path, 1, "this is a file of keys; keep it out")
    if b"\0" not in content:
        yield from breaches_in(path, content.decode("utf-8", "replace"))


def breaches_in(path: str, text: str) -> Iterator[Breach]:
    """The likely secrets in *text*, by line; the secret itself is not told."""
    for number, line in enumerate(text.splitlines(), 1):
        for kind, pattern in KNOWN.items():
            if (found := pattern.search(line)) and found[0] not in ALLOWED:
                yield Breach(path, number, f"this looks like {kind}")
        if not path.endswith(".py") and (found := SETTING.match(line)) and found[1] not in ALLOWED:
            yield Breach(path, number, "this looks like a password; read it from the environment")
        words = [] if DIGESTS.search(path) else WORD.findall(line)
        if any(looks_drawn(word) and word not in ALLOWED for word in words):
            yield Breach(path, number, "this looks like a secret; read it from the environment")


def looks_drawn(word: str) -> bool:
    """Whether *word* has figures, capitals and small letters without any order."""
    kinds = (str.isdigit, str.isupper, str.islower)
    return all(any(map(kind, word)) for kind in kinds) and entropy(word) >= DRAWN


def entropy(word: str) -> float:
    """Bits for each character of *word*."""
    counts = Counter(word).values()
    return -sum(n / len(word) * math.log2(n / len(word)) for n in counts)
