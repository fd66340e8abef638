"""Two programs in JavaScript: ical.js, which Thunderbird uses, and rrule.js."""

import json
import shutil
import subprocess
from pathlib import Path

from events.values import Window

from .found import MARGIN, Found, found, in_window, moment

HERE, ROOT = Path(__file__).parent, Path(__file__).parents[3]
MODULES = ROOT / "frontend" / "node_modules"


def by_ical_js(body: bytes, window: Window) -> list[Found]:
    """Through ical.js: zones, rules, exceptions, changed dates and lengths are all its own work."""
    return _by("ical_js.mjs", MODULES / "ical.js" / "dist" / "ical.js", body, window)


def by_rrule_js(body: bytes, window: Window) -> list[Found]:
    """Through rrule.js, which many calendars on websites use.

    It knows rules and nothing else, so this proves on which days, and at what time on
    the clock, a rule falls.  The script reads the lines around the rule itself and
    applies EXDATE and RECURRENCE-ID; zone and length are taken as ours.
    """
    return _by("rrule_js.mjs", MODULES / "rrule" / "dist" / "es5" / "rrule.js", body, window)


def _by(script: str, library: Path, body: bytes, window: Window) -> list[Found]:
    assert library.exists(), f"{library.stem} is missing: run make assets"
    until = str(int((window.end + MARGIN).timestamp()))
    command = [_node(), str(HERE / script), library.as_uri(), until]
    run = subprocess.run(command, input=body, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    read = json.loads(run.stdout)
    dates = (found(title, moment(start), moment(end), status) for title, start, end, status in read)
    return in_window(dates, window)


def _node() -> str:
    """The JavaScript engine that the front end is built with; missing is a failure, not an excuse."""
    own = ROOT / "var" / "node" / "bin" / "node"
    engine = shutil.which("node") or (str(own) if own.exists() else None)
    assert engine, "node is missing: run make assets"
    return engine
