"""No mail is lost: six faults of the mail server, and fifty deaths of the worker in fan-outs of 5,000."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from proof.running import Broken, Figures
from proof.seats.databases import KINDS, environment

FAULT_MAILS = 200
FAN_OUT_MAILS, KILLS, CONTROL_KILLS = 5000, 25, 3


def run() -> Figures:
    """Per database: mails that are missing, double, or came under another Message-ID."""
    found = {kind: both(kind) for kind in KINDS}
    figures = {"fan_out_mails": FAN_OUT_MAILS, "fault_mails": FAULT_MAILS, **found}
    if reasons := [f"{kind}: {fault}" for kind in KINDS for fault in broken(found[kind])]:
        raise Broken(figures, reasons)
    return figures


def both(kind: str) -> dict[str, Any]:
    """The faults and the deaths on *kind*, by processes whose settings lead to that database."""
    variables = environment(kind, "mails")
    return {
        "faults": _by("faults", variables, FAULT_MAILS),
        "deaths": _by("fan_out", variables, FAN_OUT_MAILS, KILLS, "deliver"),
        "control": _by("fan_out", variables, FAN_OUT_MAILS, CONTROL_KILLS, "careless"),
    }


def broken(found: dict[str, Any]) -> list[str]:
    """Which promises the trials on one database broke: a double costs a death, or a line that dropped."""
    deaths = found["deaths"]
    reasons = [f"{name} {n} after deaths" for name in ("missing", "renamed") if (n := deaths[name])]
    reasons += ["more doubles than deaths"] if deaths["doubles"] > deaths["kills"] else []
    reasons += [] if deaths["kills_while_sending"] else ["no death hit anything"]
    reasons += [] if found["control"]["missing"] else ["the control lost nothing"]
    for fault, trial in found["faults"].items():
        reasons += [f"{name} {n} with {fault}" for name in ("missing", "renamed") if (n := trial[name])]
        if trial["doubles"] and fault != "drop after DATA":
            reasons.append(f"doubles {trial['doubles']} with {fault}")
        if not (trial["tried_again"] or trial["bounced"] or (fault == "refuse" and trial["passes"] > 1)):
            reasons.append(f"nothing felt {fault}")
    return reasons


def _by(module: str, variables: dict[str, str], *words: int | str) -> Any:
    command = [sys.executable, "-m", f"proof.mails.{module}", *map(str, words)]
    done = subprocess.run(command, env=variables, stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(done.stdout)
