"""Answers for the operator: is this process alive, and can it do its work?"""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django_tasks_db.models import DBTaskResult

from cop_platform.core import clock

Check = Callable[[datetime], bool]
_checks: dict[str, Check] = {}


def readiness(name: str) -> Callable[[Check], Check]:
    """Register a check for ``/readyz``: given now, True when all is well."""

    def add(check: Check) -> Check:
        _checks[name] = check
        return check

    return add


def healthz(request: HttpRequest) -> JsonResponse:
    """200 while the process answers; touches nothing else."""
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> JsonResponse:
    """200 when database, task queue and mail queue are well; 503 names what is not."""
    results = {name: _passes(check) for name, check in _checks.items()}
    status = 200 if all(results.values()) else 503
    return JsonResponse({"status": "ok" if status == 200 else "trouble", "checks": results}, status=status)


def _passes(check: Check) -> bool:
    try:
        return check(clock.now())
    except Error:
        return False


@readiness("database")
def database_answers(now: datetime) -> bool:
    """Whether the database runs a statement."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


@readiness("tasks")
def tasks_are_picked_up(now: datetime) -> bool:
    """Whether no task has waited longer than READY_MAX_WAIT_SECONDS: else there is no worker."""
    oldest = DBTaskResult.objects.ready().order_by("enqueued_at").first()
    if oldest is None:
        return True
    return (now - oldest.enqueued_at).total_seconds() < settings.READY_MAX_WAIT_SECONDS
