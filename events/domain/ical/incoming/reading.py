"""From the bytes of a partner to a ``ParsedCalendar``, in a process that may fail."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from events.partner_values import ParsedCalendar
from events.values import Window

from .refusals import sentence_of, unreadable
from .wire import unpacked

MAX_BYTES = 2 * 1024 * 1024
WALL_SECONDS = 10.0
_ROOT = Path(__file__).parents[4]
_TOO_SLOW = (-signal.SIGXCPU, -signal.SIGKILL)


def read_calendar(body: bytes, window: Window, *, seconds: float = WALL_SECONDS) -> ParsedCalendar:
    """The meetings in *body*, and their dates within *window* ``[start, end)``, earliest first.

    Runs in a process of its own with little time and memory.  A bad event becomes
    a ``Problem``, the rest is read.  At most 2 MiB, 2,000 events, 5,000 dates, 10 s.
    Raises ``CalendarUnreadable`` when nothing can be used.
    """
    if len(body) > MAX_BYTES:
        raise unreadable("too_large")
    answer = _answer(body, window, seconds)
    if "refused" in answer:
        raise unreadable(answer["refused"])
    return unpacked(answer, sentence_of)


def _answer(body: bytes, window: Window, seconds: float) -> dict[str, Any]:
    """What the process says; raises ``CalendarUnreadable`` when it was stopped or fell."""
    command = [sys.executable, "-m", __package__, window.start.isoformat(), window.end.isoformat()]
    try:
        done = subprocess.run(  # noqa: S603 - our own module; only the input is of others
            command,
            input=body,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            cwd=_ROOT,
            env=environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise unreadable("too_slow") from error
    if done.returncode:
        raise unreadable("too_slow" if done.returncode in _TOO_SLOW else "crashed")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def environment() -> dict[str, str]:
    """Where Python and its packages are, and nothing else: our secrets stand in the environment too."""
    wanted = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "TZDIR", "PYTHONTZPATH")
    kept = {name: os.environ[name] for name in wanted if name in os.environ}
    return kept | {"PYTHONUTF8": "1", "PYTHONWARNINGS": "ignore"}
