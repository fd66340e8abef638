"""Addresses of websites that somebody typed as plain text."""

import re
from collections.abc import MutableMapping
from typing import Any

# What people here type without https:// in front; with it, any domain will do.
_ENDINGS = "amsterdam|be|brussels|com|de|edu|eu|frl|gov|info|int|net|nl|org|uk"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_REST = r"(?::\d{1,5})?(?:[/?#][^\s<>\"'`{}|\\^]{0,500})?"
# Bounded everywhere, and ASCII only: an address in look-alike letters stays text.  What
# stands in an e-mail address, or before an @ as a false name of a site, is no address.
ADDRESS = re.compile(
    rf"(?<![\w@.:/-])(?:https?://(?:{_LABEL}\.){{1,6}}[a-z]{{2,24}}|(?:{_LABEL}\.){{1,6}}(?:{_ENDINGS}))"
    rf"(?![\w@-]|:\d+[\w@]|\.\w){_REST}(?![\w@])",
    re.IGNORECASE | re.UNICODE,
)
_HREF = (None, "href")
_OTHER_SITE = re.compile(r"\s*[/\\]{2}")

Attributes = MutableMapping[Any, str]


def only_safe_target(attributes: Attributes, is_new: bool = False) -> Attributes:
    """The attributes of a link (callback of bleach): https for a typed name, no ``//host``.

    The link itself stays: bleach drops entities in the text of a link that it drops.
    """
    href = attributes.get(_HREF, "")
    if names_other_site(href):
        del attributes[_HREF]
    elif is_new and not re.match("https?://", attributes["_text"], re.IGNORECASE):
        attributes[_HREF] = f"https://{attributes['_text']}"
    return attributes


def names_other_site(href: str) -> bool:
    """Whether a browser reads *href* as another site although it looks like a path (``//host``)."""
    return bool(_OTHER_SITE.match(href))
