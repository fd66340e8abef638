"""What a fetch may cost, and what it brings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Limits:
    """How much one fetch may take; *total_seconds* is wall clock, names and redirects included.

    *max_bytes* counts after decompression.
    """

    connect_seconds: float = 5.0
    total_seconds: float = 15.0
    max_bytes: int = 2 * 1024 * 1024
    max_redirects: int = 3


class Validators(NamedTuple):
    """What an earlier answer may be recognised by."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True)
class Fetched:
    """An answer: *status* is 200, or 304 with an empty *body* (nothing changed).

    *etag* and *last_modified* are what to send the next time; *final_url* is the
    address after redirects.  After a 304 all of them are still the right ones.
    """

    status: int
    body: bytes
    etag: str
    last_modified: str
    final_url: str
    content_type: str
