"""The last seat: 100 people at once, 100 times, for one seat and for ten, on both databases."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from proof.running import Broken, Figures
from proof.seats.databases import KINDS, environment

# Fewer for a look in between; what is kept says how many there were.
TRIALS, CLIENTS = int(os.environ.get("PROOF_TRIALS", "100")), 100
CONTROL_TRIALS = 3
LIVE, NAIVE = "cop_platform.wsgi:application", "proof.seats.naive:application"


def run() -> Figures:
    """Faults, answers and times per database; none may be oversold, lost, out of order or an error.

    How long one waits is measured elsewhere, on a machine that does nothing else: benchmark J4.
    """
    found = {kind: race(kind, TRIALS, LIVE) for kind in KINDS}
    control = race("postgresql", CONTROL_TRIALS, NAIVE)
    figures = {"clients": CLIENTS, "trials": TRIALS, "capacities": [1, 10], **found, "control": control}
    reasons = [f"{kind}: {name} {n}" for kind in KINDS for name, n in found[kind]["faults"].items() if n]
    if not control["faults"]["oversold"]:
        reasons.append("the control did not oversell")
    if reasons:
        raise Broken(figures, reasons)
    return figures


def race(kind: str, trials: int, module: str) -> dict[str, Any]:
    """What *trials* trials on *kind* gave, by a process whose settings lead to that database."""
    command = [sys.executable, "-m", "proof.seats.race", str(trials), str(CLIENTS), module]
    done = subprocess.run(
        command, env=environment(kind, "race"), stdout=subprocess.PIPE, check=True, text=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found
