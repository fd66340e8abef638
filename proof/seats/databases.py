"""An empty database of either kind, and the environment that leads to it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from django.conf import settings

from tests.postgres import server_settings

KINDS = ("sqlite", "postgresql")


def environment(kind: str, name: str) -> dict[str, str]:
    """The variables with which every process works on the new, migrated database *name* of *kind*."""
    folder = Path(settings.BASE_DIR) / "var" / f"proof-{name}-{kind}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    address = _sqlite(folder) if kind == "sqlite" else _postgresql(name)
    variables = os.environ | {
        "DJANGO_SETTINGS_MODULE": "cop_platform.settings.dev",
        "DATABASE_URL": address,
        "CACHE_URL": "locmem://",
        "VAR_DIR": str(folder),
        "TRUSTED_PROXIES": "1",
    }
    variables.pop("TEST_POSTGRES", None)
    for command in (["migrate", "--verbosity", "0"], ["collectstatic", "--noinput", "--verbosity", "0"]):
        subprocess.run([sys.executable, "manage.py", *command], env=variables, check=True)
    return variables


def _sqlite(folder: Path) -> str:
    return f"sqlite:///{folder / 'db.sqlite3'}"


def _postgresql(name: str) -> str:
    """A new database in the server that comes with a Python package."""
    import psycopg

    server = server_settings(Path(settings.BASE_DIR) / "var" / "postgres-proof")
    host, base = str(server["HOST"]), f"proof_{name}"
    with psycopg.connect(host=host, user="postgres", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {base} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {base}")
    return f"postgres://postgres@{quote(host, safe='')}/{base}"
