"""What counts as a clash, and how it reads."""

from datetime import date, datetime, timedelta

import pytest

from cop_platform.core.clock import AMSTERDAM
from events.domain.clash_words import dates_text, sentence
from events.domain.clashes import Busy, Clash, Period, Reason, clashes


def at(*parts: int, hours: int = 2) -> tuple[datetime, datetime]:
    start = datetime(2026, *parts, tzinfo=AMSTERDAM)
    return start, start + timedelta(hours=hours)


def busy(*parts: int, event_id: int = 1, place: bool = False, audience: bool = True) -> Busy:
    return Busy(event_id, *at(*parts), "Spreekuur", 7, same_place=place, same_audience=audience)


def named(found: list[Clash]) -> list[tuple[Reason, tuple[date, ...], bool]]:
    return [(clash.reason, clash.dates, clash.at_the_same_time) for clash in found]


def test_the_same_audience_counts_all_day() -> None:
    found = clashes([at(12, 3, 10)], [busy(12, 3, 14), busy(12, 4, 10, event_id=2)], [])

    assert found == [Clash(Reason.AUDIENCE, "Spreekuur", 1, 7, (), (date(2026, 12, 3),), False)]


def test_the_same_place_counts_only_at_the_same_hours() -> None:
    later = busy(12, 3, 12, place=True, audience=False)

    assert clashes([at(12, 3, 10)], [later], []) == []
    assert named(clashes([at(12, 3, 11)], [later], [])) == [(Reason.PLACE, (date(2026, 12, 3),), True)]


def test_a_meeting_in_the_same_place_is_not_named_twice() -> None:
    found = clashes([at(12, 3, 10)], [busy(12, 3, 11, place=True)], [])

    assert named(found) == [(Reason.PLACE, (date(2026, 12, 3),), True)]


def test_the_dates_with_one_meeting_stand_together() -> None:
    mine = [at(12, 10, 10), at(12, 3, 10), at(12, 17, 10)]
    found = clashes(mine, [busy(12, 3, 14), busy(12, 10, 11)], [])

    assert named(found) == [(Reason.AUDIENCE, (date(2026, 12, 3), date(2026, 12, 10)), True)]


def test_two_meetings_without_a_name_stay_two() -> None:
    hidden = [Busy(number, *at(12, 3, 14), same_audience=True) for number in (1, 2)]

    assert len(clashes([at(12, 3, 10)], hidden, [])) == 2


def test_a_night_counts_for_both_days_and_midnight_for_one() -> None:
    next_day = busy(12, 4, 8)

    assert named(clashes([at(12, 3, 22, hours=2)], [next_day], [])) == []
    assert named(clashes([at(12, 3, 22, hours=3)], [next_day], [])) == [
        (Reason.AUDIENCE, (date(2026, 12, 4),), False)
    ]


def test_two_meetings_of_several_days_clash_once() -> None:
    long = Busy(1, *at(12, 3, 9, hours=72), same_audience=True)

    assert named(clashes([at(12, 4, 9, hours=72)], [long], [])) == [
        (Reason.AUDIENCE, (date(2026, 12, 4),), True)
    ]


def test_holidays_are_named_with_the_days_they_touch() -> None:
    spring = Period("Voorjaarsvakantie", date(2026, 2, 14), date(2026, 2, 22), ("midden", "zuid"))
    dates = [at(2, 13, 10), at(2, 14, 10), at(2, 22, 10), at(2, 23, 10)]

    assert clashes(dates, [], [spring]) == [
        Clash(
            Reason.HOLIDAY,
            "Voorjaarsvakantie",
            school_regions=("midden", "zuid"),
            dates=(date(2026, 2, 14), date(2026, 2, 22)),
        )
    ]


def test_clashes_stand_by_date_and_the_most_serious_first() -> None:
    christmas = Period("Tweede Kerstdag", date(2026, 12, 26), date(2026, 12, 26))
    others = [busy(12, 26, 14, event_id=1), busy(12, 26, 10, event_id=2, place=True), busy(12, 3, 9)]

    found = clashes([at(12, 3, 10), at(12, 26, 10)], others, [christmas])

    assert [clash.reason for clash in found] == [Reason.AUDIENCE, Reason.PLACE, Reason.HOLIDAY]


@pytest.mark.parametrize(
    ("clash", "words"),
    [
        (
            Clash(Reason.PLACE, "Spreekuur"),
            "Op 3 december 2026 is er op dezelfde plaats en tijd al “Spreekuur”.",
        ),
        (
            Clash(Reason.AUDIENCE),
            "Op 3 december 2026 is er ook een besloten bijeenkomst, voor dezelfde regio en hetzelfde thema.",
        ),
        (
            Clash(Reason.AUDIENCE, "Spreekuur", at_the_same_time=True),
            "Op 3 december 2026 is er tegelijk “Spreekuur”, voor dezelfde regio en hetzelfde thema.",
        ),
        (Clash(Reason.HOLIDAY, "Koningsdag"), "Op 3 december 2026 is het Koningsdag."),
        (
            Clash(Reason.HOLIDAY, "Herfstvakantie", school_regions=("noord", "midden")),
            "Op 3 december 2026 is het Herfstvakantie (regio Noord en Midden).",
        ),
    ],
)
def test_a_clash_is_one_plain_sentence(clash: Clash, words: str) -> None:
    dated = Clash(
        clash.reason,
        clash.name,
        school_regions=clash.school_regions,
        dates=(date(2026, 12, 3),),
        at_the_same_time=clash.at_the_same_time,
    )

    assert sentence(dated) == words


def test_many_dates_are_counted() -> None:
    days = [date(2026, 12, day) for day in (3, 4, 5, 6, 7)]

    assert dates_text(days[:2]) == "3 december 2026 en 4 december 2026"
    assert dates_text(days[:4]) == "3 december 2026, 4 december 2026, 5 december 2026 en nog 1 datum"
    assert dates_text(days) == "3 december 2026, 4 december 2026, 5 december 2026 en nog 2 datums"
