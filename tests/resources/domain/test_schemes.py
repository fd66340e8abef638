"""Whether one can apply today."""

from datetime import date

import pytest

from resources.domain.schemes import Standing, State, standing
from resources.values import Window

SPRING = Window("voorjaar", date(2026, 4, 1), date(2026, 4, 30))
AUTUMN = Window("najaar", date(2026, 10, 1), date(2026, 10, 31), is_certain=False)
UNKNOWN = Window("2024", None, None)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 3, 31), Standing(State.CLOSED, SPRING)),
        (date(2026, 4, 1), Standing(State.OPEN, SPRING)),
        (date(2026, 4, 30), Standing(State.OPEN, SPRING)),
        (date(2026, 5, 1), Standing(State.CLOSED, AUTUMN)),
        (date(2026, 11, 1), Standing(State.CLOSED, None, AUTUMN)),
    ],
)
def test_standing_counts_both_days_of_a_window(today: date, expected: Standing) -> None:
    assert standing([AUTUMN, UNKNOWN, SPRING], today=today) == expected


def test_standing_is_unknown_without_dates() -> None:
    assert standing([UNKNOWN], today=date(2026, 4, 1)) == Standing(State.UNKNOWN)
    assert standing([], today=date(2026, 4, 1)) == Standing(State.UNKNOWN)


def test_standing_says_nothing_about_a_half_known_window() -> None:
    half = Window("vanaf mei", date(2026, 5, 1), None)

    assert standing([half], today=date(2026, 5, 2)) == Standing(State.UNKNOWN)


@pytest.mark.parametrize("half", [Window("", date(2026, 5, 1), None), Window("", None, date(2026, 5, 2))])
def test_standing_is_unknown_while_today_may_lie_in_a_half_known_window(half: Window) -> None:
    assert standing([SPRING, half], today=date(2026, 5, 2)) == Standing(State.UNKNOWN)


def test_next_window_may_have_no_last_day_yet() -> None:
    coming = Window("zomer", date(2026, 6, 1), None)
    assert standing([SPRING, coming], today=date(2026, 5, 31)) == Standing(State.CLOSED, coming)
