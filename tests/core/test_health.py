"""What the operator hears."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django_tasks_db.models import DBTaskResult

from cop_platform.core import clock
from cop_platform.notifications.models import OutboxMail

HOURS = timedelta(hours=1)


def waiting_task(enqueued_at):
    task = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="tests.core.test_worker.note",
        queue_name="default",
        backend_name="default",
    )
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=enqueued_at)


def waiting_mail(due_at):
    OutboxMail.objects.create(
        dedupe_key="mail", kind="test", to_address="a@example.org", subject="", next_attempt_at=due_at
    )


def test_healthz_answers_without_database(client: Client):
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.json() == {"status": "ok"}


@pytest.mark.django_db
def test_readyz_names_every_check_when_all_is_well(client: Client):
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "checks": {"database": True, "tasks": True, "outbox": True},
    }


@pytest.mark.django_db
def test_readyz_waits_before_it_complains(client: Client):
    waiting_task(clock.now())
    waiting_mail(clock.now())

    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_readyz_tells_that_no_worker_takes_tasks(client: Client):
    waiting_task(clock.now() - HOURS)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["checks"] == {"database": True, "tasks": False, "outbox": True}


@pytest.mark.django_db
def test_readyz_tells_that_mail_is_late(client: Client):
    waiting_mail(clock.now() - HOURS)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["checks"] == {"database": True, "tasks": True, "outbox": False}


@pytest.mark.django_db
def test_readyz_ignores_tasks_for_later(client: Client):
    waiting_task(clock.now() - HOURS)
    DBTaskResult.objects.update(run_after=clock.now() + HOURS)

    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_readyz_answers_when_the_database_does_not(client: Client, monkeypatch):
    def fail(*args, **kwargs):
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "cursor", fail)
    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["checks"] == {"database": False, "tasks": False, "outbox": False}
