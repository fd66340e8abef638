"""The results that are kept are within bounds, and the documentation shows these and no others."""

from benchmarks.gate import faults
from benchmarks.results import FOLDER, kept
from benchmarks.tables import PAGE, with_tables


def result(queries, ratio):
    target = {"queries": queries, "ratio": {"median": ratio}}
    return {"run": {"database": "SQLite 3", "jobs": {"J1": {"10000": {"targets": {"cold": target}}}}}}


def waited(milliseconds, database):
    target = {"ms": {"max": milliseconds}}
    jobs = {"J4": {"100": {"targets": {"99 of 100 answered": target}}}}
    return {"run": {"database": database, "jobs": jobs}}


def test_kept_results_are_within_bounds():
    assert kept()
    assert faults(kept()) == []


def test_what_is_out_of_bounds_is_told():
    assert faults(result(3, 1.9)) == []
    assert faults(result(4, 1.9)) == ["run: J1 cold, 10000 meetings: 4 queries, at most 3"]
    assert faults(result(3, 2.1)) == ["run: J1 cold, 10000 meetings: 2.1 times its limit, at most 2.0"]


def test_waiting_longer_than_was_promised_is_told():
    assert faults(waited(1999, "PostgreSQL 18")) == []
    assert faults(waited(2001, "SQLite 3")) == []
    assert faults(waited(2001, "PostgreSQL 18")) == [
        "run: J4 99 of 100 answered, 100 meetings: 2001 ms, at most 2000"
    ]


def test_page_shows_what_is_kept():
    page = PAGE.read_text(encoding="utf-8")

    assert with_tables(page, kept()) == page


def test_each_result_has_its_picture():
    assert {path.stem for path in FOLDER.glob("*.svg")} == set(kept())
