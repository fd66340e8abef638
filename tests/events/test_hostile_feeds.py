"""Whatever a partner's address does, it ends soon, in a sentence, and nobody inside is contacted."""

import tracemalloc

import pytest

from cop_platform.core.fetching import Limits
from tests.hostile.cases import ALL, CALENDARS, NETWORK, Case
from tests.hostile.trial import tried

QUICK = Limits(connect_seconds=0.5, total_seconds=0.6)
INWARD = [case for case in NETWORK if case.code == "private_address"]


@pytest.mark.parametrize("case", NETWORK, ids=lambda case: case.name)
def test_hostile_server_ends_in_a_sentence(case: Case) -> None:
    outcome = tried(case, QUICK if case.code == "too_slow" else Limits())

    assert outcome.code == case.code
    assert outcome.private_contacts == 0
    assert outcome.seconds < 20
    assert outcome.message.endswith(".")
    assert "%" not in outcome.message


@pytest.mark.parametrize("case", CALENDARS, ids=lambda case: case.name)
def test_hostile_calendar_ends_in_a_sentence_or_in_what_is_good(case: Case) -> None:
    outcome = tried(case, reading_seconds=2 if case.code == "too_slow" else 15)

    assert outcome.code == case.code
    assert outcome.seconds < 20
    if outcome.calendar:
        assert "Café 1" in {found.event.summary for found in outcome.calendar.dates}
    else:
        assert outcome.message.endswith(".")


@pytest.mark.parametrize("case", INWARD, ids=lambda case: case.name)
def test_bell_rings_when_the_check_of_addresses_is_taken_out(case: Case) -> None:
    """The control: without the check these cases do reach the inside."""
    assert tried(case, is_allowed=lambda address: True).private_contacts > 0


@pytest.mark.parametrize("name", ["gzip bomb of 10 GB", "endless body", "one line of 2 MB", "20,000 events"])
def test_hostile_feed_takes_little_memory(name: str) -> None:
    case = next(case for case in ALL if case.name == name)
    tracemalloc.start()
    try:
        tried(case)
        _current, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 50 * 1024 * 1024


def test_there_are_more_than_thirty_cases() -> None:
    assert len({case.name for case in ALL}) == len(ALL) > 60
    assert len(INWARD) > 12
