"""Which of several events with one UID holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from events.partner_values import IncomingEvent

_NEVER = datetime.min.replace(tzinfo=UTC)


def newest(
    events: list[IncomingEvent], note: Callable[[str], None]
) -> tuple[IncomingEvent | None, list[IncomingEvent]]:
    """The series (or single meeting) of *events* and the changed dates, oldest version first.

    *note* is told when two different meetings share the UID: then only one can be shown.
    """
    in_order = sorted(events, key=_version)
    whole = [event for event in in_order if event.recurrence_id is None]
    changed = [event for event in in_order if event.recurrence_id is not None]
    if len({event.start for event in whole if _version(event) == _version(whole[-1])}) > 1:
        note("duplicate_uid")
    return (whole[-1] if whole else None), changed


def _version(event: IncomingEvent) -> tuple[int, datetime]:
    return event.sequence, event.last_modified or _NEVER
