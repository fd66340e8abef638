"""The pictures in a text, for as far as everybody may see them."""

import re
from urllib.parse import unquote, urlsplit

from cop_platform.media.models import SiteRendition
from cop_platform.media.visibility import is_public

_PICTURE = re.compile(r'<img[^>]*\ssrc="([^"]+)"')
_KEY = re.compile(r"^/images/(\d+)/([^/]+)$")
# All of one document together: more would not fit in the memory of the process that makes it.
MOST_BYTES = 60_000_000


def pictures_in(html: str) -> dict[str, bytes]:
    """By address in *html*: the public pictures; in place of the others their words are printed."""
    found: dict[str, bytes] = {}
    for address in dict.fromkeys(_PICTURE.findall(html)):
        body = _bytes_of(address)
        if body and sum(map(len, found.values())) + len(body) <= MOST_BYTES:
            found[address] = body
    return found


def _bytes_of(address: str) -> bytes:
    key = _KEY.match(unquote(urlsplit(address).path))
    rendition = SiteRendition.objects.select_related("image").filter(pk=key[1]).first() if key else None
    if rendition is None or not is_public(rendition.image):
        return b""
    try:
        with rendition.file.open("rb") as content:
            return bytes(content.read())
    except OSError:
        return b""
