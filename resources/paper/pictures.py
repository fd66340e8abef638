"""The pictures in a text, for as far as everybody may see them."""

import re
from pathlib import PurePath
from urllib.parse import unquote, urlsplit

from django.db.models.fields.files import FieldFile

from cop_platform.media.models import SiteRendition
from cop_platform.media.visibility import is_public
from resources.models import Edition

_PICTURE = re.compile(r'<img[^>]*\ssrc="([^"]+)"')
_KEY = re.compile(r"^/images/(\d+)/([^/]+)$")
# All of one document together: more would not fit in the memory of the process that makes it.
MOST_BYTES = 60_000_000


def pictures_in(html: str, edition: Edition | None = None) -> dict[str, bytes]:
    """By address in *html*: the public pictures; in place of the others their words are printed.

    What *edition* keeps is taken as it was when the edition was recorded.
    """
    kept = {row.name: row.file for row in edition.pictures.all()} if edition else {}
    found: dict[str, bytes] = {}
    for address in dict.fromkeys(_PICTURE.findall(html)):
        body = _bytes_of(kept.get(PurePath(address).name) or _public(address))
        if body and sum(map(len, found.values())) + len(body) <= MOST_BYTES:
            found[address] = body
    return found


def _public(address: str) -> FieldFile | None:
    key = _KEY.match(unquote(urlsplit(address).path))
    rendition = SiteRendition.objects.select_related("image").filter(pk=key[1]).first() if key else None
    return rendition.file if rendition and is_public(rendition.image) else None


def _bytes_of(file: FieldFile | None) -> bytes:
    if file is None:
        return b""
    try:
        with file.open("rb") as content:
            return bytes(content.read())
    except OSError:
        return b""
