"""Work that returns: each job runs once per period, on one of the workers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

from cop_platform.core.models import Lease

log = structlog.stdlib.get_logger("cop_platform.worker")
Run = Callable[[datetime], object]


@dataclass(frozen=True)
class Job:
    """A named function of *now* with its period in seconds (0: at every pass)."""

    name: str
    seconds: int
    run: Run


_jobs: dict[str, Job] = {}


def periodic(name: str, *, seconds: int) -> Callable[[Run], Run]:
    """Register the decorated function of *now* to run once per *seconds*."""

    def add(run: Run) -> Run:
        _jobs[name] = Job(name, seconds, run)
        return run

    return add


def run_due(*, now: datetime, worker: str) -> list[str]:
    """Run every job that is due; returns their names.  A failing job is logged, the rest goes on."""
    return [job.name for job in _jobs.values() if _is_mine(job, now, worker) and _ran(job, now)]


def _is_mine(job: Job, now: datetime, worker: str) -> bool:
    if job.seconds == 0:
        return True
    return Lease.take(f"job:{job.name}", worker, now=now, seconds=job.seconds - 1, renew=False)


def _ran(job: Job, now: datetime) -> bool:
    try:
        job.run(now)
    except Exception:
        log.exception("periodic job failed", job=job.name)
        return False
    return True
