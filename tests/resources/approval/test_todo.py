"""“Nu te doen” on the first page of the CMS."""

from datetime import timedelta

import pytest
from django.test import Client
from wagtail.models import Revision, Workflow

from cop_platform.accounts.models import User
from cop_platform.core import clock
from resources.models import ChapterPage, OwnerApproval
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def first_page(client: Client, person: User) -> str:
    client.force_login(person, backend=BACKEND)
    return client.get("/cms/").text


def test_editor_sees_what_waits_for_the_owner(client: Client, asked: OwnerApproval, author: User) -> None:
    told = first_page(client, author)

    assert "Wacht op de eigenaar (1)" in told
    assert f"/cms/snippets/resources/ownerapproval/inspect/{asked.pk}/" in told


def test_author_sees_what_came_back(client: Client, asked: OwnerApproval, author: User) -> None:
    asked.task_state.specific.reject(user=author)

    told = first_page(client, author)

    assert "Teruggekregen teksten (1)" in told
    assert "Wacht op de eigenaar" not in told
    assert "Teruggekregen" not in first_page(client, UserFactory(is_superuser=True))


def test_text_that_the_clock_held_back_is_named(client: Client, page: ChapterPage, author: User) -> None:
    page.go_live_at = clock.now() - timedelta(hours=1)
    page.save_revision()
    page.save()

    assert "Gepland, maar tegengehouden (1)" in first_page(client, author)

    Revision.objects.update(approved_go_live_at=page.go_live_at)

    assert "Gepland, maar tegengehouden" not in first_page(client, author)


def test_nothing_to_do_is_said(client: Client, workflow: Workflow, author: User) -> None:
    assert "Er wacht nu niets op u." in first_page(client, author)
