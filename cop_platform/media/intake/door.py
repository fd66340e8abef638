"""From a file of somebody else to one that may be stored, in a process that may fail."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from tempfile import TemporaryFile
from typing import IO, Any

from django.utils.text import slugify

from cop_platform.media.bounded import answer_of
from cop_platform.media.values import Limits, extension_of

from . import film
from .refusals import refused

WALL_SECONDS = 30.0
MAX_NAME = 80
CHUNK = 1024 * 1024
# Players want the one, and most programs write the other.
BECOMES = {"srt": "vtt"}


def accepted(name: str, body: bytes, limits: Limits) -> bytes:
    """What may be stored of the file *name* with these bytes; an image comes back redrawn.

    Runs in a process of its own: at most 30 s, 20 s of computing and 1 GiB.
    Raises FileRefused with a sentence for who sent it.
    """
    extension = extension_of(name)
    return _asked(extension, body, len(body), limits)


def empty_film(name: str, file: Any, limits: Limits) -> None:
    """Take out of *file* (open to read and write) what is no picture or sound, in place.

    In the same process, which reads the file where it lies.  Raises FileRefused.
    """
    size = file.seek(0, 2)
    with _on_disk(file) as lying:
        parts = film.read(_asked(extension_of(name), lying, size, limits))
    for part in parts:
        file.seek(part.place)
        file.write(part.head)
        _write_zeros(file, part.zeros)
    file.flush()


def _asked(extension: str, body: bytes | IO[bytes], size: int, limits: Limits) -> bytes:
    if code := _seen_from_outside(extension, size, limits):
        raise refused(code, extension, limits)
    answer = answer_of(str(__package__), extension, body, wall_seconds=WALL_SECONDS)
    if not answer.startswith(b"+"):
        raise refused(answer[1:].decode(), extension, limits)
    return answer[1:]


@contextmanager
def _on_disk(file: Any) -> Iterator[IO[bytes]]:
    """*file* as the system knows it, from the start; small uploads are in memory."""
    if hasattr(file, "temporary_file_path"):
        file.flush()
        with open(file.temporary_file_path(), "rb") as lying:
            yield lying
        return
    with TemporaryFile() as copy:
        file.seek(0)
        shutil.copyfileobj(file, copy)
        copy.flush()
        copy.seek(0)
        yield copy


def _write_zeros(file: Any, number: int) -> None:
    while number > 0:
        number -= file.write(bytes(min(number, CHUNK)))


def tidy_name(name: str) -> str:
    """*name* in plain letters, digits and hyphens, with its extension: safe in a path and a header."""
    path = PurePath(name.replace("\\", "/"))
    return f"{slugify(path.stem)[:MAX_NAME].strip('-') or 'bestand'}.{_stored_as(extension_of(path.name))}"


def _stored_as(extension: str) -> str:
    return BECOMES.get(extension, extension)


def _seen_from_outside(extension: str, size: int, limits: Limits) -> str:
    if extension not in limits.extensions:
        return "extension"
    if not size:
        return "empty"
    return "too_large" if size > limits.most_bytes(extension) else ""
