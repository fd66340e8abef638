"""The one door for HTML that is not ours; the only importer of bleach.

bleach gave its last release in June 2026, so nh3 has the last word with the same
allow-list: replacing bleach costs this file (docs/adr/010).
"""

import html
import re
import threading
import unicodedata

import nh3
from bleach.sanitizer import Cleaner

TAGS = frozenset({"p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "h3", "h4", "code", "pre"})
ATTRIBUTES = {"a": {"href"}}
PROTOCOLS = frozenset({"http", "https", "mailto", "tel"})
MAX_LENGTH = 100_000
LINK_REL = "nofollow ugc noopener noreferrer"

_SCRIPTS = re.compile(r"<(script|style)\b.*?(</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
# Bidi overrides and invisible characters make text read differently from what it is.
_INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0x00AD], None
)
_CONTROLS = dict.fromkeys([c for c in range(32) if chr(c) not in "\t\n"], None)
_local = threading.local()


def _cleaner() -> Cleaner:
    # bleach's Cleaner is not thread-safe, and building one costs more than using it.
    if not hasattr(_local, "cleaner"):
        _local.cleaner = Cleaner(
            tags=TAGS,
            attributes={tag: list(names) for tag, names in ATTRIBUTES.items()},
            protocols=PROTOCOLS,
            strip=True,
        )
    return _local.cleaner


def normalise(text: str) -> str:
    """*text* in NFC, without control, bidi-override and invisible characters."""
    return unicodedata.normalize("NFC", text).translate(_INVISIBLE).translate(_CONTROLS)


def sanitize_html(source: str) -> str:
    """*source* reduced to the allowed tags, safe to show; longer input than MAX_LENGTH is cut.

    Order: normalise → drop script text → bleach → nh3.  ``//host`` links lose their
    address: a browser reads them as another site.
    """
    text = _SCRIPTS.sub("", normalise(source[:MAX_LENGTH]))
    return nh3.clean(
        _cleaner().clean(text),
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(PROTOCOLS),
        link_rel=LINK_REL,
        attribute_filter=_only_own_or_named_host,
    )


def _only_own_or_named_host(tag: str, name: str, value: str) -> str | None:
    if name == "href" and re.match(r"[/\\]{2}", value.strip()):
        return None
    return value


def plain_text(source: str) -> str:
    """The words of *source* (HTML) on one line per block, entities decoded, tags gone."""
    broken = re.sub(r"<(?:/(?:p|li|h[1-6]|tr|div|blockquote)|br\s*/?)>", "\n", source)
    stripped = nh3.clean(broken, tags=set())
    return re.sub(r"[ \t]*\n\s*", "\n", html.unescape(stripped)).strip()
