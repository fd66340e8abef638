"""From a Word file to HTML, with the library that knows the format."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import mammoth

from .errors import Unreadable
from .limits import MAX_PICTURES

# What the library does not tell apart by itself; names of styles are English inside every Word file.
STYLES = """
p[style-name='Title'] => p.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Quote'] => p.quote:fresh
p[style-name='Intense Quote'] => p.quote:fresh
p[style-name='Quotations'] => p.quote:fresh
p[style-name^='toc '] => p.contents:fresh
p[style-name^='Contents '] => p.contents:fresh
p[style-name='Heading 7'] => h6:fresh
p[style-name='Heading 8'] => h6:fresh
p[style-name='Heading 9'] => h6:fresh
"""


@dataclass
class Converted:
    """The text as HTML; its pictures, numbered in order, as bytes."""

    html: str = ""
    pictures: list[bytes] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)


def converted(body: bytes) -> Converted:
    """*body* as HTML; nothing outside the file is opened.  Raises Unreadable for too many pictures."""
    result = Converted()

    def numbered(image: Any) -> dict[str, str]:
        if len(result.pictures) == MAX_PICTURES:
            raise Unreadable("too_many_pictures")
        result.pictures.append(_bytes_of(image))
        result.kinds.append(str(image.content_type or "").rpartition("/")[2])
        return {"src": str(len(result.pictures) - 1)}

    result.html = mammoth.convert_to_html(
        BytesIO(body),
        style_map=STYLES,
        convert_image=mammoth.images.img_element(numbered),
        external_file_access=False,
        # A file may carry wishes of its own on how it is read.
        include_embedded_style_map=False,
    ).value
    return result


def _bytes_of(image: Any) -> bytes:
    """The picture; nothing for one that is not in the file: that one stays away, and the report says so."""
    try:
        with image.open() as content:
            return bytes(content.read())
    except (KeyError, ValueError, OSError):
        return b""
