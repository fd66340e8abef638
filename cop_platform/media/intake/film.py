"""Films: pictures and sound that browsers play, and nothing that tells of the camera or its place."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from .errors import Refused

PICTURE_CODECS = {b"avc1", b"avc3", b"vp09", b"av01", b"V_VP8", b"V_VP9", b"V_AV1"}
SOUND_CODECS = {b"mp4a", b"Opus", b"fLaC", b"A_OPUS", b"A_VORBIS"}


class Emptied(NamedTuple):
    """What to write over a part that does not stay: *head* at *place*, then *zeros* zeros.

    As long as what stood there, so that nothing moves.
    """

    place: int
    head: bytes
    zeros: int


class Track(NamedTuple):
    """One stream in a film, as the film calls them."""

    is_picture: bool
    is_sound: bool
    codec: bytes


def check_tracks(tracks: Iterable[Track]) -> None:
    """Raise Refused unless there is a picture, and browsers can play all of it."""
    known = list(tracks)
    for track in known:
        if not (track.is_picture or track.is_sound):
            raise Refused("film_track")
        if track.codec not in (PICTURE_CODECS if track.is_picture else SOUND_CODECS):
            raise Refused("film_codec")
    if not any(track.is_picture for track in known):
        raise Refused("film_picture")


def written(parts: Iterable[Emptied]) -> bytes:
    """*parts* for the door."""
    return json.dumps([(part.place, part.head.hex(), part.zeros) for part in parts]).encode()


def read(answer: bytes) -> list[Emptied]:
    """What ``written`` wrote."""
    return [Emptied(place, bytes.fromhex(head), zeros) for place, head, zeros in json.loads(answer)]
