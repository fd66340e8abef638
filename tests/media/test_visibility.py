"""Who gets which file, by every address it has."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import CollectionViewRestriction

from cop_platform.accounts.models import User
from cop_platform.media.visibility import is_public, may_see_file
from home.models import HomePage
from resources.models import Helpdesk
from tests.factories.accounts import UserFactory
from tests.media.conftest import document, image, private_collection, refer, restrict_page

pytestmark = pytest.mark.django_db
VISITORS = ("anonymous", "outsider", "member", "editor")
SEEN_BY = {
    "public page": {"anonymous", "outsider", "member", "editor"},
    "members page": {"member", "editor"},
    "page of a hidden branch": {"member", "editor"},
    "draft": {"editor"},
    "nothing": {"editor"},
    "public page, private collection": {"member", "editor"},
    "nothing, private collection": {"editor"},
}
ADDRESSES: dict[str, Callable[[], Any]] = {"document": document, "original": image, "rendition": image}


def place(situation: str, make: Callable[..., Any], home: HomePage, members: Group) -> Any:
    """A file in this situation."""
    where, _comma, is_private = situation.partition(", ")
    thing = make(collection=private_collection(members)) if is_private else make()
    if where == "nothing":
        return thing
    parent: Any = home
    if where == "page of a hidden branch":
        parent = refer(home, document(title="Ander"), slug="boven")
        restrict_page(parent, members)
    page = refer(parent, thing, slug="met-bestand", live=where != "draft")
    if where == "members page":
        restrict_page(page, members)
    return thing


def address_of(kind: str, thing: Any) -> str:
    if kind == "rendition":
        return thing.get_rendition("width-20").url
    return thing.url if kind == "document" else thing.file.url


@pytest.mark.parametrize("kind", ADDRESSES)
@pytest.mark.parametrize("situation", SEEN_BY)
def test_file_is_seen_by_exactly_those_who_see_what_shows_it(
    situation: str, kind: str, client: Client, home: HomePage, members: Group, member: User, redacteur: User
) -> None:
    address = address_of(kind, place(situation, ADDRESSES[kind], home, members))
    people = {"outsider": UserFactory(), "member": member, "editor": redacteur}
    answers = {}

    for visitor in VISITORS:
        client.logout()
        if visitor in people:
            client.force_login(people[visitor])
        answers[visitor] = client.get(address).status_code

    assert answers == {name: 200 if name in SEEN_BY[situation] else 404 for name in VISITORS}


def test_file_goes_private_with_the_page(home: HomePage) -> None:
    thing = document()
    page = refer(home, thing)
    assert is_public(thing)

    page.unpublish()

    assert not is_public(thing)


def test_draft_of_a_live_page_shows_nothing_yet(home: HomePage) -> None:
    thing = document()
    page = refer(home, document(title="Ander"))
    page.body = refer(home, thing, slug="concept", live=False).body

    revision = page.save_revision()
    assert not is_public(thing)
    revision.publish()

    assert is_public(thing)


def test_file_of_the_same_number_is_another_file(home: HomePage) -> None:
    """References to a document are none to the image with its number."""
    paper, photo = document(), image()
    photo.pk = paper.pk
    refer(home, paper)

    assert (is_public(paper), is_public(photo)) == (True, False)


def test_row_of_the_library_shows_its_files(db: None) -> None:
    thing = document()
    row = Helpdesk.objects.create(name="Balie", slug="balie")
    assert not is_public(thing)

    row.text = f'<p><a linktype="document" id="{thing.pk}">Formulier</a></p>'
    row.save()

    assert is_public(thing)


def test_password_of_a_collection_opens_nothing(home: HomePage) -> None:
    collection = private_collection()
    kind = CollectionViewRestriction.PASSWORD
    CollectionViewRestriction.objects.update(restriction_type=kind, password="sesam")
    thing = document(collection=collection)
    refer(home, thing)

    assert not is_public(thing)
    assert not may_see_file(UserFactory(), thing)


def test_organiser_sees_files_of_the_organisers_only(organisator: User) -> None:
    own = organisator.groups.get().collection_permissions.first()
    assert own is not None

    assert may_see_file(organisator, document(collection=own.collection))
    assert not may_see_file(organisator, document())


def test_account_that_ended_sees_nothing(redacteur: User) -> None:
    thing = document()
    assert may_see_file(redacteur, thing)

    redacteur.is_active = False

    assert not may_see_file(redacteur, thing)


def test_staff_without_second_factor_is_a_visitor(
    client: Client, redacteur: User, settings: LazySettings
) -> None:
    thing = document()
    client.force_login(redacteur)
    assert client.get(thing.url).status_code == 200

    settings.REQUIRE_STAFF_MFA = True

    assert client.get(thing.url).status_code == 404
