"""The words of PDF files; a scan has none."""

from __future__ import annotations

import time
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from .errors import Unreadable
from .limits import MAX_PAGES, MAX_TEXT, READING_SECONDS


def words(body: bytes) -> str:
    """The text of the pages of *body*, as far as time and room allow; raises Unreadable."""
    reader = PdfReader(BytesIO(body))
    if reader.is_encrypted:
        raise Unreadable("locked")
    found: list[str] = []
    room = MAX_TEXT
    for page in reader.pages[:MAX_PAGES]:
        text = _of_page(page)[:room]
        found.append(text)
        room -= len(text)
        if room <= 0 or time.process_time() > READING_SECONDS:
            break
    return "\n".join(found)


def _of_page(page: Any) -> str:
    """The text of one page; one that is broken does not spoil the others."""
    try:
        return str(page.extract_text())
    except (MemoryError, RecursionError):
        raise
    except Exception:
        return ""
