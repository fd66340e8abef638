"""Bounds for the results: exact for queries, wide for ratios; of milliseconds only what was promised."""

from __future__ import annotations

from math import inf
from typing import Any

# What a target may cost in statements, whatever the number of meetings.
QUERIES = {
    ("J1", "304"): 1,
    ("J1", "warm"): 1,
    ("J1", "warm gzip"): 1,
    ("J1", "cold"): 3,
    ("J2", "month table warm"): 1,
    ("J2", "month table cold"): 3,
    ("J5", "search"): 12,
}
# What the median of the ratio to its limit may be, with room for a busy machine; by number of meetings.
RATIOS = {
    ("J1", "cold", "10000"): 2.0,
    ("J1", "cold again", "10000"): 0.02,
    **{("J2", "month table warm", number): 2.5 for number in ("100", "1000", "10000")},
    **{("J5", "search", number): 2.0 for number in ("1000", "10000", "100000")},
    ("J6", "fan-out", "10000"): 1.3,
    ("J8", "feeds told", "1000"): 1.5,
}
# What was promised in milliseconds, in the worst round, on a server with PostgreSQL.
MOST = {("J4", "99 of 100 answered"): 2000}


def faults(kept: dict[str, dict[str, Any]]) -> list[str]:
    """What is out of bounds in the results *kept*, in words."""
    ratios = [fault for name, results in kept.items() for fault in _faults(name, results["jobs"])]
    served = {name: results for name, results in kept.items() if results["database"].startswith("PostgreSQL")}
    return ratios + [fault for name, results in served.items() for fault in _waits(name, results["jobs"])]


def _waits(name: str, jobs: dict[str, Any]) -> list[str]:
    return [
        f"{name}: {job} {target}, {number} meetings: {told['ms']['max']} ms, at most {MOST[job, target]}"
        for job, by_number in jobs.items()
        for number, result in by_number.items()
        for target, told in result["targets"].items()
        if told["ms"]["max"] > MOST.get((job, target), inf)
    ]


def _faults(name: str, jobs: dict[str, Any]) -> list[str]:
    found = []
    for job, by_number in jobs.items():
        for number, result in by_number.items():
            for target, told in result["targets"].items():
                where = f"{name}: {job} {target}, {number} meetings"
                found += _out_of_bounds(
                    where, told, QUERIES.get((job, target)), RATIOS.get((job, target, number))
                )
    return found


def _out_of_bounds(where: str, told: dict[str, Any], queries: int | None, ratio: float | None) -> list[str]:
    found = []
    if queries is not None and told["queries"] > queries:
        found.append(f"{where}: {told['queries']} queries, at most {queries}")
    if ratio is not None and told["ratio"]["median"] > ratio:
        found.append(f"{where}: {told['ratio']['median']} times its limit, at most {ratio}")
    return found
