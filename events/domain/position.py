"""Where a reader is in the order of changes: texts that they keep and give back."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _

from events.domain.filters import YEARS, UnknownValue

# A change is written down when it begins and seen when it is done: never longer than this later.
SETTLED_AFTER = timedelta(minutes=5)
MOST_CHARACTERS = 2000
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,6})?([Zz]|[+-]\d\d:\d\d)", re.ASCII)


@dataclass(frozen=True)
class Position:
    """A place in the order of changes; meetings that changed at one *moment* follow by *uid*."""

    moment: datetime
    uid: str = ""

    @property
    def token(self) -> str:
        """The text by which a reader goes on after this place."""
        return pack(self.moment.astimezone(UTC).isoformat(), self.uid)


START = Position(datetime(2000, 1, 1, tzinfo=UTC))


def parse_since(text: str, *, now: datetime) -> Position:
    """The place that *text* names: a token, or a moment as in RFC 3339.

    From a moment on, what settled shortly before it comes again: the reader's last
    look may have missed it.  Raises UnknownValue for anything else.
    """
    # In an address a plus sign that was not escaped arrives as a space.
    moment = text.replace(" ", "+")
    try:
        if not _RFC_3339.fullmatch(moment):
            return _from_token(text)
        found = parse_moment(moment)
    except ValueError as error:
        message = _(
            "“since” klopt niet. Gebruik wat u bij “since” kreeg, of een tijd als 2026-03-01T12:00:00Z."
        )
        raise UnknownValue(message, "since", text) from error
    if found > now + SETTLED_AFTER:
        raise UnknownValue(_("De tijd bij “since” ligt in de toekomst."), "since", text)
    return Position(found - SETTLED_AFTER)


def pack(*parts: str) -> str:
    """*parts* as one text for an address; only the last may hold any character."""
    return urlsafe_b64encode("|".join(parts).encode()).decode().rstrip("=")


def unpack(text: str, number: int) -> list[str]:
    """The *number* parts that were packed in *text*.  Raises ValueError when there are others."""
    if len(text) > MOST_CHARACTERS:
        raise ValueError(f"{len(text)} characters")
    raw = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    parts = raw.decode().split("|", number - 1)
    # Only what we packed: other texts may stand for the same bytes.
    if len(parts) != number or pack(*parts) != text or "\0" in parts[-1]:
        raise ValueError(text)
    return parts


def parse_moment(text: str) -> datetime:
    """The aware moment that *text* writes in ISO form.  Raises ValueError when there is none."""
    found = datetime.fromisoformat(text.upper())
    if found.tzinfo is None or found.year not in YEARS:
        raise ValueError(text)
    return found


def _from_token(text: str) -> Position:
    moment, uid = unpack(text, 2)
    return Position(parse_moment(moment), uid)
