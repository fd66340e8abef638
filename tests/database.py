"""Test databases: built once, copied for every process, put back after a test that commits.

Wagtail's root page and the demo content are rows: a test that commits would take them
from every test after it, and building them again takes half a minute.
"""

import fcntl
import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import wagtail
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections
from wagtail.models import Site

from events.domain.feed_copies import copies

ROOT = Path(settings.BASE_DIR)
APPS = ("cop_platform", "communities", "events", "resources", "home")


class Databases:
    """The working databases of this process, and the templates they are copies of."""

    def __init__(self) -> None:
        self.worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        self.copies: Copies = SqliteCopies() if connection.vendor == "sqlite" else PostgresCopies()
        self.present = ""
        self.clean: set[str] = set()

    def provide(self, kind: str) -> None:
        """Turn to the working database of *kind* ("empty" or "demo"), as nobody has touched it."""
        name = f"test_{self.worker}_{kind}"
        if kind not in self.clean:
            self.copies.copy(self._template(kind), name)
            self.clean.add(kind)
            self.present = ""
        if self.present != kind:
            self.copies.connect_to(name)
            self.present = kind
        warm_caches()

    def spoil(self) -> None:
        """Remember that a test has committed."""
        self.clean.discard(self.present)
        # A test that may not use the database must not find it open.
        connections.close_all()
        ContentType.objects.clear_cache()

    def _template(self, kind: str) -> str:
        name = f"test_{kind}_{digest(kind)}"
        with locked():
            if not self.copies.exists(name):
                source = None if kind == "empty" else f"test_empty_{digest('empty')}"
                self._build(kind, name, source)
        return name

    def _build(self, kind: str, name: str, source: str | None) -> None:
        if source and not self.copies.exists(source):
            self._build("empty", source, None)
        draft = f"test_{kind}_draft"
        self.copies.drop(f"test_{kind}")
        self.copies.copy(source, draft)
        self.copies.connect_to(draft)
        BUILDERS[kind]()
        connections.close_all()
        self.copies.rename(draft, name)


class Copies:
    """What a database engine must be able to do with whole databases."""

    def connect_to(self, name: str) -> None:
        """Let Django use the database *name*, in every thread."""
        connections.close_all()
        connection.settings_dict["NAME"] = self.address(name)

    def address(self, name: str) -> str:
        """What Django calls the database *name*."""
        return name

    def exists(self, name: str) -> bool:
        """Whether there is a database *name*."""
        raise NotImplementedError

    def copy(self, source: str | None, target: str) -> None:
        """Make *target* equal to *source*, or empty."""
        raise NotImplementedError

    def rename(self, source: str, target: str) -> None:
        """Give *source* the name *target*, at once."""
        raise NotImplementedError

    def drop(self, prefix: str) -> None:
        """Remove the databases whose names start with *prefix*: templates of older code."""
        raise NotImplementedError


class SqliteCopies(Copies):
    """Files."""

    def address(self, name: str) -> str:
        return str(Path(settings.VAR_DIR) / f"{name}.sqlite3")

    def exists(self, name: str) -> bool:
        return Path(self.address(name)).exists()

    def copy(self, source: str | None, target: str) -> None:
        if source is None:
            return
        # SQLite's own way: connections that are open elsewhere go on seeing one database.
        with (
            closing(sqlite3.connect(self.address(source))) as original,
            closing(sqlite3.connect(self.address(target))) as duplicate,
        ):
            original.backup(duplicate)

    def rename(self, source: str, target: str) -> None:
        with closing(sqlite3.connect(self.address(source))) as database:
            database.execute("PRAGMA journal_mode=DELETE")
        Path(self.address(source)).rename(self.address(target))

    def drop(self, prefix: str) -> None:
        for path in Path(settings.VAR_DIR).glob(f"{prefix}_*.sqlite3*"):
            path.unlink()


class PostgresCopies(Copies):
    """Databases of one server."""

    def exists(self, name: str) -> bool:
        return name in self._names()

    def copy(self, source: str | None, target: str) -> None:
        self._run(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')
        self._run(f'CREATE DATABASE "{target}" TEMPLATE "{source or "template0"}" STRATEGY FILE_COPY')

    def rename(self, source: str, target: str) -> None:
        self._run(f'ALTER DATABASE "{source}" RENAME TO "{target}"')

    def drop(self, prefix: str) -> None:
        for name in self._names():
            if name.startswith(f"{prefix}_"):
                self._run(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _names(self) -> list[str]:
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT datname FROM pg_database")
            return [name for (name,) in cursor.fetchall()]

    def _run(self, statement: str) -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement)


def digest(kind: str) -> str:
    """A short text that changes when a template of *kind* would."""
    names = ("migrations/*.py",) if kind == "empty" else ("*.py", "*.json", "*.txt")
    sources = sorted({path for app in APPS for name in names for path in ROOT.glob(f"{app}/**/{name}")})
    hashed = hashlib.sha256(repr([wagtail.VERSION, *settings.INSTALLED_APPS]).encode())
    for path in sources:
        hashed.update(path.read_bytes())
    return hashed.hexdigest()[:10]


BUILDERS: dict[str, Callable[[], object]] = {
    "empty": lambda: call_command("migrate", interactive=False, verbosity=0),
    "demo": lambda: call_command("load_demo", verbosity=0),
}


def warm_caches() -> None:
    """Forget what other tests left, and look up once what every request needs.

    So the first request of a test asks as much as the second.
    """
    cache.clear()
    copies.forget()
    ContentType.objects.get_for_models(*apps.get_models())
    Site.get_site_root_paths()


@contextmanager
def locked() -> Iterator[None]:
    """One process at a time builds; the others wait and find the result."""
    with (Path(settings.VAR_DIR) / "test.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
