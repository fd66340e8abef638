"""Who opens a private document only by a right in the CMS stands in the log."""

from pathlib import Path

import pytest
from django.test import Client

from cop_platform.accounts.models import User
from home.models import HomePage
from tests.core.audit.log import forget, told
from tests.media.conftest import document, image, refer, restrict_page

pytestmark = pytest.mark.django_db
VERB = "viewed private document"


def test_view_by_right_is_told(client: Client, home: HomePage, redacteur: User) -> None:
    thing = document(title="Verslag met namen")
    client.force_login(redacteur)
    forget()

    assert client.get(thing.url).status_code == 200

    assert told() == [(redacteur, VERB, str(thing.pk))]


def test_reader_of_the_page_is_not_told(
    client: Client, home: HomePage, member: User, members: object, store: Path
) -> None:
    public, private = document(), document()
    refer(home, public)
    restrict_page(refer(home, private, slug="besloten"), members)  # type: ignore[arg-type]
    client.force_login(member)
    forget()

    assert [client.get(thing.url).status_code for thing in (public, private)] == [200, 200]

    assert told() == []


def test_refusals_and_images_are_not_told(
    client: Client, home: HomePage, gast: User, redacteur: User
) -> None:
    thing, photo = document(), image()
    forget()
    client.force_login(gast)
    assert client.get(thing.url).status_code == 404
    client.force_login(redacteur)
    assert client.get(photo.file.url).status_code == 200

    assert told() == []
