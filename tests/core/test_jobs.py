"""What the worker does for the CMS and the framework."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import Site

from cop_platform.core import clock, jobs
from home.models import StandardPage

pytestmark = pytest.mark.django_db


def test_page_appears_and_disappears_at_its_moment(at):
    now = at(2026, 3, 22, 9, 0)
    root = Site.objects.get(is_default_site=True).root_page
    page = root.add_child(instance=StandardPage(title="Later", slug="later", live=False))
    page.go_live_at, page.expire_at = now + timedelta(hours=1), now + timedelta(hours=2)
    page.save_revision().publish()
    seen = []

    for hour in (9, 10, 11):
        jobs.publish_scheduled(at(2026, 3, 22, hour, 1))
        page.refresh_from_db()
        seen.append(page.live)

    assert seen == [False, True, False]


def test_session_that_ended_is_removed():
    now = clock.now()
    for name, days in (("over", -1), ("runs", 1)):
        Session.objects.create(session_key=name, session_data="", expire_date=now + timedelta(days=days))

    jobs.forget(now)

    assert [session.session_key for session in Session.objects.all()] == ["runs"]


def test_results_of_old_tasks_are_removed(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    now = clock.now()
    for days in (20, 1):
        DBTaskResult.objects.create(
            args_kwargs={"args": [], "kwargs": {}},
            task_path="cop_platform.core.jobs.prune_results",
            backend_name="default",
            queue_name="default",
            run_after=now,
            status=TaskResultStatus.SUCCESSFUL,
            finished_at=now - timedelta(days=days),
        )

    jobs.prune_results(now)

    assert DBTaskResult.objects.get().finished_at == now - timedelta(days=1)
