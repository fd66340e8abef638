"""From HTML of our templates to a PDF, in a process that may fail."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage

from cop_platform.core.own_process import Fell, output_of
from cop_platform.core.pdf.values import DAMAGED, TOO_SLOW, NoPdf, Order, Pdf, as_text

STYLE_SHEET = "paper.css"
# Measured: 3 s for thirty pages on one busy core.
WALL_SECONDS = 90.0
_ADDRESS = re.compile(r'url\("?([^")]+)"?\)')


def pdf_of(html: str, *, sizes: tuple[float, ...] = (), pictures: Mapping[str, bytes] | None = None) -> Pdf:
    """*html*, a whole page of ours, as tagged PDF: language, title and headings are those of the page.

    Takes seconds: only for the worker.  Runs in a process of its own, at most 90 s, 60 s of
    computing and 1 GiB.  It reads the style sheet and fonts of paper, and *pictures* (by their
    address in the page; the caller judges who may see them): what else the page names is left
    out, with its text in place.  With *sizes* (points) the letters are as large as one page
    allows.  Raises NoPdf.
    """
    css, files = _style()
    order = Order(html, settings.SITE_URL, css, files, sizes, as_text(pictures or {}))
    try:
        answer = output_of(str(__package__), body=order.packed(), seconds=WALL_SECONDS)
    except Fell as fall:
        raise NoPdf(TOO_SLOW if fall.is_slow else DAMAGED) from fall
    head, _, body = answer.partition(b"\n")
    if not head.startswith(b"+"):
        raise NoPdf(head[1:].decode() or DAMAGED)
    return Pdf(body, int(head[1:]))


@lru_cache(maxsize=1)
def _style() -> tuple[str, dict[str, str]]:
    """The style sheet of paper, and where the files are that it names."""
    css = _place(STYLE_SHEET).read_text()
    return css, {name: str(_place(name)) for name in sorted(set(_ADDRESS.findall(css)))}


def _place(name: str) -> Path:
    """A file of the front end: as built, or as collected on a server that keeps only that."""
    return Path(finders.find(name) or staticfiles_storage.path(name))
