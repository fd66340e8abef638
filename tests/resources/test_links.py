"""Links to sources of others: gathered from the texts, looked at politely, listed when they are dead."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from cop_platform.core import clock
from cop_platform.core.fetching.refusals import FetchRefused, HostNotFound, NoPermission, NotText, NotThere
from resources.domain import links
from resources.domain.links.checking import MOST_PER_NIGHT
from resources.models import ExternalLink, LibraryIndexPage, LinkPlace
from tests.factories.accounts import UserFactory
from tests.factories.resources import resource

pytestmark = pytest.mark.django_db
SOURCE = "https://bron.example/richtlijn"


def source(library: LibraryIndexPage, title: str, url: str = SOURCE, **fields: object) -> None:
    resource(library, title, is_external=True, external_url=url, **fields)


def refusing(error: FetchRefused) -> Callable[[str], object]:
    def look(url: str) -> object:
        raise error

    return look


def look_daily(days: int, look: Callable[[str], object]) -> list[bool]:
    """Whether the one link is dead after each of *days* days."""
    start = clock.now()
    found = []
    for day in range(days):
        links.check_due(start + timedelta(days=day), look=look)
        found.append(ExternalLink.objects.get().is_dead)
    return found


def test_addresses_come_and_go_with_the_published_texts(library: LibraryIndexPage) -> None:
    source(library, "Richtlijn")
    source(library, "Ook daar")
    source(library, "Concept", "https://concept.example/", live=False)
    ExternalLink.objects.create(url="https://weg.example/", next_check_at=clock.now())

    assert [links.gather(clock.now()).new, links.gather(clock.now()).new] == [1, 0]
    assert [link.url for link in ExternalLink.objects.all()] == [SOURCE]
    assert LinkPlace.objects.count() == 2


@pytest.mark.parametrize(
    ("error", "dead"),
    [
        (NotThere(404), [True, True]),
        (HostNotFound(host="bron.example"), [False, False, False, False, True]),
        (NotText(), [False, False]),
        (NoPermission(403), [False, False]),
    ],
    ids=["gone", "not found three times", "a film", "not for programs"],
)
def test_link_is_dead_when_it_is_gone_or_keeps_failing(
    library: LibraryIndexPage, error: FetchRefused, dead: list[bool]
) -> None:
    source(library, "Richtlijn")
    links.gather(clock.now())

    assert look_daily(len(dead), refusing(error)) == dead


def test_link_that_works_again_is_alive_and_left_alone_for_a_month(library: LibraryIndexPage) -> None:
    ExternalLink.objects.create(url=SOURCE, next_check_at=clock.now(), failures=9, is_dead=True)
    now = clock.now()

    assert links.check_due(now, look=lambda url: None) == 1
    link = ExternalLink.objects.get()
    assert (link.is_dead, link.failures, link.next_check_at) == (False, 0, now + timedelta(days=30))


def test_a_night_is_bounded_and_asks_each_site_once() -> None:
    now, asked = clock.now(), []
    addresses = [f"https://site{n}.example/" for n in range(MOST_PER_NIGHT + 5)]
    addresses += ["https://site0.example/nog-een"]
    ExternalLink.objects.bulk_create(ExternalLink(url=url, next_check_at=now) for url in addresses)

    assert links.check_due(now, look=asked.append) == MOST_PER_NIGHT
    assert len({url.split("/")[2] for url in asked}) == len(asked) == MOST_PER_NIGHT


def test_editor_reads_what_is_wrong_and_where_it_stands(client: Client, library: LibraryIndexPage) -> None:
    source(library, "Richtlijn")
    links.gather(clock.now())
    look_daily(1, refusing(NotThere(404)))
    person = UserFactory(is_superuser=True, is_staff=True)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    screen = client.get(f"/cms/snippets/resources/externallink/inspect/{ExternalLink.objects.get().pk}/")

    assert "Op dit adres staat niets meer." in screen.text
    assert "Richtlijn" in screen.text
    assert "Links die niet werken (1)" in client.get("/cms/").text
