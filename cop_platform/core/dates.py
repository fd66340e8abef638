"""How a date, a time or a period reads; the templates' only source of dates."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import dateformat
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cop_platform.core.clock import local


@dataclass(frozen=True)
class Piece:
    """A stretch of text; *moment* is what it says to a machine, if anything."""

    text: str
    moment: date | datetime | None = None


@dataclass(frozen=True)
class Style:
    """The way one language writes its dates, in Django's format letters."""

    day: str
    day_without_year: str
    long_day: str
    plain_day: str
    time: str
    after_time: str


DUTCH = Style("D j b Y", "D j b", "l j F Y", "j F Y", "G.i", "\u00a0uur")
ENGLISH = Style("D j M Y", "D j M", "l j F Y", "j F Y", "H:i", "")


def current_style() -> Style:
    """The style of the language in use; Dutch where there is none."""
    return ENGLISH if (get_language() or "nl").startswith("en") else DUTCH


def day_text(moment: date | datetime, *, weekday: bool = False) -> str:
    """ "3 november 2026", or "dinsdag 3 november 2026" with *weekday*."""
    style = current_style()
    return _written(moment, style.long_day if weekday else style.plain_day)


def clock_text(moment: datetime) -> str:
    """ "9.30", as the clock in Amsterdam says it."""
    return _written(moment, current_style().time)


def moment_text(moment: datetime) -> str:
    """A moment as one reads it aloud: "dinsdag 3 november 2026, 9.30 uur"."""
    return as_text([_moment_piece(moment, long=True)])


def date_range_pieces(
    start: date | datetime,
    end: date | datetime | None = None,
    *,
    all_day: bool = False,
    long: bool = False,
) -> list[Piece]:
    """A period in words: "di 3 nov 2026, 13.30–16.00 uur".

    The end is exclusive, as in RFC 5545: an all-day meeting of one day ends on
    the next.  Aware moments are shown in Amsterdam time.
    """
    if all_day or not isinstance(start, datetime):
        return _day_pieces(_day(start), _last_day(start, end), long=long)
    if end is None or _day(start) == _day(end):
        day = _written(start, _day_format(long))
        return [Piece(f"{day}, "), *_time_pieces(start, end)]
    return [_moment_piece(start, long=long), Piece(" – "), _moment_piece(end, long=long)]


def time_range_pieces(
    start: date | datetime, end: date | datetime | None = None, *, all_day: bool = False
) -> list[Piece]:
    """Only the time, beside a date tile; the whole period when it spans days."""
    if all_day or not isinstance(start, datetime):
        one_day = _last_day(start, end) == _day(start)
        return [Piece(_("hele dag"))] if one_day else date_range_pieces(start, end, all_day=True)
    if end is None or _day(start) == _day(end):
        return _time_pieces(start, end)
    return date_range_pieces(start, end)


def as_text(pieces: list[Piece]) -> str:
    """The pieces as one line, for mail and titles."""
    return "".join(piece.text for piece in pieces)


def _day(moment: date | datetime) -> date:
    return local(moment).date() if isinstance(moment, datetime) else moment


def _last_day(start: date | datetime, end: date | datetime | None) -> date:
    last = _day(end) - timedelta(days=1) if end else _day(start)
    return max(last, _day(start))


def _day_format(long: bool) -> str:
    return current_style().long_day if long else current_style().day


def _written(moment: date | datetime, letters: str) -> str:
    shown = local(moment) if isinstance(moment, datetime) else moment
    return dateformat.format(shown, letters)


def _day_pieces(first: date, last: date, *, long: bool) -> list[Piece]:
    if first == last:
        return [Piece(_written(first, _day_format(long)), first)]
    shorten = first.year == last.year and not long
    first_format = current_style().day_without_year if shorten else _day_format(long)
    return [
        Piece(_written(first, first_format), first),
        Piece(" – "),
        Piece(_written(last, _day_format(long)), last),
    ]


def _time_pieces(start: datetime, end: date | datetime | None) -> list[Piece]:
    style = current_style()
    pieces = [Piece(_written(start, style.time), start)]
    if end is not None and end != start:
        pieces += [Piece("–"), Piece(_written(end, style.time), end)]
    return [*pieces, Piece(style.after_time)] if style.after_time else pieces


def _moment_piece(moment: date | datetime, *, long: bool) -> Piece:
    style = current_style()
    day, clock = _written(moment, _day_format(long)), _written(moment, style.time)
    return Piece(f"{day}, {clock}{style.after_time}", moment)
