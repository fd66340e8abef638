"""What every PDF of ours must be: tagged, in a language, with a title, for programs that read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import NamedTuple

import pikepdf
from pypdf import PdfReader

HEADINGS = {"/H1", "/H2", "/H3", "/H4", "/H5", "/H6"}


class Tag(NamedTuple):
    """What one part is, and what is said in its place."""

    kind: str
    alt: str


def tags(body: bytes) -> list[Tag]:
    """Every tag of the document, in reading order."""
    with pikepdf.open(BytesIO(body)) as document:
        return list(_below(document.Root.StructTreeRoot))


def headings(body: bytes) -> list[int]:
    """The levels of the headings, in reading order."""
    return [int(tag.kind[2:]) for tag in tags(body) if tag.kind in HEADINGS]


def words(body: bytes) -> str:
    """All that one reads, on one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages).split())


def fonts(body: bytes) -> set[str]:
    """The names of the fonts that the first sheet brings along."""
    with pikepdf.open(BytesIO(body)) as document:
        return {str(font.BaseFont).split("+")[-1] for font in document.pages[0].Resources.Font.values()}


def page_count(body: bytes) -> int:
    """How many sheets it takes."""
    return len(PdfReader(BytesIO(body)).pages)


def check_reads_aloud(body: bytes, *, title: str, language: str = "nl") -> None:
    """Fail unless *body* says it is PDF/UA-1 and has what a program can look for of that."""
    document = pikepdf.open(BytesIO(body))
    root = document.Root
    assert str(root.Lang) == language
    assert str(document.docinfo["/Title"]) == title
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert bool(root.MarkInfo.Marked)
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == title
    assert all(tag.alt.strip() for tag in tags(body) if tag.kind == "/Figure")
    _check_levels(headings(body))
    assert all(page.obj.get("/StructParents") is not None for page in document.pages)


def _check_levels(levels: list[int]) -> None:
    assert levels[:1] == [1], levels
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


def _below(tag: pikepdf.Object) -> Iterator[Tag]:
    kids = tag.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield Tag(str(kid.S), str(kid.get("/Alt", "")))
            yield from _below(kid)
