"""The version of the content: another one as soon as anything changed that a page may show.

Every statement to the database passes ``note_writes``.  One that writes to a table of which
pages show something adds a stamp, in the same transaction: whoever sees the change sees
the new version too.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from typing import Any

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django.dispatch import receiver

from cop_platform.core.content.unshown import unshown_tables

TABLE = "core_contentstamp"
BITS = 31
# Of a constant of ours.
PRESENT = f"SELECT COUNT(*), SUM(stamp) FROM {TABLE}"  # noqa: S608
ADD = f"INSERT INTO {TABLE} (stamp) VALUES (%s)"  # noqa: S608
# Everything that changes rows; of a query with its own tables, what it does with them.
WRITES = re.compile(
    r"(?:INSERT(?: OR \w+)? INTO|REPLACE INTO|UPDATE(?: ONLY)?|DELETE FROM|TRUNCATE(?: TABLE)?"
    r"|MERGE INTO|COPY)\s+\"?(\w+)\"?",
    re.IGNORECASE,
)
Execute = Callable[[Any, Any, bool, dict[str, Any]], Any]
_current = Local()


def random_stamp() -> int:
    """A number that tells nothing but "another one"."""
    return secrets.randbits(BITS)


class Known:
    """The version while one request is answered."""

    version = ""


class Mark:
    """Stands among what waits for the commit, so that a transaction needs one stamp; gone when it ends."""

    is_fresh = True

    def __call__(self) -> None:
        """Nothing: the stamp is there."""


def current_version() -> str:
    """The version of the content, in one query per request; outside a request always asked anew.

    Ask before reading what is to be kept under it: then a change in between makes a copy
    that nobody will use, and never an old copy under a new version.
    """
    known = getattr(_current, "known", None)
    version = (known and known.version) or _asked()
    if known:
        known.version = version
    return version


def known_version() -> str:
    """The version if this request asked for it already; else nothing."""
    return getattr(getattr(_current, "known", None), "version", "")


def note_writes(execute: Execute, sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Run the statement, and stamp the content when it changed some."""
    result = execute(sql, params, many, context)
    if changes_content(sql):
        _stamp(context["connection"])
    elif sql.startswith("ROLLBACK"):
        # To a savepoint: the stamp may be gone.
        _wear_out(context["connection"])
    return result


def changes_content(sql: str) -> bool:
    """Whether *sql* writes to a table of which pages may show something."""
    if sql.startswith("SELECT"):
        return False
    found = WRITES.search(sql) if sql.startswith("WITH") else WRITES.match(sql.lstrip())
    return found is not None and found[1] not in unshown_tables()


def _asked() -> str:
    with connection.cursor() as cursor:
        cursor.execute(PRESENT)
        number, total = cursor.fetchone()
    # What is read from here on may be kept under this version: the next change needs another.
    _wear_out(connection)
    return f"{number}-{total or 0}"


def _stamp(writer: BaseDatabaseWrapper) -> None:
    """Add a stamp, unless this transaction has one that nobody has read yet."""
    if getattr(_current, "known", None):
        _current.known.version = ""
    if getattr(writer, "is_migrating", False) or any(mark.is_fresh for mark in _marks(writer)):
        return
    with writer.cursor() as cursor:
        cursor.execute(ADD, [random_stamp()])
    if writer.in_atomic_block:
        transaction.on_commit(Mark(), using=writer.alias)


def _wear_out(writer: Any) -> None:
    for mark in _marks(writer):
        mark.is_fresh = False


def _marks(writer: Any) -> list[Mark]:
    return [wanted for _savepoints, wanted, *_rest in writer.run_on_commit if isinstance(wanted, Mark)]


@receiver(connection_created)
def watch(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Let every statement of a new connection pass; first, for wrappers are taken away from the end."""
    if note_writes not in connection.execute_wrappers:
        connection.execute_wrappers.insert(0, note_writes)


@receiver(pre_migrate)
def look_away(using: str, **kwargs: Any) -> None:
    """The table of stamps may not be there yet."""
    transaction.get_connection(using).is_migrating = True


@receiver(post_migrate)
def look_again(using: str, **kwargs: Any) -> None:
    """Migrations may have changed anything; who came back to before the stamps has none."""
    migrated: Any = transaction.get_connection(using)
    migrated.is_migrating = False
    if TABLE in migrated.introspection.table_names():
        _stamp(migrated)


@receiver(request_started)
def begin(**kwargs: Any) -> None:
    """Ask once in this request."""
    _current.known = Known()


@receiver(request_finished)
def end(**kwargs: Any) -> None:
    """Forget the version: it may be another before the next request."""
    _current.known = None
