"""Runs a module of ours over bytes of somebody else, in a process that may fall."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

_STOPPED = (-signal.SIGXCPU, -signal.SIGKILL)
_ROOT = Path(__file__).parents[2]
_WANTED = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH")


class Fell(Exception):
    """The process ended in another way than it should; *is_slow* when its time was over."""

    def __init__(self, *, is_slow: bool) -> None:
        super().__init__("too slow" if is_slow else "fell")
        self.is_slow = is_slow


def output_of(
    package: str, *arguments: str, body: bytes | IO[bytes], seconds: float, variables: tuple[str, ...] = ()
) -> bytes:
    """What *package* writes when it is given *body*; raises Fell.

    A file on disk is given as it is, to read from where it stands.  The package bounds
    its own memory and computing; waiting ends after *seconds*.
    Of our environment it gets what Python needs, and *variables*.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own module; callers choose the arguments
            [sys.executable, "-m", package, *arguments],
            **_given(body),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            cwd=_ROOT,
            env=environment(variables),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Fell(is_slow=True) from error
    if done.returncode:
        raise Fell(is_slow=done.returncode in _STOPPED)
    return done.stdout


def _given(body: bytes | IO[bytes]) -> dict[str, Any]:
    return {"input": body} if isinstance(body, bytes) else {"stdin": body}


def environment(variables: tuple[str, ...] = ()) -> dict[str, str]:
    """Where Python and its packages are, and *variables*: our secrets stand in the environment too."""
    kept = {name: os.environ[name] for name in (*_WANTED, *variables) if name in os.environ}
    return kept | {"PYTHONUTF8": "1", "PYTHONWARNINGS": "ignore"}
