"""In the CMS too a person chooses among what they may know of."""

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from communities.models import CommunityPage
from cop_platform.accounts.models import User
from events.models import EventIndexPage, EventPage
from home.models import HomePage

pytestmark = [pytest.mark.django_db, pytest.mark.demo]
HIDDEN = "Taskforce VIA"
OPEN = "Startbanen"


def chooser(client: Client, person: User) -> str:
    client.force_login(person)
    parent = Page.objects.get(slug="communities")
    browsed = client.get(f"/cms/choose-page/{parent.pk}/").json()["html"]
    return browsed + client.get("/cms/choose-page/search/?q=taskforce").content.decode()


def test_organiser_chooses_among_known_pages(client: Client, organisator: User) -> None:
    offered = chooser(client, organisator)

    # A meeting of that name is theirs to edit.
    assert CommunityPage.objects.get(title__startswith=HIDDEN).url not in offered
    assert CommunityPage.objects.filter(title__icontains=OPEN).first().title in offered


def test_administrator_chooses_among_all(client: Client, beheer: User) -> None:
    assert CommunityPage.objects.get(title__startswith=HIDDEN).url in chooser(client, beheer)


def test_form_of_a_meeting_names_no_hidden_community(client: Client, organisator: User) -> None:
    client.force_login(organisator)
    agenda = EventIndexPage.objects.get()

    form = client.get(f"/cms/pages/add/events/eventpage/{agenda.pk}/").content.decode()

    assert HIDDEN not in form
    assert OPEN in form


@pytest.mark.parametrize("model", [EventPage, CommunityPage, EventIndexPage, HomePage])
def test_page_whose_rows_know_no_lock_cannot_be_locked_for_readers(
    model: type[Page], client: Client, beheer: User
) -> None:
    client.force_login(beheer)
    page = model.objects.live().first()

    client.post(f"/cms/pages/{page.pk}/privacy/", {"restriction_type": "login"})

    assert not PageViewRestriction.objects.filter(page=page).exists()
