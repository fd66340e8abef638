"""A fingerprint of everything the build reads, so that it runs only when needed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from .places import FRONTEND, OUTPUT, SOURCES

# Static file collection passes over names that begin with a dot.
STAMP = OUTPUT / ".stamp"


def fingerprint(names: Iterable[str]) -> str:
    """Changes when a source, a package version or the set of class *names* does."""
    digest = hashlib.sha256("\n".join(sorted(names)).encode())
    for file in _inputs():
        digest.update(file.relative_to(FRONTEND).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def is_current(print_of_inputs: str) -> bool:
    """Whether ``dist`` was built from exactly these inputs."""
    return STAMP.exists() and STAMP.read_text() == print_of_inputs


def _inputs() -> list[Path]:
    build = [FRONTEND / "package-lock.json", FRONTEND / "package.json", FRONTEND / "build.py"]
    return [*build, *_files(FRONTEND / "builder", "*.py"), *_files(SOURCES, "*")]


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(file for file in folder.rglob(pattern) if file.is_file())
