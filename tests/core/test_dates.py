"""Dates read the same everywhere, in Dutch and in English."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from cop_platform.core.clock import AMSTERDAM
from cop_platform.core.dates import as_text, date_range_pieces, day_text, time_range_pieces


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("start", "end", "dutch", "english"),
    [
        (
            at(2026, 11, 3, 13, 30),
            at(2026, 11, 3, 16, 0),
            "di 3 nov 2026, 13.30–16.00\u00a0uur",
            "Tue 3 Nov 2026, 13:30–16:00",
        ),
        (at(2026, 11, 3, 9, 5), None, "di 3 nov 2026, 9.05\u00a0uur", "Tue 3 Nov 2026, 09:05"),
        (
            at(2026, 10, 8, 9, 0),
            at(2026, 10, 9, 16, 0),
            "do 8 okt 2026, 9.00\u00a0uur – vr 9 okt 2026, 16.00\u00a0uur",
            "Thu 8 Oct 2026, 09:00 – Fri 9 Oct 2026, 16:00",
        ),
    ],
)
def test_date_range_names_day_and_time(start, end, dutch, english):
    assert as_text(date_range_pieces(start, end)) == dutch
    with translation.override("en"):
        assert as_text(date_range_pieces(start, end)) == english


def test_date_range_shows_amsterdam_time_on_both_sides_of_the_clock_change():
    summer = date_range_pieces(datetime(2026, 10, 24, 22, 30, tzinfo=UTC))
    winter = date_range_pieces(datetime(2026, 10, 25, 23, 30, tzinfo=UTC))

    assert as_text(summer) == "zo 25 okt 2026, 0.30\u00a0uur"
    assert as_text(winter) == "ma 26 okt 2026, 0.30\u00a0uur"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2026, 11, 3), date(2026, 11, 4), "di 3 nov 2026"),
        (date(2026, 11, 3), None, "di 3 nov 2026"),
        (date(2026, 11, 3), date(2026, 11, 3), "di 3 nov 2026"),
        (date(2026, 11, 3), date(2026, 11, 6), "di 3 nov – do 5 nov 2026"),
        (date(2026, 12, 31), date(2027, 1, 2), "do 31 dec 2026 – vr 1 jan 2027"),
    ],
)
def test_all_day_range_ends_the_day_before_its_exclusive_end(start, end, text):
    assert as_text(date_range_pieces(start, end, all_day=True)) == text


def test_all_day_range_takes_midnights_too():
    pieces = date_range_pieces(at(2026, 11, 3), at(2026, 11, 4), all_day=True)

    assert as_text(pieces) == "di 3 nov 2026"


def test_long_date_range_spells_everything_out():
    pieces = date_range_pieces(at(2026, 11, 3, 13, 30), at(2026, 11, 3, 16, 0), long=True)

    assert as_text(pieces) == "dinsdag 3 november 2026, 13.30–16.00\u00a0uur"


def test_time_range_leaves_the_day_to_the_tile_unless_there_are_more():
    day, other = date(2026, 11, 3), date(2026, 11, 6)

    assert as_text(time_range_pieces(at(2026, 11, 3, 13), at(2026, 11, 3, 14))) == "13.00–14.00\u00a0uur"
    assert as_text(time_range_pieces(day, None, all_day=True)) == "hele dag"
    assert as_text(time_range_pieces(day, other, all_day=True)) == "di 3 nov – do 5 nov 2026"


def test_day_text_has_the_weekday_on_request():
    assert day_text(date(2026, 2, 12)) == "12 februari 2026"
    assert day_text(date(2026, 2, 12), weekday=True) == "donderdag 12 februari 2026"
