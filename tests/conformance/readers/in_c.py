"""libical, which GNOME and KDE use: a small program against the headers of the distribution."""

import hashlib
import json
import os
import subprocess
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from events.values import Window
from tests.libical import HOW, compiler

from .found import MARGIN, Found, found, in_window, moment

SOURCE = Path(__file__).parent / "libical.c"


def by_libical(body: bytes, window: Window) -> list[Found]:
    """Through libical: zones, rules and EXDATE are its own work; a length is one on the clock.

    The one reader that may be absent: what a distribution brings is not ours to install
    on every machine.
    """
    if not compiler():
        pytest.skip(HOW)
    until = str(int((window.end + MARGIN).timestamp()))
    run = subprocess.run([_program(), until], input=body, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    read = map(json.loads, run.stdout.splitlines())
    dates = (found(title, moment(start), moment(end), status) for title, start, end, status in read)
    return in_window(dates, window)


@cache
def _program() -> str:
    """The compiled program, made once for each text of it."""
    name = f"libical-{hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:12]}"
    program = Path(settings.VAR_DIR) / name
    if not program.exists():
        # Under a name of its own first: two test processes may build at once.
        draft = program.with_suffix(f".{os.getpid()}")
        subprocess.run([compiler() or "cc", "-O1", "-o", draft, SOURCE, "-lical"], check=True)
        draft.rename(program)
    return str(program)
