"""What is asked of the process that makes PDFs, and what it answers; no Django."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from cop_platform.core.bounded_process import Refusal

NO_LIBRARY, TOO_SLOW, TOO_LONG, DAMAGED = "no_library", "too_slow", "too_long", "damaged"


class NoPdf(Refusal):
    """There is no PDF; *code* says why: for the log, and for who runs the server."""


@dataclass(frozen=True)
class Pdf:
    """A document of so many pages."""

    body: bytes
    pages: int


@dataclass(frozen=True)
class Order:
    """A page to put on paper.

    *files* are by name in the style sheet, with the path on our disk, and *pictures* by
    address in the page, with their bytes in base 64: nothing else is read.  With *sizes*
    (of letters, in points) the first that gives a single page is taken.
    """

    html: str
    base_url: str
    css: str
    files: Mapping[str, str]
    sizes: tuple[float, ...] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)

    def packed(self) -> bytes:
        """For the way to the process."""
        return json.dumps(asdict(self)).encode()


def unpacked(body: bytes) -> Order:
    """What ``packed`` gave."""
    return Order(**json.loads(body))


def as_text(pictures: Mapping[str, bytes]) -> dict[str, str]:
    """*pictures* as an order carries them."""
    return {address: b64encode(body).decode() for address, body in pictures.items()}
