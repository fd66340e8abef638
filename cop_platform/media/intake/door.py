"""From a file of somebody else to one that may be stored, in a process that may fail."""

from __future__ import annotations

from pathlib import PurePath

from django.utils.text import slugify

from cop_platform.media.bounded import answer_of
from cop_platform.media.values import Limits, extension_of

from .refusals import refused

WALL_SECONDS = 30.0
MAX_NAME = 80


def accepted(name: str, body: bytes, limits: Limits) -> bytes:
    """What may be stored of the file *name* with these bytes; an image comes back redrawn.

    Runs in a process of its own: at most 30 s, 20 s of computing and 1 GiB.
    Raises FileRefused with a sentence for who sent it.
    """
    extension = extension_of(name)
    if code := _seen_from_outside(extension, body, limits):
        raise refused(code, extension, limits)
    answer = answer_of(str(__package__), extension, body, wall_seconds=WALL_SECONDS)
    if not answer.startswith(b"+"):
        raise refused(answer[1:].decode(), extension, limits)
    return answer[1:]


def tidy_name(name: str) -> str:
    """*name* in plain letters, digits and hyphens, with its extension: safe in a path and a header."""
    path = PurePath(name.replace("\\", "/"))
    return f"{slugify(path.stem)[:MAX_NAME].strip('-') or 'bestand'}.{extension_of(path.name)}"


def _seen_from_outside(extension: str, body: bytes, limits: Limits) -> str:
    if extension not in limits.extensions:
        return "extension"
    if not body:
        return "empty"
    return "too_large" if len(body) > limits.max_bytes else ""
