"""A long list of participants is written once, by a worker that may die, and goes after a day."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils.translation import override
from openpyxl import load_workbook

from cop_platform.accounts.models import User
from cop_platform.core.privacy.erasure import erase
from events.domain.participants import table_of
from events.domain.people_files import ask, file_for, forget_old, is_long, make_next
from events.domain.people_files.writing import csv_of
from events.domain.seats import cancel
from events.models import PeopleFile, Seating
from tests.factories.seats import NOW, again, registered, seating, somebody

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
def seats() -> Seating:
    seats = seating(9)
    for name in ("Sanne", "Joris", "Fatima"):
        registered(seats, somebody(first_name=name))
    return seats


def test_list_is_long_when_more_people_stand_on_it_than_a_page_may_write(
    seats: Seating, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("events.domain.people_files.asking.LONG", 2)
    assert is_long(seats)

    cancel(seats.registrations.get(number=2), now=NOW)

    assert not is_long(seats)


def test_file_holds_what_a_direct_answer_would_in_the_language_of_who_asked(seats: Seating) -> None:
    with override("en"):
        csv_file, xlsx = (ask(seats, form, by=somebody(), now=NOW) for form in ("csv", "xlsx"))
        rows = table_of(seats)
        expected = csv_of(rows)

    assert [make_next(NOW), make_next(NOW), make_next(NOW)] == [csv_file, xlsx, None]

    assert bytes(again(csv_file).body) == expected
    sheet = load_workbook(BytesIO(again(xlsx).body)).active
    assert [row[1] for row in sheet.values] == [row[1] for row in rows]


def test_asking_twice_makes_one_and_asking_for_a_ready_one_makes_a_new_one(seats: Seating) -> None:
    by = somebody()
    first = ask(seats, "csv", by=by, now=NOW)

    second = ask(seats, "csv", by=by, now=NOW + SECOND)
    assert (second.pk, second.asked_at) == (first.pk, NOW)

    make_next(NOW + SECOND)
    renewed = ask(seats, "csv", by=by, now=NOW + 2 * SECOND)
    assert (renewed.pk, renewed.body, renewed.wanted_at) == (first.pk, None, NOW + 2 * SECOND)


def test_worker_tells_how_far_it_is(seats: Seating, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("events.domain.people_files.making.STEP", 2)
    steps = []
    monkeypatch.setitem(
        make_next.__globals__["WRITERS"],
        "csv",
        lambda rows: bytes(len([steps.append(PeopleFile.objects.get().written) for _row in rows])),
    )
    file = ask(seats, "csv", by=somebody(), now=NOW)

    make_next(NOW)

    assert (steps, again(file).written, again(file).people) == ([0, 0, 2, 2], 3, 3)


def test_file_of_a_worker_that_died_is_written_by_the_next(
    seats: Seating, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = ask(seats, "csv", by=somebody(), now=NOW)
    with monkeypatch.context() as patch:
        patch.setattr("events.domain.people_files.making.table_of", _dies)
        with pytest.raises(MemoryError):
            make_next(NOW)

    assert make_next(NOW + timedelta(seconds=119)) is None
    assert make_next(NOW + timedelta(seconds=120)) == file

    assert again(file).body is not None


def _dies(seats: Seating) -> None:
    raise MemoryError


@pytest.mark.parametrize("ahead", [DAY, -DAY], ids=["ahead", "behind"])
def test_clock_that_was_wrong_for_a_while_keeps_nobody_waiting(seats: Seating, ahead: timedelta) -> None:
    by = somebody()
    ask(seats, "csv", by=by, now=NOW + ahead)

    made = make_next(NOW)

    assert made is not None
    assert ask(seats, "csv", by=by, now=NOW).asked_at == NOW


def test_file_is_gone_after_a_day(seats: Seating) -> None:
    by = somebody()
    file = ask(seats, "csv", by=by, now=NOW)

    assert (file_for(seats, "csv", by=by, now=NOW + DAY - SECOND), forget_old(NOW + DAY - SECOND)) == (
        file,
        0,
    )
    assert (file_for(seats, "csv", by=by, now=NOW + DAY), forget_old(NOW + DAY)) == (None, 1)


def test_file_of_somebody_else_is_not_found(seats: Seating) -> None:
    ask(seats, "csv", by=somebody(), now=NOW)

    assert file_for(seats, "csv", by=somebody(), now=NOW) is None


def test_no_file_waits_with_somebody_who_is_erased(seats: Seating) -> None:
    kept = ask(seating(), "csv", by=somebody(), now=NOW)
    ask(seats, "csv", by=somebody(), now=NOW)

    erase(User.objects.get(first_name="Joris"))

    assert list(PeopleFile.objects.all()) == [kept]
