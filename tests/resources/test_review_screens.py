"""Keeping texts true in the CMS."""

import pytest
from django.test import Client
from django.urls import reverse

from cop_platform.core.clock import today
from resources.models import LibraryIndexPage, ResourcePage, Steward
from tests.factories.accounts import UserFactory
from tests.factories.resources import resource

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    person = UserFactory(is_superuser=True, is_staff=True)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def text(library: LibraryIndexPage) -> ResourcePage:
    return resource(library, "Toolkit", review_on=today().replace(year=2020))


def test_overdue_text_is_on_the_list_until_it_is_confirmed(editor: Client, text: ResourcePage) -> None:
    screen = reverse("review_text", args=[text.pk])
    assert screen in editor.get(reverse("texts_to_review")).text
    form = editor.get(screen).context["confirm_form"]

    answer = editor.post(screen, {"review_on": form["review_on"].value()}, follow=True)

    assert "nog steeds juist" in answer.text
    assert "Er zijn nu geen teksten die u moet nakijken." in editor.get(reverse("texts_to_review")).text


def test_somebody_with_an_account_is_appointed_and_others_are_refused(
    editor: Client, text: ResourcePage
) -> None:
    screen, person = reverse("review_text", args=[text.pk]), UserFactory()

    refused = editor.post(screen, {"email": "niemand@voorbeeld.example"})
    editor.post(screen, {"email": person.email.upper()})

    assert refused.status_code == 422
    assert "Er is geen account met dit adres." in refused.text
    assert Steward.objects.get().person_id == person.pk
    assert person.email not in editor.get(text.url).text
