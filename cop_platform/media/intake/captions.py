"""Captions (WebVTT, or SRT): read line by line, and written anew, so that only times and words are left."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from .errors import Refused

MAX_BYTES = 1_000_000
MAX_CUES = 10_000
MAX_WORDS = 500
_TIME = r"(?:(\d{2}):)?([0-5]\d):([0-5]\d)[.,](\d{3})"
_TIMES = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Who speaks is told by an element.
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^<>]+)>")
_TAG = re.compile(r"<[^<>]*>")
# What stands between the cues and is not shown.
_ASIDE = ("NOTE", "STYLE", "REGION")


class Cue(NamedTuple):
    """Words from *start* to *end*, in thousandths of a second."""

    start: int
    end: int
    words: str


Line = tuple[int, str]


def rewritten(body: bytes, extension: str) -> bytes:
    """The captions in *body* (``vtt`` or ``srt``) as WebVTT of plain words; raises Refused with the line."""
    if len(body) > MAX_BYTES:
        raise Refused("captions_large")
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("captions_letters") from error
    lines = list(enumerate(_CONTROL.sub("", text).replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1))
    if extension == "vtt":
        lines = _after_header(lines)
    cues = _checked([cue for block in _blocks(lines) if (cue := _cue(block))])
    return "\n\n".join(["WEBVTT", *map(_as_text, cues)]).encode() + b"\n"


def _after_header(lines: list[Line]) -> list[Line]:
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0][1]):
        raise Refused("captions_header")
    empty = next((place for place, (_number, line) in enumerate(lines) if not line.strip()), len(lines))
    return lines[empty:]


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines that stand together."""
    block: list[Line] = []
    for number, line in [*lines, (0, "")]:
        if line.strip():
            block.append((number, line.strip()))
        elif block:
            yield block
            block = []


def _cue(block: list[Line]) -> tuple[int, Cue] | None:
    """The cue in *block*, with the line of its times; None for what is no cue."""
    if block[0][1].split()[0] in _ASIDE and not any("-->" in line for _number, line in block):
        return None
    # A name or number may come first.
    times = block if "-->" in block[0][1] else block[1:]
    number, line = times[0] if times else block[0]
    found = _TIMES.fullmatch(line)
    if not found:
        raise Refused(f"captions_time:{number}")
    for place, words in times[1:]:
        if "-->" in words:
            raise Refused(f"captions_time:{place}")
    text = "\n".join(filter(None, (_words(one) for _place, one in times[1:])))
    if len(text) > MAX_WORDS:
        raise Refused(f"captions_long:{number}")
    return number, Cue(_moment(found.groups()[:4]), _moment(found.groups()[4:]), text)


def _checked(found: list[tuple[int, Cue]]) -> list[Cue]:
    last = 0
    for number, cue in found:
        if cue.end <= cue.start or cue.start < last:
            raise Refused(f"captions_order:{number}")
        last = cue.start
    cues = [cue for _number, cue in found if cue.words]
    if not cues:
        raise Refused("captions_none")
    if len(cues) > MAX_CUES:
        raise Refused("captions_large")
    return cues


def _words(line: str) -> str:
    """*line* without elements, escaped, so that nothing in it is a time or an element."""
    plain = html.unescape(_TAG.sub("", _VOICE.sub(r"\1: ", line)))
    return html.escape(" ".join(plain.split()), quote=False)


def _moment(pieces: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, thousandths = (int(piece or 0) for piece in pieces)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def _as_text(cue: Cue) -> str:
    return f"{_clock(cue.start)} --> {_clock(cue.end)}\n{cue.words}"


def _clock(moment: int) -> str:
    seconds, thousandths = divmod(moment, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{thousandths:03}"
