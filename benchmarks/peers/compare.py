"""Our feed, made anew and kept, beside the same meetings built by others: in turns, in one run."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from benchmarks.data import Meeting
from benchmarks.measure import spread
from benchmarks.peers.process import Peer, running
from benchmarks.site import ask
from events.domain.feed_copies import copies

FEED = "/agenda.ics"


def run(found: list[Meeting], rounds: int, folder: Path) -> dict[str, Any]:
    """Times, and how many times as long as our feed made anew each of the others takes."""
    data = folder / "meetings.json"
    data.write_text(json.dumps([meeting.as_dict() for meeting in found]), encoding="utf-8")
    with running(folder, data, len(found)) as peers:
        for peer in peers:
            _check(peer, found)
        times = _take_turns(peers, rounds)
        versions = {peer.name: peer.versions for peer in peers}
    return {"versions": versions, "targets": {name: _told(name, times) for name in times}}


def _take_turns(peers: list[Peer], rounds: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {"ours, made anew": [], "ours, kept": []}
    # The first request of a process loads what later ones share.
    _timed()
    for _round in range(rounds):
        copies.forget()
        times["ours, made anew"].append(_timed())
        times["ours, kept"].append(_timed())
        for peer in peers:
            times.setdefault(peer.name, []).append(peer.build()["seconds"])
    return times


def _timed() -> float:
    start = time.perf_counter()
    status, _headers, _body = ask(FEED)
    assert status == 200
    return time.perf_counter() - start


def _told(name: str, times: dict[str, list[float]]) -> dict[str, Any]:
    ours = times["ours, made anew"]
    ratios = [mine / anew for mine, anew in zip(times[name], ours, strict=True)]
    return {
        "ms": spread([1000 * sample for sample in times[name]]),
        "limit": "ours, made anew",
        "ratio": spread(ratios),
    }


def _check(peer: Peer, found: list[Meeting]) -> None:
    """It built every meeting; only some know moved dates.  Warms it up too."""
    events = peer.build()["events"]
    moved = sum(bool(meeting.moved) for meeting in found)
    assert events in (len(found), len(found) + moved), (peer.name, events)
