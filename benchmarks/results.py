"""Results as files: what was measured, on what, and how busy the machine was."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "results"
PACKAGES = ("Django", "wagtail", "icalendar", "psycopg")


def open_run(database: str, rounds: int) -> dict[str, Any]:
    """What is known before anything is measured."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _git("rev-parse", "--short", "HEAD"),
        "is_changed": bool(_git("status", "--porcelain", "--untracked-files=no")),
        "database": _database(database),
        "rounds": rounds,
        "processors": os.cpu_count(),
        "load_before": os.getloadavg()[0],
        "versions": {"Python": platform.python_version(), **{name: version(name) for name in PACKAGES}},
    }


def close_run(opened: dict[str, Any], jobs: dict[str, Any], name: str) -> None:
    """Show the results; keep them under *name* when there is one."""
    text = json.dumps({**opened, "load_after": os.getloadavg()[0], "jobs": jobs}, indent=1)
    if name:
        (FOLDER / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
    sys.stdout.write(f"{text}\n")


def kept() -> dict[str, dict[str, Any]]:
    """The results that are kept, by name."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}


def _database(name: str) -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if name == "sqlite" else "SHOW server_version")
        return f"{'SQLite' if name == 'sqlite' else 'PostgreSQL'} {cursor.fetchone()[0]}"


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], capture_output=True, text=True, check=False)
    return done.stdout.strip()
