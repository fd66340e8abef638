"""MP4 files (ISO/IEC 14496-12): boxes in boxes, each with its length before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, NamedTuple

from .errors import Refused
from .film import Emptied, Track, check_tracks

MAX_BOXES = 100_000
MAX_FTYP = 1_000
BRANDS = {b"isom", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash", *(b"iso%d" % one for one in range(2, 10))}
# All else is emptied: makers hide there with what, where and by whom a film was taken.
KEPT = {
    b"": {b"ftyp", b"styp", b"moov", b"moof", b"mdat", b"sidx", b"ssix", b"mfra"},
    b"moov": {b"mvhd", b"iods", b"trak", b"mvex"},
    b"trak": {b"tkhd", b"tref", b"edts", b"mdia"},
    b"mdia": {b"mdhd", b"hdlr", b"elng", b"minf"},
    b"minf": {b"vmhd", b"smhd", b"nmhd", b"gmhd", b"hdlr", b"dinf", b"stbl"},
}
LOCKED = {b"pssh", b"encv", b"enca"}


class Box(NamedTuple):
    """A box from *at* to *end*, with its content from *body* on."""

    kind: bytes
    at: int
    body: int
    end: int


class _Reader:
    """Walks through the boxes of one file, and counts them."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._number = file, 0
        self.emptied: list[Emptied] = []

    def boxes(self, start: int, end: int) -> Iterator[Box]:
        """The boxes in ``[start, end)``; raises Refused when they do not fill it."""
        while start < end:
            box = self._box(start, end)
            yield box
            start = box.end

    def bytes_at(self, place: int, number: int) -> bytes:
        self._file.seek(place)
        return self._file.read(number)

    def kept(self, outer: Box) -> Iterator[Box]:
        """The boxes in *outer* that stay; the others are noted."""
        for box in self.boxes(outer.body, outer.end):
            if box.kind in LOCKED:
                raise Refused("film_locked")
            if box.kind in KEPT[outer.kind]:
                yield box
            else:
                self.emptied.append(Emptied(box.at + 4, b"free", 0))
                self.emptied.append(Emptied(box.body, b"", box.end - box.body))

    def _box(self, at: int, end: int) -> Box:
        self._number += 1
        head = self.bytes_at(at, 16)
        size, body = int.from_bytes(head[:4]), at + 8
        if size == 1:
            size, body = int.from_bytes(head[8:]), at + 16
        elif size == 0:
            size = end - at
        if self._number > MAX_BOXES or at + size > end or body > at + size:
            raise Refused("damaged")
        return Box(head[4:8], at, body, at + size)


def check(file: IO[bytes], size: int) -> list[Emptied]:
    """What must be emptied in *file* of *size* bytes; raises Refused."""
    reader = _Reader(file)
    _check_brand(reader, size)
    tracks: list[Track] = []
    for box in reader.kept(Box(b"", 0, 0, size)):
        if box.kind == b"moov":
            tracks += [_track(reader, one) for one in reader.kept(box) if one.kind == b"trak"]
    check_tracks(tracks)
    return reader.emptied


def _check_brand(reader: _Reader, size: int) -> None:
    head = reader.bytes_at(0, 8)
    length = int.from_bytes(head[:4])
    if head[4:] != b"ftyp" or not 16 <= length <= min(size, MAX_FTYP):
        raise Refused("other_type")
    brands = reader.bytes_at(8, length - 8)
    names = {brands[at : at + 4] for at in range(0, len(brands), 4) if at != 4}
    if not names & BRANDS:
        raise Refused("other_type")


def _track(reader: _Reader, trak: Box) -> Track:
    kind = codec = b""
    for media in (box for box in reader.kept(trak) if box.kind == b"mdia"):
        for box in reader.kept(media):
            if box.kind == b"hdlr":
                kind = reader.bytes_at(box.body + 8, 4)
            elif box.kind == b"minf":
                codec = _codec(reader, box)
    return Track(kind == b"vide", kind == b"soun", codec)


def _codec(reader: _Reader, minf: Box) -> bytes:
    tables = (box for box in reader.kept(minf) if box.kind == b"stbl")
    for box in (one for table in tables for one in reader.boxes(table.body, table.end)):
        if box.kind == b"stsd":
            names = [entry.kind for entry in reader.boxes(box.body + 8, box.end)]
            if LOCKED & {*names}:
                raise Refused("film_locked")
            return names[0] if len({*names}) == 1 else b""
    return b""
