"""A peer in a process of its own, which builds its feed once whenever it is told to."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
# With the most meetings that each is asked for: ls.joyous takes half a minute for a thousand.
PEERS = {"django_ical": 10_000, "icalendar": 10_000, "ls_joyous": 100}


class Peer:
    """A running peer; *seconds* has what each of its turns took, as it says itself."""

    def __init__(self, name: str, python: Path, data: Path) -> None:
        self.name = name
        command = [str(python), str(FOLDER / name / "run.py"), str(data)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.versions: dict[str, str] = self._read()["versions"]

    def build(self) -> dict[str, Any]:
        """Build the feed once: ``seconds`` and the number of ``events``."""
        assert self._process.stdin
        self._process.stdin.write("go\n")
        self._process.stdin.flush()
        return self._read()

    def end(self) -> None:
        """Let the process end by itself."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout
        found: dict[str, Any] = json.loads(self._process.stdout.readline())
        return found


@contextmanager
def running(folder: Path, data: Path, number: int) -> Iterator[list[Peer]]:
    """The peers that can do *number* meetings, each in its environment under *folder*."""
    able = [name for name, most in PEERS.items() if number <= most]
    peers = [Peer(name, environment(folder, name), data) for name in able]
    try:
        yield peers
    finally:
        for peer in peers:
            peer.end()


def environment(folder: Path, name: str) -> Path:
    """The Python of the environment of *name*, with exactly its requirements."""
    place = folder / f"venv-{name}"
    uv = Path(sys.executable).parent / "uv"
    subprocess.run([uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, place], check=True)
    python = place / "bin" / "python"
    requirements = FOLDER / name / "requirements.txt"
    subprocess.run([uv, "pip", "install", "--quiet", "--python", python, "-r", requirements], check=True)
    return python
