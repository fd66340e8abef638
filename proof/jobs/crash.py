"""Kill -9 of the web server while people register and cancel: fifty times on each database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from proof.running import Broken, Figures
from proof.seats.databases import KINDS, environment

# Fewer for a look in between; what is kept says how many there were.
TRIALS = int(os.environ.get("PROOF_TRIALS", "50"))


def run() -> Figures:
    """Per database: what was acknowledged and lost, counters that are wrong, mails that miss."""
    found = {kind: crash(kind) for kind in KINDS}
    figures = {"trials": TRIALS, **found}
    reasons = [f"{kind}: {name} {n}" for kind in KINDS for name, n in found[kind]["faults"].items() if n]
    reasons += [f"{kind}: no blow hit anybody" for kind in KINDS if not found[kind]["statuses"].get("0")]
    reasons += [f"{kind}: nobody was acknowledged" for kind in KINDS if found[kind]["acknowledged"] < TRIALS]
    reasons += [f"{kind}: the control lost nothing" for kind in KINDS if not found[kind]["control"]["lost"]]
    if reasons:
        raise Broken(figures, reasons)
    return figures


def crash(kind: str) -> dict[str, Any]:
    """What the blows did on *kind*, by a process whose settings lead to that database."""
    command = [sys.executable, "-m", "proof.seats.crash", str(TRIALS)]
    variables = environment(kind, "crash")
    done = subprocess.run(command, env=variables, stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found
