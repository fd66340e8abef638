"""What each command does."""

from __future__ import annotations

import argparse
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import django
from django.conf import settings

from benchmarks import results
from benchmarks.data import meetings

PLOT = Path(__file__).parent / "plot.py"
MODULES = {
    "J1": "j1_feed",
    "J2": "j2_month",
    "J4": "j4_seats",
    "J5": "j5_search",
    "J6": "j6_fan_out",
    "J8": "j8_publish",
}
# What has rows of its own, as many as there would be meetings.
WITHOUT_MEETINGS = {"J5"}


def run(asked: argparse.Namespace) -> None:
    """Run the jobs for each number of meetings, at the date of the data."""
    _prepare()
    from benchmarks.rows import fill

    jobs = asked.job or list(MODULES)
    found: dict[str, dict[str, Any]] = {job: {} for job in jobs}
    opened = results.open_run(asked.db, asked.rounds)
    for number in asked.n:
        data = meetings(number)
        if set(jobs) - WITHOUT_MEETINGS:
            _say(f"{number} meetings: filling")
            fill(data)
        for job in jobs:
            _say(f"{number} meetings: {job}")
            found[job][str(number)] = import_module(f"benchmarks.jobs.{MODULES[job]}").run(data, asked.rounds)
    # Some jobs alone do not take the place of a whole run.
    name = "-".join(asked.job or ["run"]).lower()
    results.close_run(opened, found, f"{name}-{asked.db}" if asked.save else "")


def peers(asked: argparse.Namespace) -> None:
    """Build the same feeds with others, in turns with ours."""
    _prepare()
    from benchmarks.peers import compare
    from benchmarks.rows import fill

    found: dict[str, Any] = {}
    opened = results.open_run(asked.db, asked.rounds)
    for number in asked.n:
        _say(f"{number} meetings: filling, then taking turns with others")
        data = meetings(number)
        fill(data)
        found[str(number)] = compare.run(data, asked.rounds, settings.BENCH_DIR)
    results.close_run(opened, {"peers": found}, f"peers-{asked.db}" if asked.save else "")


def plot(asked: argparse.Namespace) -> None:
    """Draw what is kept, in an environment that has what that takes."""
    from benchmarks.peers.process import environment

    subprocess.run([environment(settings.BENCH_DIR, "plot"), PLOT], check=True)


def table(asked: argparse.Namespace) -> None:
    """Write the tables of docs/performance.md anew from what is kept."""
    from benchmarks.tables import renew

    renew()


def gate(asked: argparse.Namespace) -> None:
    """Fail when what is kept is outside wide bounds."""
    from benchmarks.gate import faults

    if found := faults(results.kept()):
        raise SystemExit("\n".join(found))


def _prepare() -> None:
    """Start Django, stop the clock at the date of the data, and migrate."""
    django.setup()
    from django.core.management import call_command

    from benchmarks.rows import NOW
    from cop_platform.core import clock

    clock.now = lambda: NOW
    call_command("migrate", verbosity=0)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
