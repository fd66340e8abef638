"""Where the builder reads and writes."""

from pathlib import Path

FRONTEND = Path(__file__).resolve().parent.parent
PROJECT = FRONTEND.parent
SOURCES = FRONTEND / "src"
PACKAGES = FRONTEND / "node_modules"
OUTPUT = FRONTEND / "dist"
APPS = ("cop_platform", "communities", "events", "home", "resources")


class BuildError(Exception):
    """Something a developer must mend before the site can be styled."""


def package_file(path: str) -> Path:
    """A file of an installed package; says what to run when it is not there."""
    found = PACKAGES / path
    if not found.exists():
        raise BuildError(f"{path} is missing: run 'npm ci --ignore-scripts' in frontend/ first")
    return found
