"""From a file of somebody else to one that may be stored, in a process that may fail."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path, PurePath

from django.utils.text import slugify

from cop_platform.media.values import Limits, extension_of

from .refusals import refused

WALL_SECONDS = 30.0
MAX_NAME = 80
_ROOT = Path(__file__).parents[3]
_STOPPED = (-signal.SIGXCPU, -signal.SIGKILL)


def accepted(name: str, body: bytes, limits: Limits) -> bytes:
    """What may be stored of the file *name* with these bytes; an image comes back redrawn.

    Runs in a process of its own: at most 30 s, 20 s of computing and 1 GiB.
    Raises FileRefused with a sentence for who sent it.
    """
    extension = extension_of(name)
    if code := _seen_from_outside(extension, body, limits):
        raise refused(code, extension, limits)
    answer = _answer(body, extension)
    if not answer.startswith(b"+"):
        raise refused(answer[1:].decode(), extension, limits)
    return answer[1:]


def tidy_name(name: str) -> str:
    """*name* in plain letters, digits and hyphens, with its extension: safe in a path and a header."""
    path = PurePath(name.replace("\\", "/"))
    return f"{slugify(path.stem)[:MAX_NAME].strip('-') or 'bestand'}.{extension_of(path.name)}"


def _seen_from_outside(extension: str, body: bytes, limits: Limits) -> str:
    if extension not in limits.extensions:
        return "extension"
    if not body:
        return "empty"
    return "too_large" if len(body) > limits.max_bytes else ""


def _answer(body: bytes, extension: str) -> bytes:
    """What the process says, or the code for one that was stopped or fell."""
    try:
        done = subprocess.run(  # noqa: S603 - our own module; the extension is one of our list
            [sys.executable, "-m", __package__, extension],
            input=body,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=WALL_SECONDS,
            cwd=_ROOT,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return b"-too_slow"
    if done.returncode or not done.stdout:
        return b"-too_slow" if done.returncode in _STOPPED else b"-damaged"
    return done.stdout


def _environment() -> dict[str, str]:
    """Where Python and its packages are, and nothing else: our secrets stand in the environment too."""
    wanted = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH")
    kept = {name: os.environ[name] for name in wanted if name in os.environ}
    return kept | {"PYTHONUTF8": "1", "PYTHONWARNINGS": "ignore"}
