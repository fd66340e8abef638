"""How large a text of others may be before anything reads it as HTML."""

import re
from collections import Counter

from django.utils.translation import gettext as _

from cop_platform.core.errors import RuleError

MAX_MEMBER_TEXT, MAX_RICH_TEXT = 10_000, 100_000
MAX_DEPTH, MAX_TOKEN = 50, 2_000

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_TOKEN = re.compile(rf"[^\s<>]{{{MAX_TOKEN + 1}}}")
# They hold nothing, or the next one of their kind ends them.
_FLAT = frozenset({"area", "br", "hr", "img", "input", "link", "meta", "wbr", "p", "li"})


class UnusableText(RuleError):
    """A text too large to clean; nothing of it was kept or cut."""

    code = "text"


def check_length(source: str, longest: int) -> None:
    """Raise UnusableText when *source* has more than *longest* characters."""
    if len(source) > longest:
        text = _("Uw tekst is te lang. Gebruik niet meer dan %(most)d tekens.")
        raise UnusableText(text % {"most": longest}, "text_too_long")


def check_shape(text: str) -> None:
    """Raise UnusableText for a word or depth beyond our limits.

    To be asked before bleach sees *text*: its time grows with the square of the depth.
    """
    if _TOKEN.search(text):
        words = _("Uw tekst bevat een woord of link van meer dan %(most)d tekens. Maak die korter.")
        raise UnusableText(words % {"most": MAX_TOKEN}, "word_too_long")
    if _depth(text) > MAX_DEPTH:
        words = _("Uw tekst heeft te veel opmaak binnen opmaak. Plak de tekst zonder opmaak.")
        raise UnusableText(words, "text_too_deep")


def _depth(text: str) -> int:
    """At least the number of tags that are open at once; a tag that closes nothing counts for nothing."""
    is_open: Counter[str] = Counter()
    now = deepest = 0
    for slash, name in _TAG.findall(text.lower()):
        if name in _FLAT or (slash and not is_open[name]):
            continue
        step = -1 if slash else 1
        is_open[name] += step
        now += step
        deepest = max(deepest, now)
    return deepest
