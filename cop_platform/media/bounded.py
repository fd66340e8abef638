"""Runs a module of ours over a file of somebody else, in a process that may fail."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

STOPPED = (-signal.SIGXCPU, -signal.SIGKILL)
TOO_SLOW, DAMAGED = b"-too_slow", b"-damaged"
_ROOT = Path(__file__).parents[2]


def answer_of(package: str, extension: str, body: bytes, *, wall_seconds: float) -> bytes:
    """What *package* says of *body*, or a code after ``-`` for a process that was stopped or fell.

    The package bounds its own memory and computing; waiting ends after *wall_seconds*.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own module; the extension is one of our list
            [sys.executable, "-m", package, extension],
            input=body,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=wall_seconds,
            cwd=_ROOT,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return TOO_SLOW
    if done.returncode or not done.stdout:
        return TOO_SLOW if done.returncode in STOPPED else DAMAGED
    return done.stdout


def _environment() -> dict[str, str]:
    """Where Python and its packages are, and nothing else: our secrets stand in the environment too."""
    wanted = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH")
    kept = {name: os.environ[name] for name in wanted if name in os.environ}
    return kept | {"PYTHONUTF8": "1", "PYTHONWARNINGS": "ignore"}
