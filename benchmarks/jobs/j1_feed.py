"""J1: serve the feed of N meetings, when nothing changed, from memory, and made anew."""

from __future__ import annotations

import gzip
from functools import partial
from typing import Any

import icalendar
from django.db import connection

from benchmarks import limits, urls
from benchmarks.data import Meeting
from benchmarks.measure import Target, take_turns, told
from benchmarks.server import serving
from benchmarks.site import ask, queries_of
from events.domain.feed_copies import copies

FEED, MEMORY, SHORT = "/agenda.ics", "/memory.ics", "/memory-short.ics"
SLOW_ROUNDS = 2


def run(found: list[Meeting], rounds: int) -> dict[str, Any]:
    """Times, ratios and numbers of queries for the feed of *found*."""
    status, headers, body = ask(FEED)
    assert status == 200
    _check(body, found)
    urls.held["text"] = body
    quick, slow = _quick(headers["ETag"], body), _slow()
    results = told(quick, take_turns(quick, rounds)) | told(slow, take_turns(slow, min(rounds, SLOW_ROUNDS)))
    results |= _served(headers["ETag"], len(body), rounds)
    for target in (*quick, *slow):
        if target.name in OURS:
            results[target.name]["queries"] = queries_of(target.run)
    return {"bytes": len(body), "targets": results}


OURS = {"304", "warm", "warm gzip", "cold"}


def _quick(etag: str, body: bytes) -> list[Target]:
    return [
        Target("memory", partial(_ask, MEMORY, len(body))),
        Target("memory, short way", partial(_ask, SHORT, len(body)), "memory"),
        Target("304", partial(_ask, FEED, 0, if_none_match=etag), "memory"),
        Target("warm", partial(_ask, FEED, len(body)), "memory"),
        Target("warm gzip", _ask_packed),
        Target("read and join", partial(_read, limits.statement())),
        Target("cold", partial(_cold, len(body)), "read and join"),
    ]


def _slow() -> list[Target]:
    return [
        Target("icalendar per request", limits.build_with_icalendar),
        Target("cold again", _cold, "icalendar per request"),
    ]


def _served(etag: str, size: int, rounds: int) -> dict[str, Any]:
    """The same behind a server, so with what every answer costs there."""
    with serving() as client:

        def get(path: str, expected: tuple[int, int], headers: str = "") -> None:
            assert client.ask(path, headers) == expected

        known = f"If-None-Match: {etag}\r\n"
        takes = "Accept-Encoding: gzip\r\n"
        packed = client.ask(FEED, takes)
        targets = [
            Target("served: memory", partial(get, MEMORY, (200, size))),
            Target("served: memory, short way", partial(get, SHORT, (200, size)), "served: memory"),
            Target("served: 304", partial(get, FEED, (304, 0), known), "served: memory"),
            Target("served: warm", partial(get, FEED, (200, size)), "served: memory"),
            Target("served: warm gzip", partial(get, FEED, packed, takes), "served: memory"),
        ]
        return told(targets, take_turns(targets, rounds))


def _ask(path: str, size: int, **headers: str) -> None:
    status, _headers, body = ask(path, **headers)
    assert (status, len(body)) == (200 if size else 304, size)


def _ask_packed() -> None:
    _status, _headers, body = ask(FEED, accept_encoding="gzip")
    assert body[:2] == b"\x1f\x8b"


def _cold(size: int | None = None) -> None:
    copies.forget()
    _status, _headers, body = ask(FEED)
    assert size in (None, len(body))


def _read(found: tuple[str, Any]) -> None:
    assert limits.read_and_join(found)
    # As after each request.
    connection.close_if_unusable_or_obsolete()


def _check(body: bytes, found: list[Meeting]) -> None:
    """The feed holds all meetings, each changed date too, and can be read."""
    parsed = icalendar.Calendar.from_ical(body).walk("VEVENT")
    changed = sum(bool(meeting.moved) for meeting in found)
    assert len(parsed) == len(found) + changed, (len(parsed), len(found), changed)
    assert {str(vevent["UID"]).partition("@")[0][:36] for vevent in parsed} == {
        meeting.uid.partition("@")[0] for meeting in found
    }
    _status, _headers, packed = ask(FEED, accept_encoding="gzip")
    assert gzip.decompress(packed) == body
