"""A handbook on one page."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from resources.models import HandbookPage, LibraryIndexPage
from tests.factories.accounts import UserFactory
from tests.factories.resources import chapter, handbook

pytestmark = pytest.mark.django_db
ADDRESS = "/bibliotheek/startbanen/op-een-pagina/"
BODY = [("text", {"html": "<h3>Bellen</h3><p>Bel eerst.</p>"})]


@pytest.fixture
def book(library: LibraryIndexPage) -> HandbookPage:
    """A handbook with two chapters that have a section of the same name."""
    made = handbook(library, "Startbanen", intro="Zo begint u.")
    chapter(made, "Waarom", intro="Waarom bellen helpt.", body=BODY)
    chapter(made, "Hoe", body=BODY, sources="UWV")
    return made


def article(client: Client) -> str:
    return client.get(ADDRESS).text.split("<article")[1].split("</article>")[0]


def test_every_chapter_stands_there_in_order_with_anchors_of_its_own(
    client: Client, book: HandbookPage
) -> None:
    html = article(client)

    levels = re.findall(r'<(h[2-6]) id="([^"]+)">', html)
    assert levels == [
        ("h2", "hoofdstuk-1"),
        ("h3", "h1-bellen"),
        ("h2", "hoofdstuk-2"),
        ("h3", "h2-bellen"),
    ]
    assert html.count("Bel eerst.") == 2
    assert html.index("1. Waarom") < html.index("Waarom bellen helpt.") < html.index("2. Hoe")


def test_handbook_leads_there_when_there_is_more_than_one_chapter(client: Client, book: HandbookPage) -> None:
    assert f'href="{ADDRESS}"' in client.get("/bibliotheek/startbanen/").text
    book.get_children().last().unpublish()
    assert f'href="{ADDRESS}"' not in client.get("/bibliotheek/startbanen/").text


def test_closed_chapter_is_for_who_may_read_it(client: Client, book: HandbookPage) -> None:
    PageViewRestriction.objects.create(page=book.get_children().first(), restriction_type="login")

    assert "Waarom" not in article(client)
    client.force_login(UserFactory(), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "1. Waarom" in article(client)


def test_more_chapters_cost_no_more_queries(client: Client, book: HandbookPage) -> None:
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as few:
        client.get(ADDRESS)
    for number in range(5):
        chapter(book, f"Hoofdstuk {number}", body=BODY)
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as many:
        client.get(ADDRESS)

    assert len(many) == len(few)


def test_chapter_cannot_take_its_address(book: HandbookPage) -> None:
    page = chapter(book, "Samen")
    page.slug = "op-een-pagina"

    with pytest.raises(ValidationError, match="Dit adres is al in gebruik"):
        page.full_clean()
