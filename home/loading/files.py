"""Prepared content stands in JSON files."""

import json
from pathlib import Path
from typing import Any


def read(folder: Path, name: str) -> Any:
    """The content of ``<name>.json`` in *folder*."""
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
