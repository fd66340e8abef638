"""Each reminder once, at the right time on the clock: nights in which it turns, and clocks that jump."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from proof.running import Broken, Figures
from proof.seats.databases import KINDS, environment

FAULTS = ("missing", "uncalled_for", "twice", "wrong_time")


def run() -> Figures:
    """Per database and jump of the clock: mails that are missing, double, or came at the wrong time."""
    found = {kind: both(kind) for kind in KINDS}
    if reasons := [f"{kind}: {fault}" for kind in KINDS for fault in broken(found[kind])]:
        raise Broken(found, reasons)
    return found


def both(kind: str) -> dict[str, Any]:
    """The reminders of the worker and of the control on *kind*."""
    variables = environment(kind, "reminders")
    return {how: _by(variables, how) for how in ("worker", "careless")}


def broken(found: dict[str, Any]) -> list[str]:
    """Which promises were broken on one database; the control must break them."""
    reasons = [
        f"{fault} {told[fault]}, {jump}"
        for jump, told in found["worker"].items()
        for fault in FAULTS
        if told[fault]
    ]
    reasons += [
        f"nothing was expected, {jump}" for jump, told in found["worker"].items() if not told["expected"]
    ]
    control = found["careless"]
    reasons += [] if control["+0 day"]["wrong_time"] else ["the control knew when the clock turns"]
    reasons += (
        []
        if control["+1 day"]["twice"] and control["-1 day"]["twice"]
        else ["the control sent nothing twice"]
    )
    return reasons


def _by(variables: dict[str, str], how: str) -> Any:
    command = [sys.executable, "-m", "proof.seats.reminders", how]
    done = subprocess.run(command, env=variables, stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(done.stdout)
