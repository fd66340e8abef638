"""How long one event of a partner may keep the reader busy."""

import gc
import sys
import time

import pytest

from events.domain.ical.incoming.patience import Impatient, patience


class SlowToGo:
    """Keeps the processor busy when it is thrown away."""

    def __del__(self) -> None:
        compute(0.1)


def compute(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def throw_away_and_compute(seconds: float) -> None:
    SlowToGo()
    compute(seconds)


def test_patience_ends_what_computes_too_long() -> None:
    with pytest.raises(Impatient), patience(0.02):
        compute(2)


def test_patience_ends_although_a_finaliser_swallowed_the_first_signal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    swallowed: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda found: swallowed.append(found.exc_type))

    with pytest.raises(Impatient), patience(0.02):
        throw_away_and_compute(2)

    assert swallowed == [Impatient]


def test_patience_leaves_the_garbage_until_the_end() -> None:
    with patience(2):
        assert not gc.isenabled()

    assert gc.isenabled()
