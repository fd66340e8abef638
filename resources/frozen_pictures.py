"""The pictures of an edition, kept beside it: what the CMS does with an image later, changes no edition."""

import hashlib
import re
from pathlib import PurePath
from urllib.parse import unquote

from django.urls import reverse

from cop_platform.media.models import SiteRendition
from resources.values import KeptPicture

_PICTURE = re.compile(r'(<img\b[^>]*\ssrc=")(/images/(\d+)/[^"]+)(")')


def with_kept_pictures(html: str) -> tuple[str, tuple[KeptPicture, ...]]:
    """The *html* with addresses of our own for its pictures, and those pictures.

    The address is made of what the picture shows, so that the same picture has the same
    one in every edition.  One whose file is gone, or whose collection is not for everybody,
    keeps the address that it has: there the CMS goes on deciding.
    """
    kept: dict[str, KeptPicture] = {}

    def own(found: re.Match[str]) -> str:
        picture = kept.get(found[3]) or _picture(int(found[3]), PurePath(unquote(found[2])).name)
        if picture is None:
            return found[0]
        kept[found[3]] = picture
        return f"{found[1]}{reverse('edition_picture', args=[picture.name])}{found[4]}"

    return _PICTURE.sub(own, html), tuple(kept.values())


def _picture(key: int, filename: str) -> KeptPicture | None:
    rendition = SiteRendition.objects.select_related("image__collection").filter(pk=key).first()
    if rendition is None or PurePath(rendition.file.name).name != filename:
        return None
    if rendition.image.collection.get_view_restrictions().exists():
        return None
    try:
        with rendition.file.open("rb") as content:
            body = bytes(content.read())
    except OSError:
        return None
    return KeptPicture(hashlib.sha256(body).hexdigest() + PurePath(filename).suffix.lower(), body)
