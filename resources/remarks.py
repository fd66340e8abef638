"""Where a remark about a section stands in the form of its chapter, as the CMS names places."""

import json
import re
from string import ascii_lowercase, digits

from django.utils.crypto import get_random_string
from wagtail.rich_text import RichText

from resources.domain.feedback import Place
from resources.models import ChapterPage
from resources.texts import headings_of

_HEADING = re.compile(r"(<h[3-6])[^>]*>.*?</h", re.IGNORECASE | re.DOTALL)
_KEY = re.compile(r'data-block-key="(\w+)"')
# What every chapter has, for a section that is no longer in the draft.
NOWHERE = Place("title")


def remark_place(draft: ChapterPage, anchor: str) -> Place:
    """Beside the words of the heading with *anchor* in *draft*, or beside the title.

    The editor of the CMS knows paragraphs by a key; a heading without one gets it here,
    in *draft* only, which is not stored.
    """
    headings = headings_of(draft.anchors, draft.body)
    heading = next((one for one in headings if one.anchor == anchor), None)
    block = next((one for one in draft.body if heading and str(one.id) == heading.block), None)
    if heading is None or block is None:
        return NOWHERE
    source, key = _with_key(block.value["html"].source, heading.place)
    block.value["html"] = RichText(source)
    position = [{"key": key, "start": 0, "end": len(heading.title)}]
    return Place(f"body.{block.id}.html", json.dumps(position))


def _with_key(source: str, place: int) -> tuple[str, str]:
    """*source* with a key on its heading at *place*, and that key."""
    found = list(_HEADING.finditer(source))[place]
    if known := _KEY.search(found[0]):
        return source, known[1]
    key = get_random_string(5, allowed_chars=ascii_lowercase + digits)
    return f'{source[: found.end(1)]} data-block-key="{key}"{source[found.end(1) :]}', key
