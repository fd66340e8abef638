"""Dates and times as the tags of ``components`` write them, for people and machines."""

from datetime import date, datetime

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cop_platform.core.clock import local
from cop_platform.core.dates import Piece, clock_text, date_range_pieces, day_text, time_range_pieces


def date_range(
    start: date | datetime | None,
    end: date | datetime | None = None,
    all_day: bool = False,
    long: bool = False,
) -> SafeString | str:
    """A period with machine-readable ends; the end is exclusive."""
    if not start:
        return ""
    return _html(date_range_pieces(start, end, all_day=all_day, long=long))


def time_range(
    start: date | datetime | None, end: date | datetime | None = None, all_day: bool = False
) -> SafeString | str:
    """Only the time, for beside a date tile."""
    return _html(time_range_pieces(start, end, all_day=all_day)) if start else ""


def clock(moment: datetime) -> SafeString:
    """Only the time on the clock: "9.30"."""
    return _html([Piece(clock_text(moment), moment)])


def day(moment: date | datetime | None, weekday: bool = False) -> SafeString | str:
    """One day in full: "12 februari 2026"."""
    if not moment:
        return ""
    return _html([Piece(day_text(moment, weekday=weekday), moment)])


def _html(pieces: list[Piece]) -> SafeString:
    return format_html_join("", "{}", ((_piece(piece),) for piece in pieces))


def _piece(piece: Piece) -> SafeString | str:
    if piece.moment is None:
        return piece.text
    moment = piece.moment
    shown = local(moment) if isinstance(moment, datetime) else moment
    return format_html('<time datetime="{}">{}</time>', shown.isoformat(), piece.text)
