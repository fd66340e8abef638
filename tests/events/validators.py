"""What a public feed says of itself, as somebody gets it who asks again and again."""

from dataclasses import dataclass
from datetime import datetime

from events.domain.feed_copies import copy_of
from events.domain.feeds import Feed, calendar_text
from events.domain.validator import FeedState
from events.values import FeedText


@dataclass(frozen=True)
class Validator:
    """The tag of the bytes, and when they changed."""

    etag: str
    changed_at: datetime | None


def validate(feed: Feed, *, now: datetime) -> Validator:
    """The validator of *feed*, from the copy of it if that still holds."""

    def make(state: FeedState) -> FeedText:
        return calendar_text(feed, "agenda", changed_at=state.changed_at, now=now)

    copy = copy_of(feed, make, now=now)
    return Validator(copy.tag, copy.changed_at)
