"""From the fields of a page to the parts that the rules read; half-filled blocks are parts, too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from wagtail import blocks

from cop_platform.core.blocks import CaptionsBlock, DownloadBlock, FigureBlock, RoomCardBlock, VideoBlock
from cop_platform.core.blocks.room_card import faults_of
from cop_platform.core.proofreading.values import (
    Captions,
    Card,
    Download,
    NoPicture,
    Number,
    Part,
    Path,
    Picture,
    Prose,
    Video,
    Words,
)


def parts_of(fields: Mapping[str, Any]) -> list[Part]:
    """The parts of *fields* (text or the value of a stream, by name), in the order of *fields*."""
    return [part for name, value in fields.items() for part in _of_field(name, value)]


def _of_field(name: str, value: Any) -> Iterator[Part]:
    if isinstance(value, blocks.StreamValue):
        yield from _of_stream(value, (name,))
    elif isinstance(value, str):
        yield Words((name,), value)


def _of_stream(value: Any, path: Path) -> Iterator[Part]:
    for place, child in enumerate(value or ()):
        yield from _of_block(child.block, child.value, (*path, place))


def _of_block(block: blocks.Block, value: Any, path: Path) -> Iterator[Part]:
    for kind, read in READERS.items():
        if isinstance(block, kind):
            yield from read(value or {}, path)
    if isinstance(block, blocks.RichTextBlock):
        yield Prose(path, getattr(value, "source", value) or "")
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        yield Words(path, value or "")
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield from _of_block(child, (value or {}).get(name), (*path, name))
    elif isinstance(block, blocks.ListBlock):
        for place, one in enumerate(value or ()):
            yield from _of_block(block.child_block, one, (*path, place))


def _figure(value: Mapping[str, Any], path: Path) -> Iterator[Part]:
    alt, source = value.get("alt") or "", value.get("source") or ""
    image, number = value.get("image"), value.get("figure")
    if image:
        yield Picture(path, alt, bool(value.get("is_decorative")), source)
    elif not number or alt or source or value.get("caption"):
        yield NoPicture(path, has_number=bool(number))
    if number:
        yield Number(path, bool(number.original_source or number.source))


def _video(value: Mapping[str, Any], path: Path) -> Iterator[Part]:
    transcript = value.get("transcript")
    html = getattr(transcript, "source", transcript) or ""
    film, captions = (_extension(value.get(name)) for name in ("film", "captions"))
    yield Video(path, value.get("url") or "", film, captions, bool(value.get("has_captions")), html)


def _captions(value: Mapping[str, Any], path: Path) -> Iterator[Part]:
    yield Captions(path, value.get("language") or "", _extension(value.get("captions")))


def _extension(document: Any) -> str:
    return str(document.file_extension).lower() if document else ""


def _download(value: Mapping[str, Any], path: Path) -> Iterator[Part]:
    if value.get("document"):
        yield Download(path)


def _card(value: Mapping[str, Any], path: Path) -> Iterator[Part]:
    yield Card(path, tuple(faults_of(value)))


READERS: dict[type[blocks.Block], Callable[[Mapping[str, Any], Path], Iterator[Part]]] = {
    FigureBlock: _figure,
    VideoBlock: _video,
    CaptionsBlock: _captions,
    DownloadBlock: _download,
    RoomCardBlock: _card,
}
