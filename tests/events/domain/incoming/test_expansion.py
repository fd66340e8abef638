"""Which dates a partner's series has."""

import pytest

from tests.events.domain.incoming.reader import END, START, codes, reading_of, starts

WEEKLY = f"{START}\n{END}\nRRULE:FREQ=WEEKLY;COUNT=3"


def changed(original: str, more: str) -> str:
    return f"RECURRENCE-ID{original}\n{more}"


def test_series_keeps_its_hour_when_the_clock_changes() -> None:
    reading = reading_of(
        "DTSTART;TZID=Europe/Amsterdam:20270322T093000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3"
    )

    assert starts(reading) == ["2027-03-22 09:30", "2027-03-29 09:30", "2027-04-05 09:30"]
    assert [found.key for found in reading.dates] == [
        "20270322T083000Z",
        "20270329T073000Z",
        "20270405T073000Z",
    ]


def test_series_in_utc_keeps_utc() -> None:
    reading = reading_of("DTSTART:20270322T083000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2")

    assert starts(reading) == ["2027-03-22 09:30", "2027-03-29 10:30"]


@pytest.mark.parametrize(
    "original", [";TZID=Europe/Amsterdam:20261110T133000", ":20261110T123000Z", ";VALUE=DATE:20261110"]
)
def test_moved_date_takes_the_place_of_the_old_one(original: str) -> None:
    reading = reading_of(WEEKLY, changed(original, "DTSTART:20261112T090000Z\nDTEND:20261112T100000Z"))

    assert starts(reading) == ["2026-11-03 13:30", "2026-11-12 10:00", "2026-11-17 13:30"]
    assert reading.dates[1].key == "20261110T123000Z"


def test_cancelled_date_stays_and_is_marked() -> None:
    reading = reading_of(
        WEEKLY, changed(":20261110T123000Z", "STATUS:CANCELLED\nDTSTART:20261110T123000Z\nDURATION:PT1H")
    )

    assert starts(reading) == ["2026-11-03 13:30", "(2026-11-10 13:30)", "2026-11-17 13:30"]


def test_cancelled_series_marks_every_date() -> None:
    assert starts(reading_of(f"{WEEKLY}\nSTATUS:CANCELLED"))[0] == "(2026-11-03 13:30)"


@pytest.mark.parametrize(
    "excluded", [";TZID=Europe/Amsterdam:20261110T133000", ":20261110T123000Z", ";VALUE=DATE:20261110"]
)
def test_excluded_date_is_left_out(excluded: str) -> None:
    assert starts(reading_of(f"{WEEKLY}\nEXDATE{excluded}")) == ["2026-11-03 13:30", "2026-11-17 13:30"]


@pytest.mark.parametrize("excluded", [";VALUE=DATE:20261110", ":20261110T000000", ":20261109T230000Z"])
def test_excluded_date_of_an_all_day_series_is_left_out(excluded: str) -> None:
    series = "DTSTART;VALUE=DATE:20261103\nRRULE:FREQ=WEEKLY;COUNT=3"

    assert starts(reading_of(f"{series}\nEXDATE{excluded}")) == ["2026-11-03", "2026-11-17"]


def test_extra_dates_are_added_once() -> None:
    reading = reading_of(f"{WEEKLY}\nRDATE:20261204T100000Z,20261110T123000Z")

    assert starts(reading) == [
        "2026-11-03 13:30",
        "2026-11-10 13:30",
        "2026-11-17 13:30",
        "2026-12-04 11:00",
    ]


def test_date_changed_into_nonsense_is_left_out_instead_of_shown_at_its_old_time() -> None:
    reading = reading_of(WEEKLY, changed(":20261110T123000Z", "DTSTART:20269999T999999"))

    assert starts(reading) == ["2026-11-03 13:30", "2026-11-17 13:30"]
    assert codes(reading) == ["bad_start"]


def test_changed_date_without_its_series_is_shown() -> None:
    reading = reading_of(changed(":20261110T123000Z", "DTSTART:20261112T090000Z\nDURATION:PT1H"))

    assert starts(reading) == ["2026-11-12 10:00"]
    assert reading.dates[0].key == "20261110T123000Z"


def test_change_that_is_older_than_the_series_is_left_out() -> None:
    old = changed(":20261111T123000Z", "SEQUENCE:1\nDTSTART:20261112T090000Z\nDURATION:PT1H")

    assert starts(reading_of(f"{WEEKLY}\nSEQUENCE:2", old))[1] == "2026-11-10 13:30"


def test_newest_version_of_a_meeting_counts() -> None:
    old = f"SEQUENCE:1\n{START}\n{END}"
    new = "SEQUENCE:2\nDTSTART:20261204T100000Z\nDURATION:PT1H"

    assert starts(reading_of(new, old)) == ["2026-12-04 11:00"]


def test_two_meetings_with_one_identity_are_reported() -> None:
    reading = reading_of(f"{START}\n{END}", "DTSTART:20261204T100000Z\nDURATION:PT1H")

    assert codes(reading) == ["duplicate_uid"]
    assert starts(reading) == ["2026-12-04 11:00"]


def test_all_day_series_has_days() -> None:
    reading = reading_of(
        "DTSTART;VALUE=DATE:20261103\nDTEND;VALUE=DATE:20261105\nRRULE:FREQ=WEEKLY;UNTIL=20261110"
    )

    assert [(found.key, f"{found.start}", f"{found.end}") for found in reading.dates] == [
        ("20261103", "2026-11-03", "2026-11-05"),
        ("20261110", "2026-11-10", "2026-11-12"),
    ]


@pytest.mark.parametrize(
    "until", ["20261110", "20261110T133000", "20261110T123000Z", "20261110T235959Z", "20261117T123000"]
)
def test_last_date_of_a_rule_counts_itself(until: str) -> None:
    assert len(reading_of(f"{START}\n{END}\nRRULE:FREQ=WEEKLY;UNTIL={until}").dates) == 2


def test_only_dates_within_the_window_come_out() -> None:
    reading = reading_of("DTSTART:20160101T100000Z\nDURATION:PT1H\nRRULE:FREQ=YEARLY")

    assert starts(reading) == ["2027-01-01 11:00", "2028-01-01 11:00"]


def test_meeting_that_began_before_the_window_and_still_runs_comes_out() -> None:
    assert starts(reading_of("DTSTART;VALUE=DATE:20260920\nDTEND;VALUE=DATE:20261010")) == ["2026-09-20"]


def test_series_that_takes_too_long_leaves_the_others_alone() -> None:
    """Looks harmless, and is searched in vain up to the year 9999."""
    endless = f"UID:2\n{START}\n{END}\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=+5MO;BYSETPOS=40"

    reading = reading_of(endless, WEEKLY)

    assert len(starts(reading)) == 3
    assert [(found.code, found.uid) for found in reading.complaints] == [("event_too_slow", "2")]


def test_no_more_than_five_thousand_dates_come_out() -> None:
    series = [
        f"UID:{n}\nDTSTART:2026100{n}T10{n:02}00Z\nDURATION:PT1H\nRRULE:FREQ=DAILY" for n in range(1, 10)
    ]
    many = [event.replace("UID:", f"UID:{copy}-") for event in series for copy in (1, 2)]

    reading = reading_of(*many)

    assert (len(reading.dates), reading.is_cut) == (5000, True)
    assert codes(reading) == ["too_many_dates"]
