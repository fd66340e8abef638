"""What a module of ours says of a file of somebody else, which it reads in a process of its own."""

from __future__ import annotations

from typing import IO

from cop_platform.core.own_process import Fell, output_of

TOO_SLOW, DAMAGED = b"-too_slow", b"-damaged"


def answer_of(package: str, extension: str, body: bytes | IO[bytes], *, wall_seconds: float) -> bytes:
    """What *package* says of *body*, or a code after ``-`` for a process that was stopped or fell."""
    try:
        return output_of(package, extension, body=body, seconds=wall_seconds) or DAMAGED
    except Fell as fall:
        return TOO_SLOW if fall.is_slow else DAMAGED
