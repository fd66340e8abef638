"""Doors for the worker."""

from datetime import datetime

from cop_platform.core.periodic import periodic
from resources.domain.approval import expire_due, remind_due


@periodic("remind owners and end what they did not answer", seconds=3600)
def follow_approvals(now: datetime) -> tuple[int, int]:
    """A second link after a week; after two the text goes back to its author."""
    return remind_due(now), expire_due(now)
