"""Doors for the worker."""

from datetime import datetime

from cop_platform.core.periodic import periodic
from events.domain.horizon import extend_horizon


@periodic("extend horizon", seconds=6 * 3600)
def keep_dates_ahead(now: datetime) -> int:
    """Materialise the dates that have come within the horizon."""
    return extend_horizon(now)
