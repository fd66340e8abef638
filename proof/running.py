"""Find the jobs, run one, write what came of it."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from django.conf import settings

from proof import jobs as jobs_package

RESULTS = Path(__file__).parent / "results"
Figures = Mapping[str, object]
Run = Callable[[], Figures]


class Broken(Exception):
    """A promise was not kept; *figures* say which, and by how much."""

    def __init__(self, figures: Figures, reasons: list[str]) -> None:
        super().__init__("; ".join(reasons))
        self.figures, self.reasons = figures, reasons


def jobs() -> dict[str, Run]:
    """Every job by name: the function ``run`` of each module in ``proof.jobs``."""
    names = sorted(module.name for module in iter_modules(jobs_package.__path__))
    return {name: import_module(f"proof.jobs.{name}").run for name in names}


def run(name: str, job: Run) -> bool:
    """Run *job* and write its figures to ``results/<name>.json``; returns whether it kept its promise."""
    head, started = _circumstances(name), time.perf_counter()
    figures: Figures = {}
    reasons: list[str] = []
    try:
        figures = job()
    except Broken as error:
        figures, reasons = error.figures, error.reasons
    except Exception as error:
        # The other jobs still have their say.
        reasons = [repr(error)]
    came = {"kept": not reasons, "broken": reasons, "seconds": round(time.perf_counter() - started, 1)}
    text = json.dumps(head | came | dict(figures), indent=2)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
    sys.stdout.write(f"{name}: {'kept' if not reasons else '; '.join(reasons)}\n")
    return not reasons


def _circumstances(name: str) -> dict[str, object]:
    return {
        "job": name,
        "date": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "commit": _git("rev-parse", "HEAD") + ("+changes" if _has_changes() else ""),
        "python": platform.python_version(),
        "database": str(settings.DATABASES["default"]["ENGINE"]).rpartition(".")[2],
    }


def _has_changes() -> bool:
    """Whether what ran differs from its commit; the results of other jobs do not count."""
    return bool(_git("status", "--porcelain", "--untracked-files=no", ":/", ":!/proof/results"))


def _git(*words: str) -> str:
    folder = Path(__file__).parent
    done = subprocess.run(["git", *words], capture_output=True, text=True, check=False, cwd=folder)
    return done.stdout.strip()
