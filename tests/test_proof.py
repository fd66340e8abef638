"""The trials of `make proof` are found, written down, and fail when a promise is broken."""

import json
import logging
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import close_old_connections

from proof import running
from proof.__main__ import main
from proof.jobs import fuzz


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(running, "RESULTS", tmp_path)
    return tmp_path


def _breaks() -> Mapping[str, object]:
    raise running.Broken({"lost": 2}, ["2 seats were lost"])


def _falls() -> Mapping[str, object]:
    return {"figure": 1 // 0}


def test_jobs_are_found() -> None:
    assert "hostile_feeds" in running.jobs()


def test_kept_promise_is_written_with_its_circumstances(results: Path) -> None:
    assert running.run("seats", lambda: {"trials": 3})

    written = json.loads((results / "seats.json").read_text())
    assert (written["job"], written["kept"], written["broken"], written["trials"]) == ("seats", True, [], 3)
    assert written["database"] in ("sqlite3", "postgresql")
    assert set(written) >= {"date", "commit", "python", "seconds"}


@pytest.mark.parametrize(
    ("job", "broken"),
    [(_breaks, "2 seats were lost"), (_falls, "ZeroDivisionError")],
    ids=["breaks", "falls"],
)
def test_broken_promise_is_written_too(results: Path, job: running.Run, broken: str) -> None:
    assert not running.run("seats", job)

    assert broken in json.loads((results / "seats.json").read_text())["broken"][0]


def test_unknown_job_is_refused_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nothing"]) == 2

    assert "No such job: nothing." in capsys.readouterr().err


def test_trial_that_falls_leaves_log_and_connections_as_they_were() -> None:
    def closes() -> list[bool]:
        return [close_old_connections in signal._live_receivers(None)[0] for signal in fuzz.SIGNALS]

    before = (logging.root.manager.disable, closes())

    with suppress(ZeroDivisionError), fuzz.quiet(), fuzz.one_connection():
        within = (logging.root.manager.disable, closes())
        _falls()

    assert within == (logging.CRITICAL, [False, False])
    assert before == (logging.root.manager.disable, closes()) == (logging.NOTSET, [True, True])
