"""When a series takes place: dates, wall-clock time, checks and words."""

from datetime import UTC, date, datetime, timedelta
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings

from cop_platform.core.errors import RuleError
from events.domain.recurrence import (
    ScheduleError,
    StartNotInRule,
    check,
    describe,
    occurrences_between,
)
from events.domain.recurrence.walk import rule_starts
from events.values import ExtraDate, Override, Schedule, Window
from tests.events.domain.strategies import schedules

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TUESDAY = datetime(2026, 3, 10, 9, 30)


def meeting(rrule="", start=TUESDAY, hours=2, **parts):
    return Schedule(start, start + timedelta(hours=hours), rrule=rrule, **parts)


def window(first, last):
    """From *first* up to and not including *last*, as dates in Amsterdam."""
    return Window(*(datetime.fromisoformat(day).replace(tzinfo=AMSTERDAM) for day in (first, last)))


def starts(schedule, first="2026-01-01", last="2027-01-01"):
    return [f"{o.start:%Y-%m-%d %H:%M}" for o in occurrences_between(schedule, window(first, last))]


def test_occurrences_are_each_second_tuesday_except_the_excluded_one():
    schedule = meeting("FREQ=MONTHLY;BYDAY=2TU;COUNT=6", excluded_on=(date(2026, 7, 14),))

    found = starts(schedule)

    assert found == [
        "2026-03-10 09:30",
        "2026-04-14 09:30",
        "2026-05-12 09:30",
        "2026-06-09 09:30",
        "2026-08-11 09:30",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2025-03-23", "2025-03-30"),
        ("2025-10-19", "2025-10-26"),
        ("2026-03-22", "2026-03-29"),
        ("2026-10-18", "2026-10-25"),
        ("2027-03-21", "2027-03-28"),
        ("2027-10-24", "2027-10-31"),
        ("2028-03-19", "2028-03-26"),
        ("2028-10-22", "2028-10-29"),
        ("2029-03-18", "2029-03-25"),
        ("2029-10-21", "2029-10-28"),
    ],
)
def test_occurrences_keep_the_wall_clock_when_the_clock_changes(before, after):
    start = datetime.fromisoformat(before) + timedelta(hours=10)

    found = occurrences_between(meeting("FREQ=WEEKLY;COUNT=2", start), window("2025-01-01", "2030-01-01"))

    assert [f"{o.start:%Y-%m-%d %H:%M}" for o in found] == [f"{before} 10:00", f"{after} 10:00"]
    shift = found[1].start.utcoffset() - found[0].start.utcoffset()
    assert shift == timedelta(hours=1 if "-03-" in before else -1)
    assert [o.end.hour for o in found] == [12, 12]


def test_overnight_occurrence_ends_on_the_wall_clock_after_the_clock_change():
    night = meeting("FREQ=WEEKLY;COUNT=1", datetime(2026, 10, 24, 22), hours=8)

    (found,) = occurrences_between(night, window("2026-10-01", "2026-11-01"))

    assert (found.end.hour, found.end.date()) == (6, date(2026, 10, 25))
    assert found.end.astimezone(UTC) - found.start.astimezone(UTC) == timedelta(hours=9)


def test_window_is_half_open_and_holds_what_overlaps_it():
    schedule = meeting("FREQ=DAILY", datetime(2026, 3, 10, 22), hours=4)
    midnight = datetime(2026, 3, 12, tzinfo=AMSTERDAM)

    found = occurrences_between(schedule, Window(midnight, midnight + timedelta(hours=22)))

    assert [o.start.day for o in found] == [11]


def test_window_refuses_naive_datetimes():
    with pytest.raises(ValueError, match="aware"):
        Window(datetime(2026, 1, 1), datetime(2027, 1, 1))


def test_moved_occurrence_appears_at_its_new_time_only():
    move = Override(
        datetime(2026, 3, 17, 9, 30), "move", datetime(2026, 3, 18, 13), datetime(2026, 3, 18, 14), "Zaal"
    )
    schedule = meeting("FREQ=WEEKLY;COUNT=3", overrides=(move,))

    found = occurrences_between(schedule, window("2026-03-01", "2026-04-01"))

    assert [(o.start.day, o.start.hour, o.is_moved, o.reason) for o in found] == [
        (10, 9, False, ""),
        (18, 13, True, "Zaal"),
        (24, 9, False, ""),
    ]
    assert found[1].original == datetime(2026, 3, 17, 9, 30)


def test_occurrence_moved_into_the_window_is_found_there_and_not_where_it_was():
    move = Override(datetime(2026, 3, 17, 9, 30), "move", datetime(2026, 9, 1, 13), datetime(2026, 9, 1, 14))
    schedule = meeting("FREQ=WEEKLY;COUNT=3", overrides=(move,))

    assert starts(schedule, "2026-08-01", "2026-10-01") == ["2026-09-01 13:00"]
    assert starts(schedule, "2026-03-17", "2026-03-18") == []


def test_cancelled_occurrence_stays_at_its_time_and_is_marked():
    cancel = Override(datetime(2026, 3, 17, 9, 30), "cancel", reason="Ziek")
    schedule = meeting("FREQ=WEEKLY;COUNT=2", overrides=(cancel,))

    found = occurrences_between(schedule, window("2026-03-01", "2026-04-01"))

    assert [(o.start.day, o.is_cancelled, o.reason) for o in found] == [(10, False, ""), (17, True, "Ziek")]


def test_override_of_no_occurrence_adds_nothing():
    orphan = Override(
        datetime(2026, 3, 18, 9, 30), "move", datetime(2026, 3, 19, 9), datetime(2026, 3, 19, 10)
    )

    assert starts(meeting("FREQ=WEEKLY;COUNT=1", overrides=(orphan,))) == ["2026-03-10 09:30"]


def test_extra_dates_join_the_series_in_order_but_never_double_a_day():
    extras = (
        ExtraDate(datetime(2026, 3, 12, 14), datetime(2026, 3, 12, 16)),
        ExtraDate(datetime(2026, 3, 17, 14), datetime(2026, 3, 17, 16)),
    )
    schedule = meeting("FREQ=WEEKLY;COUNT=2", extra_dates=extras)

    found = occurrences_between(schedule, window("2026-03-01", "2026-04-01"))

    assert [(o.start.day, o.start.hour, o.is_extra) for o in found] == [
        (10, 9, False),
        (12, 14, True),
        (17, 9, False),
    ]


def test_extra_date_may_be_cancelled_like_any_other():
    extra = ExtraDate(datetime(2026, 3, 12, 14), datetime(2026, 3, 12, 16))
    schedule = meeting(extra_dates=(extra,), overrides=(Override(extra.start, "cancel"),))

    found = occurrences_between(schedule, window("2026-03-01", "2026-04-01"))

    assert [(o.start.day, o.is_cancelled) for o in found] == [(10, False), (12, True)]


def test_all_day_occurrence_runs_from_midnight_to_midnight():
    schedule = meeting("FREQ=YEARLY;COUNT=2", datetime(2026, 3, 29), hours=24, all_day=True)

    found = occurrences_between(schedule, window("2026-01-01", "2028-01-01"))

    assert [(o.start.isoformat(), o.end.isoformat()) for o in found] == [
        ("2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00"),
        ("2027-03-29T00:00:00+02:00", "2027-03-30T00:00:00+02:00"),
    ]


def test_hour_that_the_clock_skips_becomes_the_hour_it_shows():
    (found,) = occurrences_between(
        meeting(start=datetime(2026, 3, 29, 2, 30)), window("2026-03-01", "2026-04-01")
    )

    assert found.start.isoformat() == "2026-03-29T03:30:00+02:00"


@given(schedules())
@settings(max_examples=80, deadline=None)
def test_starts_far_from_the_beginning_equal_a_full_walk(schedule):
    first, last = datetime(2027, 5, 5, 12), datetime(2028, 2, 2, 12)
    text = schedule.rrule.replace("UNTIL=", "UNTIL=X").split("UNTIL=X")
    rule = text[0] + "".join(f"UNTIL={part[:8]}T235959{part[8:]}" for part in text[1:])

    found = list(rule_starts(schedule, first, last))

    full = rrulestr(f"RRULE:{rule};WKST=MO", dtstart=schedule.start)
    assert found == full.between(first, last, inc=True)


@pytest.mark.parametrize(
    "rrule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;INTERVAL=99;BYMONTH=2;BYMONTHDAY=30",
    ],
)
def test_rule_that_never_occurs_is_refused_and_never_hangs(rrule):
    began = process_time()

    with pytest.raises(ScheduleError) as refused:
        check(meeting(rrule))
    assert starts(meeting(rrule), "2060-01-01", "2090-01-01") == []

    assert refused.value.code == "never_occurs"
    assert process_time() - began < 2


def test_endless_rule_gives_at_most_a_thousand_occurrences():
    found = starts(meeting("FREQ=DAILY"), "2026-01-01", "2056-01-01")

    assert (len(found), found[0]) == (1000, "2026-03-10 09:30")


MOVE = datetime(2026, 3, 17, 9, 30)
REFUSED = {
    "end before start": (meeting(hours=-1), "end_before_start", "end"),
    "no length": (meeting(hours=0), "end_before_start", "end"),
    "more than a month": (meeting(hours=24 * 32), "too_long", "end"),
    "year 9999": (meeting(start=datetime(9999, 12, 30, 9)), "date_out_of_range", "start"),
    "other zone": (meeting(time_zone="Asia/Tokyo"), "time_zone", "start"),
    "series at half past two": (
        meeting("FREQ=WEEKLY", datetime(2026, 3, 10, 2, 30)),
        "clock_change",
        "start",
    ),
    "series until half past two": (
        meeting("FREQ=WEEKLY", datetime(2026, 3, 10, 0, 30)),
        "clock_change",
        "start",
    ),
    "skipped hour": (meeting(start=datetime(2026, 3, 29, 2, 30)), "clock_change", "start"),
    "doubled hour as end": (meeting(start=datetime(2026, 10, 25, 0, 30)), "clock_change", "end"),
    "runs into the next": (meeting("FREQ=DAILY", hours=24), "overlaps_itself", "end"),
    "ends before it starts": (meeting("FREQ=WEEKLY;UNTIL=20250101"), "never_occurs", "recurrence"),
    "all excluded": (
        meeting("FREQ=WEEKLY;COUNT=1", excluded_on=(date(2026, 3, 10),)),
        "never_occurs",
        "recurrence",
    ),
    "excluded date off the rule": (
        meeting("FREQ=WEEKLY", excluded_on=(date(2026, 3, 11),)),
        "excluded_date_unknown",
        "recurrence",
    ),
    "extra date on a date of the rule": (
        meeting("FREQ=WEEKLY", extra_dates=(ExtraDate(MOVE, MOVE + timedelta(hours=1)),)),
        "extra_date_taken",
        "extra_dates",
    ),
    "orphan": (
        meeting("FREQ=WEEKLY", overrides=(Override(datetime(2026, 3, 18, 9, 30), "cancel"),)),
        "override_unknown",
        "overrides",
    ),
    "move without target": (
        meeting("FREQ=WEEKLY", overrides=(Override(MOVE, "move"),)),
        "move_incomplete",
        "overrides",
    ),
    "move into the skipped hour": (
        meeting(
            "FREQ=WEEKLY",
            overrides=(Override(MOVE, "move", datetime(2026, 3, 29, 2, 15), datetime(2026, 3, 29, 4)),),
        ),
        "clock_change",
        "overrides",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_check_refuses(case):
    schedule, code, field = REFUSED[case]

    with pytest.raises(ScheduleError) as refused:
        check(schedule)

    assert (refused.value.code, refused.value.field) == (code, field)


@pytest.mark.parametrize(
    ("rrule", "code"),
    [
        ("FREQ=WEEKLY;COUNT=0", "count"),
        ("FREQ=WEEKLY;COUNT=367", "count"),
        ("FREQ=WEEKLY;COUNT=3;UNTIL=20270101", "count_and_until"),
        ("FREQ=HOURLY", "frequency"),
        ("FREQ=SECONDLY;COUNT=99999999", "frequency"),
        ("FREQ=WEEKLY;INTERVAL=0", "interval"),
        ("FREQ=WEEKLY;INTERVAL=-1", "interval"),
        ("FREQ=DAILY;BYHOUR=1,2,3", "rule_part"),
        ("FREQ=WEEKLY;BYDAY=2TU", "nth_weekday"),
        ("FREQ=YEARLY;BYDAY=2TH", "month_missing"),
        ("FREQ=WEEKLY;FREQ=DAILY", "unreadable"),
        ("FREQ=WEEKLY;UNTIL=20260230", "until"),
        ("FREQ=DAILY;COUNT=٣", "count"),
        ("onzin", "unreadable"),
    ],
)
def test_check_refuses_rule_text(rrule, code):
    with pytest.raises(RuleError) as refused:
        check(meeting(rrule))

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("rrule", "start"),
    [
        ("FREQ=DAILY;BYMONTHDAY=-1", datetime(2026, 3, 31, 9)),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU;BYMONTH=1,3,5", datetime(2026, 3, 10, 9)),
        ("FREQ=WEEKLY", datetime(2026, 3, 29, 1)),
        ("FREQ=MONTHLY;COUNT=3;BYMONTH=3,10;BYMONTHDAY=1", datetime(2026, 3, 1, 9)),
        ("FREQ=YEARLY;COUNT=8;BYMONTH=10;BYMONTHDAY=-1", datetime(2026, 10, 31, 9)),
        ("FREQ=MONTHLY;COUNT=8;BYMONTH=3,10;BYMONTHDAY=-1", datetime(2026, 3, 31, 9)),
        ("FREQ=MONTHLY;BYMONTH=3,4;BYDAY=2TU,4TU", datetime(2026, 3, 10, 9)),
        ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1,15", datetime(2026, 1, 15, 9)),
        ("FREQ=MONTHLY;BYMONTHDAY=-1,29", datetime(2026, 3, 29, 9)),
        ("FREQ=YEARLY", datetime(2028, 2, 29, 9)),
        ("FREQ=YEARLY;BYMONTH=3,4;BYMONTHDAY=31", datetime(2026, 3, 31, 9)),
        ("FREQ=YEARLY;BYMONTH=3,4;BYMONTHDAY=-1", datetime(2026, 3, 31, 9)),
        ("FREQ=YEARLY;BYMONTH=3,4;BYDAY=TU;BYSETPOS=1", datetime(2026, 3, 3, 9)),
    ],
)
def test_check_refuses_rules_that_a_common_program_reads_wrongly(rrule, start):
    with pytest.raises(ScheduleError) as refused:
        check(meeting(rrule, start))

    assert refused.value.code == "not_portable"


def test_check_suggests_the_first_date_that_fits_the_rule():
    with pytest.raises(StartNotInRule) as refused:
        check(meeting("FREQ=MONTHLY;BYDAY=2WE"))

    assert refused.value.suggestion == datetime(2026, 3, 11, 9, 30)
    assert "11 maart 2026" in refused.value.message


@pytest.mark.parametrize(
    "schedule",
    [
        meeting(),
        meeting("FREQ=MONTHLY;BYDAY=2TU;COUNT=6", excluded_on=(date(2026, 7, 14),)),
        meeting("FREQ=DAILY;COUNT=5", datetime(2026, 3, 9), hours=24, all_day=True),
        meeting("FREQ=WEEKLY", datetime(2026, 3, 10, 22), hours=8),
        meeting("FREQ=YEARLY", datetime(2028, 2, 28, 9)),
        meeting("FREQ=YEARLY;BYMONTH=4,10;BYMONTHDAY=10", datetime(2026, 4, 10, 9)),
        meeting("FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=-1", datetime(2026, 4, 30, 9)),
        meeting("FREQ=MONTHLY;BYMONTHDAY=-1", datetime(2026, 4, 30, 9)),
        meeting(extra_dates=(ExtraDate(MOVE, MOVE + timedelta(hours=1)),)),
    ],
)
def test_check_accepts(schedule):
    assert check(schedule) is None


def test_check_takes_naive_times_only():
    with pytest.raises(ValueError, match="wall-clock"):
        check(meeting(start=datetime(2026, 3, 10, 9, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("rrule", "words"),
    [
        ("", "eenmalig"),
        ("FREQ=DAILY", "elke dag"),
        ("FREQ=DAILY;INTERVAL=3;COUNT=1", "elke 3 dagen, 1 keer"),
        ("FREQ=WEEKLY", "elke dinsdag"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,TH", "elke maandag, dinsdag en donderdag"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "elke werkdag"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;COUNT=6", "elke 2 weken op donderdag, 6 keer"),
        (
            "FREQ=MONTHLY;BYDAY=2TU;UNTIL=20261231",
            "elke 2e dinsdag van de maand, tot en met 31 december 2026",
        ),
        ("FREQ=MONTHLY;BYDAY=5MO", "elke 5e maandag van de maand"),
        (
            "FREQ=MONTHLY;BYDAY=-1FR;BYMONTH=1,2,3,4,5,6,9,10,11,12",
            "elke laatste vrijdag van de maand, niet in juli en augustus",
        ),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=3WE", "elke 3 maanden op de 3e woensdag"),
        ("FREQ=MONTHLY;BYDAY=1TU,3TU", "elke maand op de 1e dinsdag en de 3e dinsdag"),
        ("FREQ=MONTHLY", "elke maand op dag 10"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "elke maand op de laatste dag"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "elke maand op de laatste werkdag"),
        ("FREQ=MONTHLY;BYMONTHDAY=15;BYMONTH=3,9", "elke maand op dag 15, alleen in maart en september"),
        ("FREQ=YEARLY", "elk jaar op 10 maart"),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=11;BYDAY=2TH", "elke 2 jaar op de 2e donderdag van november"),
    ],
)
def test_describe_says_the_rule_in_dutch(rrule, words):
    assert describe(meeting(rrule), "nl") == words


def test_describe_names_excluded_and_extra_dates():
    schedule = meeting(
        "FREQ=MONTHLY;BYDAY=2TU;COUNT=6",
        excluded_on=(date(2026, 7, 14),),
        extra_dates=(ExtraDate(datetime(2026, 7, 16, 9), datetime(2026, 7, 16, 10)),),
    )

    assert describe(schedule, "nl") == (
        "elke 2e dinsdag van de maand, 6 keer, behalve 14 juli 2026, en ook op 16 juli 2026"
    )
