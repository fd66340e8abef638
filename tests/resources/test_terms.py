"""A word of the glossary, in chapters and for editors."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.rich_text import RichText

from cop_platform.accounts.models import User
from cop_platform.core.search.occurrences import pages_with
from resources.models import ChapterPage, LibraryIndexPage
from tests.factories.resources import GlossaryTermFactory, chapter, handbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(library: LibraryIndexPage) -> ChapterPage:
    """A chapter that uses a word twice."""
    GlossaryTermFactory(
        term="Niet-westerse tolk", slug="tolk", definition="Wie vertaalt.", status="verouderd"
    )
    text = "<h3>De niet-westerse tolk</h3><p>Een niet-westerse tolk. Weer een niet-westerse tolk.</p>"
    return chapter(handbook(library), "Gesprek", body=[("text", {"html": RichText(text)})])


def test_chapter_explains_the_first_use_and_says_when_a_word_is_outdated(
    client: Client, page: ChapterPage
) -> None:
    html = client.get(page.url).text
    assert html.count('popovertarget="begrip-tolk"') == 1
    assert "<strong>Niet-westerse tolk</strong> – Verouderd: niet meer gebruiken" in html
    assert "Wie vertaalt." in html


def test_queries_of_a_chapter_do_not_grow_with_the_glossary(client: Client, page: ChapterPage) -> None:
    def queries() -> int:
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(page.url, {"vers": 1})
        return len(captured)

    before = queries()
    for number in range(5):
        GlossaryTermFactory(term=f"Woord{number}a", slug=f"woord-{number}")

    assert queries() == before


def test_word_is_found_where_it_stands_word_after_word(
    page: ChapterPage, library: LibraryIndexPage, redacteur: User
) -> None:
    other = handbook(library, "Tolk die westers is", slug="anders")
    assert [one.pk for one in pages_with("niet-westerse tolken", redacteur)] == [page.pk]
    assert [one.pk for one in pages_with("tolk", redacteur)] == [page.pk, other.pk]
    assert pages_with("vuurkorf", redacteur) == pages_with("de", redacteur) == []


def test_form_of_a_word_names_the_pages(client: Client, page: ChapterPage, redacteur: User) -> None:
    term = GlossaryTermFactory(term="Niet-westerse tolken", slug="tolken")
    client.force_login(redacteur)
    html = client.get(f"/cms/snippets/resources/glossaryterm/edit/{term.pk}/").text
    assert f'href="/cms/pages/{page.pk}/edit/"' in html
