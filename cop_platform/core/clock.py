"""The clock of the platform: everything happens in Amsterdam, stored in UTC."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return timezone.now()


def local(moment: datetime) -> datetime:
    """*moment* (aware) as wall-clock time in Amsterdam, aware."""
    return moment.astimezone(AMSTERDAM)


def today(moment: datetime | None = None) -> date:
    """The date in Amsterdam at *moment*, or now."""
    return local(moment or now()).date()
