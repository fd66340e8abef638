"""From a mail that came in to what it reports, by way of the bounded process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from email.utils import parseaddr

from cop_platform.core.characters import single_line
from cop_platform.core.own_process import Fell, output_of

from .limits import MAX_BYTES, WALL_SECONDS


@dataclass(frozen=True)
class Returned:
    """A mail that was not delivered: its Message-ID, the addresses that it may have gone to, and why."""

    message_id: str
    addresses: frozenset[str]
    words: str


def read_report(body: bytes) -> Returned | None:
    """What *body* reports; None when it is no report of a failure, or too hard to read.

    Runs in a process of its own: at most 15 s, 5 s of computing and 512 MiB; beyond the
    first megabyte nothing is read.
    """
    try:
        said = output_of(str(__package__), body=body[:MAX_BYTES], seconds=WALL_SECONDS)
    except Fell:
        return None
    found: dict[str, str] = json.loads(said[1:]) if said.startswith(b"+") else {}
    if not found:
        return None
    addresses = {parseaddr(found["to"])[1], found["address"]}
    words = single_line(f"{found['status']} {found['words']}")
    return Returned(found["id"], frozenset(addresses - {""}), words[:200])
