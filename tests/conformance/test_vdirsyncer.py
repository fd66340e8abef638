"""vdirsyncer, which keeps calendars of others on disk, subscribes over HTTP to a running site."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import time_machine

from events.models import EventPage
from tests.conformance.content import make_agenda
from tests.conformance.readers import MARK
from tests.factories import events as make

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_engine, pytest.mark.slow]
CONFIGURATION = """
[general]
status_path = "{folder}/status/"

[pair agenda]
a = "kept"
b = "feed"
collections = null
conflict_resolution = "b wins"

[storage kept]
type = "filesystem"
path = "{folder}/kept/"
fileext = ".ics"

[storage feed]
type = "http"
url = "{address}"
"""
Synchronise = Callable[[], dict[str, str]]


@pytest.fixture
def pages(db: None) -> dict[str, EventPage]:
    """A series and two single meetings."""
    with time_machine.travel(make.wall(2026, 3, 1, 12)):
        index = make_agenda()
        return {
            "Reeks": make.meeting_page(index, "Reeks", rrule="FREQ=WEEKLY;COUNT=6"),
            "Een": make.meeting_page(index, "Een"),
            "Twee": make.meeting_page(index, "Twee"),
        }


@pytest.fixture
def on(pages: dict[str, EventPage]) -> Iterator[Callable[[int, int], None]]:
    """``on(3, 20)``: from then on it is noon on 20 March 2026, for the site too."""
    travellers = []

    def travel(month: int, day: int) -> None:
        traveller = time_machine.travel(make.wall(2026, month, day, 12))
        traveller.start()
        travellers.append(traveller)

    travel(3, 2)
    yield travel
    for traveller in reversed(travellers):
        traveller.stop()


@pytest.fixture
def synchronise(tmp_path: Path, live_server: object, on: object) -> Synchronise:
    """Synchronise once; returns each item as kept on disk, by the title of its meeting.

    By title, as vdirsyncer takes the digest of what a feed says for its identity.
    """
    configuration = tmp_path / "config"
    configuration.write_text(CONFIGURATION.format(folder=tmp_path, address=f"{live_server}/agenda.ics"))
    (tmp_path / "kept").mkdir()
    _run(configuration, "discover")

    def run() -> dict[str, str]:
        _run(configuration, "sync")
        texts = [path.read_text() for path in (tmp_path / "kept").iterdir()]
        return {title(text): text for text in texts}

    return run


def _run(configuration: Path, step: str) -> None:
    vdirsyncer = Path(sys.executable).with_name("vdirsyncer")
    command = [vdirsyncer, "-v", "WARNING", "-c", configuration, step, "agenda"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def title(text: str) -> str:
    """The title in the first VEVENT, without its mark."""
    return text.partition("\nSUMMARY:")[2].partition("\n")[0].strip().removeprefix(MARK)


def times(folder: Path) -> dict[Path, int]:
    """When each file was last written."""
    return {path: path.stat().st_mtime_ns for path in (folder / "kept").iterdir()}


def test_each_meeting_is_one_item_and_is_written_once(
    synchronise: Synchronise, tmp_path: Path, pages: dict[str, EventPage], on: Callable[[int, int], None]
) -> None:
    kept, written = synchronise(), times(tmp_path)
    on(3, 20)
    again = synchronise()

    assert set(kept) == set(pages)
    assert all(text.count("BEGIN:VTIMEZONE") == 1 for text in kept.values())
    assert again == kept
    assert times(tmp_path) == written


def test_only_the_item_of_a_changed_meeting_changes(
    synchronise: Synchronise, pages: dict[str, EventPage], on: Callable[[int, int], None]
) -> None:
    before = synchronise()

    on(3, 3)
    pages["Reeks"].date_changes = [
        make.moved(date(2026, 4, 14), make.wall(2026, 4, 15, 13)),
        make.cancelled(date(2026, 4, 21)),
    ]
    make.republish(pages["Reeks"])
    after = synchronise()

    assert {name for name in after if after[name] != before[name]} == {"Reeks"}
    assert after["Reeks"].count("RECURRENCE-ID") == 2
    assert after["Reeks"].count("STATUS:CANCELLED") == 1
    assert after["Reeks"].count("SEQUENCE:1") == 3


def test_a_deleted_meeting_is_struck_out_and_later_gone(
    synchronise: Synchronise, pages: dict[str, EventPage], on: Callable[[int, int], None]
) -> None:
    before = synchronise()

    on(3, 3)
    pages["Een"].delete()
    struck = synchronise()
    on(4, 10)
    later = synchronise()

    assert {name for name in struck if struck[name] != before[name]} == {"Een"}
    assert "STATUS:CANCELLED" in struck["Een"]
    assert later == {name: struck[name] for name in ("Reeks", "Twee")}


def test_trouble_takes_nothing_away(
    synchronise: Synchronise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synchronise()
    written = times(tmp_path)
    monkeypatch.setattr("events.views.sparing._wait", lambda *request: 60)

    with pytest.raises(AssertionError, match="Too Many Requests"):
        synchronise()

    assert times(tmp_path) == written
