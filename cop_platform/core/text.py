"""The one door for HTML that is not ours; the only importer of bleach and nh3.

bleach gave its last release in June 2026, so nh3 has the last word with the same
allow-list: replacing bleach costs this file (docs/adr/010).
"""

import html
import re
import threading
from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

import nh3
from bleach.linkifier import LinkifyFilter
from bleach.sanitizer import Cleaner

from cop_platform.core.characters import normalise
from cop_platform.core.links_in_text import ADDRESS, names_other_site, only_safe_target
from cop_platform.core.text_limits import MAX_MEMBER_TEXT, MAX_RICH_TEXT, check_length, check_shape

__all__ = ["clean_rich_text", "normalise", "plain_text", "sanitize_member_html"]

PROTOCOLS = frozenset({"http", "https", "mailto", "tel"})
LINK_REL = "nofollow ugc noopener noreferrer"

_SCRIPTS = re.compile(r"<(script|style)\b.*?(</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
# What a link of Wagtail may hold; one that names no page cannot be saved.
_LINK_VALUES = {"linktype": re.compile("page|document"), "id": re.compile("[0-9]{1,9}")}
_HALF_LINK = re.compile(r'<a\b(?=[^>]*\slinktype=")(?![^>]*\sid=")[^>]*>')
_local = threading.local()


class Allowed(NamedTuple):
    """What stays of a text: tags, attributes by tag; and whether addresses become links."""

    tags: frozenset[str]
    attributes: Mapping[str, frozenset[str]]
    link_rel: str | None
    finds_links: bool


MEMBER = Allowed(
    frozenset({"p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "h3", "h4", "code", "pre"}),
    {"a": frozenset({"href"})},
    LINK_REL,
    finds_links=True,
)
# The editor of Wagtail writes <b> and <i>, and links by the id of a page or document.
RICH = Allowed(
    MEMBER.tags | {"b", "i", "hr"}, {"a": frozenset({"href", "linktype", "id"})}, None, finds_links=False
)


def sanitize_member_html(source: str) -> str:
    """*source* reduced to the tags of MEMBER, safe to show, with typed addresses as links.

    Order: caps → normalise → drop script text → bleach → nh3.  Raises UnusableText for more
    than MAX_MEMBER_TEXT characters, MAX_DEPTH tags in each other or a word of MAX_TOKEN.
    """
    return _cleaned(source, MEMBER, MAX_MEMBER_TEXT)


def clean_rich_text(source: str) -> str:
    """*source*, rich text that no editor typed in the CMS, reduced to the tags of RICH.

    Links to pages and documents of the site (``linktype`` and ``id``) stay.  Raises as
    ``sanitize_member_html``, for more than MAX_RICH_TEXT characters.
    """
    return _HALF_LINK.sub("<a>", _cleaned(source, RICH, MAX_RICH_TEXT))


def _cleaned(source: str, allowed: Allowed, longest: int) -> str:
    check_length(source, longest)
    text = _SCRIPTS.sub("", normalise(source))
    check_shape(text)
    # nh3 writes the one as the other; what was clean must come out as it went in.
    return by_nh3(by_bleach(text, allowed), allowed).replace("&nbsp;", "\xa0")


def by_bleach(text: str, allowed: Allowed) -> str:
    """*text* as bleach leaves it."""
    # A Cleaner is not thread-safe, and building one costs more than using it.
    cleaners = _local.__dict__.setdefault("cleaners", {})
    if allowed.tags not in cleaners:
        cleaners[allowed.tags] = _cleaner(allowed)
    return cleaners[allowed.tags].clean(text)


def _cleaner(allowed: Allowed) -> Cleaner:
    # Never parse_email: it takes quadratic time (16 kB of letters: 8 seconds).
    links = partial(
        LinkifyFilter,
        callbacks=[only_safe_target],
        skip_tags={"pre", "code"},
        parse_email=False,
        url_re=ADDRESS,
    )
    return Cleaner(
        tags=allowed.tags,
        attributes={tag: list(names) for tag, names in allowed.attributes.items()},
        protocols=PROTOCOLS,
        strip=True,
        filters=[links] if allowed.finds_links else [],
    )


def by_nh3(text: str, allowed: Allowed) -> str:
    """*text* as nh3 leaves it; ``//host`` links lose their address: a browser reads another site."""
    return nh3.clean(
        text,
        tags=set(allowed.tags),
        attributes={tag: set(names) for tag, names in allowed.attributes.items()},
        url_schemes=set(PROTOCOLS),
        link_rel=allowed.link_rel,
        attribute_filter=_safe_value,
    )


def _safe_value(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        return None if names_other_site(value) else value
    wanted = _LINK_VALUES.get(name)
    return value if wanted is None or wanted.fullmatch(value) else None


def plain_text(source: str) -> str:
    """The words of *source* (HTML) on one line per block, entities decoded, tags gone."""
    broken = re.sub(r"<(?:/(?:p|li|h[1-6]|tr|div|blockquote)|br\s*/?)>", "\n", source)
    stripped = nh3.clean(broken, tags=set())
    return re.sub(r"[ \t]*\n\s*", "\n", html.unescape(stripped)).strip()
