"""The plan of a copied meeting."""

from datetime import date, datetime

import pytest

from cop_platform.core.errors import RuleError
from events.domain.copied_plan import copied_plan
from events.values import ExtraDate, Override, Schedule

MONTHLY = Schedule(
    start=datetime(2026, 1, 13, 9, 30),
    end=datetime(2026, 1, 13, 11),
    rrule="FREQ=MONTHLY;UNTIL=20260630;BYDAY=2TU",
    excluded_on=(date(2026, 3, 10),),
    overrides=(Override(datetime(2026, 2, 10, 9, 30), "cancel", reason="Ziek."),),
    extra_dates=(ExtraDate(datetime(2026, 2, 12, 9), datetime(2026, 2, 12, 10)),),
)


def test_a_copy_lasts_as_long_and_keeps_no_date() -> None:
    plan = copied_plan(MONTHLY, datetime(2026, 9, 3, 14), with_rule=False)

    assert plan == Schedule(start=datetime(2026, 9, 3, 14), end=datetime(2026, 9, 3, 15, 30))


def test_the_last_day_of_a_rule_moves_as_far_as_the_first() -> None:
    plan = copied_plan(MONTHLY, datetime(2026, 9, 8, 9, 30), with_rule=True)

    assert plan == Schedule(
        start=datetime(2026, 9, 8, 9, 30),
        end=datetime(2026, 9, 8, 11),
        rrule="FREQ=MONTHLY;UNTIL=20270223;BYDAY=2TU",
    )


def test_a_rule_with_a_number_of_times_stays_as_it_is() -> None:
    weekly = Schedule(datetime(2026, 1, 5, 9), datetime(2026, 1, 5, 10), rrule="FREQ=WEEKLY;COUNT=4")

    plan = copied_plan(weekly, datetime(2026, 9, 3, 9), with_rule=True)

    assert plan.rrule == "FREQ=WEEKLY;COUNT=4"


def test_a_rule_that_the_new_date_does_not_fit_is_refused() -> None:
    with pytest.raises(RuleError, match="De eerste datum die past is 8 september 2026"):
        copied_plan(MONTHLY, datetime(2026, 9, 3, 9, 30), with_rule=True)


def test_an_hour_that_the_clock_skips_is_refused() -> None:
    with pytest.raises(RuleError, match="verspringt de klok"):
        copied_plan(MONTHLY, datetime(2027, 3, 28, 2, 30), with_rule=False)


def test_whole_days_stay_whole_days() -> None:
    retreat = Schedule(datetime(2026, 1, 13), datetime(2026, 1, 15), all_day=True)

    plan = copied_plan(retreat, datetime(2026, 9, 3), with_rule=True)

    assert plan == Schedule(datetime(2026, 9, 3), datetime(2026, 9, 5), all_day=True)
