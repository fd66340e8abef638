"""Targets that take turns, and what their times say."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

SAMPLE_SECONDS = 0.15
MOST_CALLS = 200


@dataclass(frozen=True)
class Target:
    """One thing to time: *run* does it once; *limit* names the target that it is held against."""

    name: str
    run: Callable[[], Any]
    limit: str = ""


Times = dict[str, list[float]]


def take_turns(targets: Iterable[Target], rounds: int) -> Times:
    """Seconds per call of each target, one sample for each of *rounds*; the order turns around."""
    order = list(targets)
    calls = {target.name: _calls(target) for target in order}
    times: Times = {target.name: [] for target in order}
    for _round in range(rounds):
        for target in order:
            times[target.name].append(_sample(target, calls[target.name]))
        order.reverse()
    return times


def told(targets: Iterable[Target], times: Times) -> dict[str, dict[str, Any]]:
    """For each target its milliseconds, and its ratio to its limit in the same round."""
    found: dict[str, dict[str, Any]] = {}
    for target in targets:
        samples = times[target.name]
        found[target.name] = {"ms": spread([1000 * sample for sample in samples])}
        if target.limit:
            pairs = zip(samples, times[target.limit], strict=True)
            found[target.name]["limit"] = target.limit
            found[target.name]["ratio"] = spread([mine / limit for mine, limit in pairs])
    return found


def _sample(target: Target, calls: int) -> float:
    gc.collect()
    start = time.perf_counter()
    for _call in range(calls):
        target.run()
    return (time.perf_counter() - start) / calls


def _calls(target: Target) -> int:
    """How many calls make a sample that a clock can tell from noise; warms up too."""
    if (once := _sample(target, 1)) > SAMPLE_SECONDS:
        return 1
    once = min(once, _sample(target, 1))
    return max(1, min(MOST_CALLS, int(SAMPLE_SECONDS / once)))


def spread(values: list[float]) -> dict[str, float]:
    """The least, the median and the most of *values*, in four digits."""
    found = {"min": min(values), "median": statistics.median(values), "max": max(values)}
    return {name: float(f"{value:.4g}") for name, value in found.items()}
