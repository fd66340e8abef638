"""When a text counts as overdue."""

from datetime import date

import pytest

from resources.domain.review import is_due_soon, is_early, is_expired, is_overdue, status_meaning

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("review_on", "overdue"),
    [(date(2026, 3, 9), True), (date(2026, 3, 10), False), (date(2026, 3, 11), False), (None, False)],
)
def test_is_overdue_from_the_day_after(review_on: date | None, overdue: bool) -> None:
    assert is_overdue(review_on, today=TODAY) is overdue


@pytest.mark.parametrize(
    ("day", "expired", "early"),
    [
        (date(2026, 3, 9), True, False),
        (date(2026, 3, 10), False, False),
        (date(2026, 3, 11), False, True),
        (None, False, False),
    ],
)
def test_text_holds_on_its_first_day_and_on_its_last(day: date | None, expired: bool, early: bool) -> None:
    assert is_expired(day, today=TODAY) is expired
    assert is_early(day, today=TODAY) is early


@pytest.mark.parametrize(
    ("review_on", "soon"),
    [
        (date(2026, 3, 9), False),
        (date(2026, 3, 10), True),
        (date(2026, 4, 9), True),
        (date(2026, 4, 10), False),
    ],
)
def test_is_due_soon_in_the_coming_thirty_days(review_on: date, soon: bool) -> None:
    assert is_due_soon(review_on, today=TODAY) is soon


def test_status_meaning_is_empty_for_an_unknown_status() -> None:
    assert status_meaning("bestaat-niet") == ""
    assert status_meaning("verouderd") == "Deze tekst klopt niet meer. Gebruik hem alleen om terug te lezen."
