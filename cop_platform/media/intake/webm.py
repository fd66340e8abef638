"""WebM files (Matroska, RFC 8794 and 9559): elements in elements, each with its length before it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import IO, NamedTuple

from .errors import Refused
from .film import Emptied, Track, check_tracks

MAX_ELEMENTS = 1_000_000
MAX_HEADER, MAX_TRACKS = 1_000, 1_000_000
HEADER, DOCUMENT_TYPE, SEGMENT, CLUSTER, TRACKS = 0x1A45DFA3, 0x4282, 0x18538067, 0x1F43B675, 0x1654AE6B
TRACK, TRACK_KIND, CODEC, ENCODINGS = 0xAE, 0x83, 0x86, 0x6D80
SEEK_HEAD, INFO, CUES = 0x114D9B74, 0x1549A966, 0x1C53BB6B
# Time, position, length and blocks: they follow the head of a cluster without a length.
IN_CLUSTER = {0xE7, 0xA7, 0xAB, 0xA3, 0xA0}
KEPT = {SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES, *IN_CLUSTER}
PICTURE, SOUND = 1, 2


class Element(NamedTuple):
    """An element from *at* to *end*, with its content from *body* on; *end* is None when it does not say."""

    kind: int
    at: int
    body: int
    end: int | None


def check(file: IO[bytes], size: int) -> list[Emptied]:
    """What must be emptied in *file* of *size* bytes; raises Refused."""
    file.seek(0)
    if file.read(4) != HEADER.to_bytes(4):
        raise Refused("other_type")
    header = _element(file, 0, size)
    if header.end is None or header.end > MAX_HEADER:
        raise Refused("damaged")
    if _inside(file, header).get(DOCUMENT_TYPE, [b""])[0].rstrip(b"\0") != b"webm":
        raise Refused("other_type")
    segment = _element(file, header.end, size)
    if segment.kind != SEGMENT or (segment.end or size) != size:
        raise Refused("damaged")
    return _check_segment(file, segment.body, size)


def _check_segment(file: IO[bytes], start: int, size: int) -> list[Emptied]:
    tracks: list[Track] = []
    emptied = []
    for element, end in _elements(file, start, size):
        if element.kind == TRACKS:
            tracks += _tracks(file, element, end)
        elif element.kind not in KEPT:
            emptied.append(_void(element.at, end))
    check_tracks(tracks)
    return emptied


def _elements(file: IO[bytes], at: int, end: int) -> Iterator[tuple[Element, int]]:
    """The elements in ``[at, end)`` with their ends; of a cluster without a length, what is in it."""
    for _number in range(MAX_ELEMENTS):
        if at == end:
            return
        element = _element(file, at, end)
        if element.end is not None:
            yield element, element.end
        elif element.kind != CLUSTER:
            break
        at = element.end or element.body
    raise Refused("damaged")


def _tracks(file: IO[bytes], element: Element, end: int) -> Iterator[Track]:
    if end - element.body > MAX_TRACKS:
        raise Refused("damaged")
    for entry in _inside(file, element).get(TRACK, []):
        facts = _inside(BytesIO(entry), Element(TRACK, 0, 0, len(entry)))
        if ENCODINGS in facts:
            raise Refused("film_locked")
        kind = int.from_bytes(facts.get(TRACK_KIND, [b""])[0])
        yield Track(kind == PICTURE, kind == SOUND, facts.get(CODEC, [b""])[0].rstrip(b"\0"))


def _inside(file: IO[bytes], outer: Element) -> dict[int, list[bytes]]:
    """The contents of the elements in *outer*, by kind."""
    found: dict[int, list[bytes]] = {}
    for element, end in _elements(file, outer.body, outer.end or outer.body):
        file.seek(element.body)
        found.setdefault(element.kind, []).append(file.read(end - element.body))
    return found


def _element(file: IO[bytes], at: int, end: int) -> Element:
    file.seek(at)
    head = file.read(12)
    kind_length = _length(head, 4)
    rest = head[kind_length:]
    length = _length(rest, 8)
    body = at + kind_length + length
    most = (1 << 7 * length) - 1
    size = int.from_bytes(rest[:length]) & most
    if body > end or (size != most and body + size > end):
        raise Refused("damaged")
    return Element(int.from_bytes(head[:kind_length]), at, body, None if size == most else body + size)


def _length(head: bytes, most: int) -> int:
    """How many bytes the number at the start of *head* takes: as many as it has zero bits, and one."""
    length = 9 - head[0].bit_length() if head else most + 1
    if length > most:
        raise Refused("damaged")
    return length


def _void(at: int, end: int) -> Emptied:
    """As long as what stood there, whatever length that had."""
    size = end - at
    if size < 9:
        return Emptied(at, bytes([0xEC, 0x80 | size - 2]), size - 2)
    return Emptied(at, b"\xec" + (1 << 56 | size - 9).to_bytes(8), size - 9)
