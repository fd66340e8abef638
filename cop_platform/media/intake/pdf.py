"""PDF files: their pages, and what a reader would run."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from .errors import Refused

MAX_PAGES = 2_000
MAX_STREAM = 300 * 1024 * 1024
MAX_OBJECTS = 64 * 1024 * 1024
CHUNK = 1024 * 1024
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
ESCAPE = re.compile(rb"#([0-9a-fA-F]{2})")
PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z])")
TWICE = re.compile(rb"/(?:FlateDecode|Fl)\s*/(?:FlateDecode|Fl)\b")
# How far before its stream the description of a stream may begin.
DESCRIPTION = 2_000


def check(body: bytes) -> None:
    """Raise Refused unless *body* is one PDF file, of at most 2,000 pages, that runs nothing."""
    end = body.rfind(b"%%EOF")
    if not body.startswith(b"%PDF-"):
        raise Refused("other_type")
    if end < 0 or body[end + 5 :].strip(b"\0\t\r\n "):
        raise Refused("damaged")
    outline = _plain_names(STREAM.sub(b"", body))
    if b"/Encrypt" in outline:
        raise Refused("locked")
    if TWICE.search(outline):
        raise Refused("bomb")
    _check_objects([outline, *_object_streams(body)])


def _check_objects(texts: list[bytes]) -> None:
    if any(ACTIVE.search(text) for text in texts):
        raise Refused("active")
    if sum(len(PAGE.findall(text)) for text in texts) > MAX_PAGES:
        raise Refused("pages")


def _plain_names(text: bytes) -> bytes:
    """``/J#53`` is ``/JS``."""
    return ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), text)


def _object_streams(body: bytes) -> Iterator[bytes]:
    """The objects that are packed inside streams, in plain; each stream is unpacked to see its size."""
    room = MAX_OBJECTS
    for found in STREAM.finditer(body):
        before = body[max(0, found.start() - DESCRIPTION) : found.start()]
        description = _plain_names(before[before.rfind(b"obj") + 1 :])
        if b"/ObjStm" in description:
            objects = _unpacked(found[1], room)
            room -= len(objects)
            yield _plain_names(objects)
        elif b"/Fl" in description:
            _check_size(found[1])


def _unpacked(packed: bytes, room: int) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        objects = unpacker.decompress(packed, max(room, 1))
    except zlib.error as error:
        raise Refused("damaged") from error
    if not unpacker.eof and unpacker.unconsumed_tail:
        raise Refused("bomb")
    return objects


def _check_size(packed: bytes) -> None:
    unpacker, size, rest = zlib.decompressobj(), 0, packed
    while rest and not unpacker.eof and size <= MAX_STREAM:
        try:
            size += len(unpacker.decompress(rest, CHUNK))
        except zlib.error:
            return
        rest = unpacker.unconsumed_tail
    if size > MAX_STREAM:
        raise Refused("bomb")
