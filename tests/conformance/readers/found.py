"""What every reader gives: dates to compare, with instants in UTC."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from cop_platform.core.clock import AMSTERDAM
from events.values import Window

MARK = "Geannuleerd: "
# A date may start long before the window it is in, and be moved into it.
MARGIN = timedelta(days=60)


class Found(NamedTuple):
    """One date: the title without its mark, and instants in UTC."""

    title: str
    start: datetime
    end: datetime
    status: str


def found(title: Any, start: date | datetime, end: date | datetime, status: Any) -> Found:
    """The date as it is compared; days begin at midnight in Amsterdam."""
    return Found(str(title).removeprefix(MARK), instant(start), instant(end), str(status))


def in_window(dates: Iterable[Found], window: Window) -> list[Found]:
    """Those of *dates* that overlap *window*, in order."""
    return sorted(one for one in dates if one.start < window.end and one.end > window.start)


def instant(value: date | datetime) -> datetime:
    """*value* in UTC; a day begins at midnight in Amsterdam."""
    if not isinstance(value, datetime):
        value = datetime.combine(value, time.min, AMSTERDAM)
    return value.astimezone(UTC)


def moment(value: int | str) -> date | datetime:
    """What another program wrote: seconds since 1970, a day, or a time on the clock in Amsterdam."""
    if isinstance(value, int):
        return datetime.fromtimestamp(value, UTC)
    if "T" in value:
        return datetime.fromisoformat(value).replace(tzinfo=AMSTERDAM)
    return date.fromisoformat(value)
