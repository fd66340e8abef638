"""From a stored document to its words, by way of the bounded process."""

from __future__ import annotations

from dataclasses import dataclass

from cop_platform.core.characters import normalise
from cop_platform.media.bounded import answer_of
from cop_platform.media.values import TextState, extension_of

from .limits import MAX_TEXT, WALL_SECONDS

KINDS = ("csv", "docx", "odt", "pdf", "pptx", "xlsx")


@dataclass(frozen=True)
class Reading:
    """How reading went, and the words, without control and invisible characters."""

    state: TextState
    text: str = ""


def read_words(name: str, body: bytes) -> Reading:
    """The words of the file *name* with these bytes, at most MAX_TEXT characters of them.

    Runs in a process of its own: at most 20 s, 12 s of computing and 512 MiB.
    """
    extension = extension_of(name)
    if extension not in KINDS:
        return Reading(TextState.OTHER_KIND)
    answer = answer_of(str(__package__), extension, body, wall_seconds=WALL_SECONDS)
    if not answer.startswith(b"+"):
        return Reading(TextState.UNREADABLE)
    text = normalise(answer[1:].decode("utf-8", "replace"))[:MAX_TEXT].strip()
    return Reading(TextState.READ if text else TextState.EMPTY, text)
