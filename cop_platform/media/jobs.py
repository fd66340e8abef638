"""Doors for the worker."""

from datetime import datetime

from cop_platform.core.periodic import periodic
from cop_platform.media.reading import read_next


@periodic("read documents", seconds=0)
def read_documents(now: datetime) -> None:
    """One document at each pass: reading may take twenty seconds, and mail waits meanwhile."""
    read_next()
