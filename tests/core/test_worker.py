"""``manage.py worker``, from a request's side effects to their end."""

import pytest
from django.core import mail
from django.core.management import call_command
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from cop_platform.core import clock
from cop_platform.notifications.domain.enqueue import Mail, enqueue
from cop_platform.notifications.models import OutboxMail

pytestmark = pytest.mark.django_db(transaction=True)
notes: list[str] = []


@task
def note(text: str) -> None:
    """A task that leaves a trace."""
    notes.append(text)


@task
def fail() -> None:
    """A task that does not end well."""
    raise ValueError("broken")


@pytest.fixture(autouse=True)
def database_queue(settings):
    """Tasks wait in the database, as they do outside the suite."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    notes.clear()


def work():
    call_command("worker", "--once")


def test_worker_runs_tasks_and_sends_mail():
    note.enqueue("gedaan")
    enqueue(
        Mail("Welkom", "Fijn dat u er bent."),
        kind="welcome",
        to_address="a@example.org",
        dedupe_key="welcome:1",
        now=clock.now(),
    )

    work()

    assert notes == ["gedaan"]
    assert [message.subject for message in mail.outbox] == ["Welkom"]
    assert OutboxMail.objects.get().state == OutboxMail.State.SENT


def test_worker_goes_on_after_a_failing_task():
    fail.enqueue()
    note.enqueue("toch gedaan")

    work()

    assert notes == ["toch gedaan"]
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["FAILED", "SUCCESSFUL"]


def test_worker_does_nothing_twice():
    note.enqueue("gedaan")

    work()
    work()

    assert notes == ["gedaan"]
