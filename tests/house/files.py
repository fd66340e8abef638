"""The files that are part of the product."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
APPS = ("cop_platform", "communities", "events", "home", "resources")


class Breach(NamedTuple):
    """Where a rule is broken, and what to do instead."""

    path: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


def tracked() -> list[str]:
    """The path of every file under version control, and of those that will be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for path in listed.splitlines() if (ROOT / path).is_file()]


def texts(*suffixes: str, under: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Path and text of the tracked files in the folders *under* that end on one of *suffixes*."""
    for path in tracked():
        if path.endswith(suffixes) and path.split("/")[0] in under:
            yield path, (ROOT / path).read_text(encoding="utf-8")
