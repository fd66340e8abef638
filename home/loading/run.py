"""One run: every step in one transaction, then the indexes."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from django.db import transaction

from home.loading.base import Loader
from home.loading.indexing import index_all, quiet_indexes

Step = Callable[[Loader], None]


def run(steps: Iterable[Step], folder: Path, *, now: datetime) -> Loader:
    """Run *steps* on the content of *folder*; returns the loader with what it did."""
    loader = Loader(folder, now=now)
    with quiet_indexes(), transaction.atomic():
        for step in steps:
            step(loader)
    index_all(loader.changed)
    return loader


def summary(loader: Loader) -> str:
    """What happened, in one line."""
    counts = loader.counts
    return (
        f"{counts['created']} nieuw, {counts['refreshed']} ververst, "
        f"{counts['unchanged']} ongewijzigd, {counts['kept']} door iemand aangepast en behouden."
    )
