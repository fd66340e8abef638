"""Jobs that return."""

from datetime import timedelta

import pytest

from cop_platform.core import clock, periodic

pytestmark = pytest.mark.django_db


@pytest.fixture
def jobs(monkeypatch):
    """An empty register."""
    monkeypatch.setattr(periodic, "_jobs", {})


def test_job_runs_once_per_period_on_one_worker(jobs):
    now, runs = clock.now(), []
    periodic.periodic("hourly", seconds=3600)(runs.append)

    first = periodic.run_due(now=now, worker="a")
    second = periodic.run_due(now=now + timedelta(minutes=30), worker="b")
    third = periodic.run_due(now=now + timedelta(hours=1), worker="b")

    assert (first, second, third) == (["hourly"], [], ["hourly"])
    assert runs == [now, now + timedelta(hours=1)]


def test_job_without_period_runs_at_every_pass(jobs):
    now, runs = clock.now(), []
    periodic.periodic("always", seconds=0)(runs.append)

    for _ in range(3):
        periodic.run_due(now=now, worker="a")

    assert runs == [now, now, now]


def test_failing_job_does_not_stop_the_next(jobs):
    runs = []

    def fail(now):
        raise ValueError("broken")

    periodic.periodic("broken", seconds=0)(fail)
    periodic.periodic("sound", seconds=0)(runs.append)

    assert periodic.run_due(now=clock.now(), worker="a") == ["sound"]
    assert len(runs) == 1
