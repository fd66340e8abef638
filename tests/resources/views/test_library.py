"""The library list: filters in the address, counts, refusals."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from cop_platform.taxonomy.models import Theme
from resources.models import LibraryIndexPage, PilotIndexPage, PracticeIndexPage
from tests.factories.resources import ThemeFactory, chapter, handbook, pilot, practice, resource

ADDRESS = "/bibliotheek/"


def titles(html: str) -> list[str]:
    """The titles of the cards, in order."""
    return re.findall(r'card__title"><a[^>]*>([^<]+)<', html)


def option(html: str, name: str, value: str) -> tuple[str, bool]:
    """The count beside a tick box, and whether it is ticked."""
    found = re.search(
        rf'<input[^>]*id="filter-{name}-{value}"[^>]*>.*?option__count[^>]*>(\d+)<', html, re.DOTALL
    )
    assert found, f"no option {name}={value}"
    return found[1], " checked" in found[0].split(">")[0]


@pytest.fixture
def work(db: None) -> Theme:
    return ThemeFactory(slug="werk", label_nl="Werk")


def test_library_lists_every_kind_but_pilots(
    client: Client, library: LibraryIndexPage, practices: PracticeIndexPage, pilots: PilotIndexPage
) -> None:
    resource(library, "Toolkit taal")
    handbook(library, "Handboek werk")
    practice(practices, "Azc Almere")
    pilot(pilots, "Pilot Rijnmond")

    assert titles(client.get(ADDRESS).text) == ["Azc Almere", "Handboek werk", "Toolkit taal"]


def test_outdated_texts_come_last(client: Client, library: LibraryIndexPage) -> None:
    resource(library, "Aardig maar oud", status="verouderd")
    resource(library, "Zeer nieuw", status="vastgesteld")

    assert titles(client.get(ADDRESS).text) == ["Zeer nieuw", "Aardig maar oud"]


def test_filters_combine_and_counts_ignore_their_own_facet(
    client: Client, library: LibraryIndexPage, work: Theme
) -> None:
    resource(library, "Toolkit werk", themes=[work])
    resource(library, "Tipkaart werk", kind="tipkaart", themes=[work])
    resource(library, "Toolkit anders")

    html = client.get(ADDRESS, {"soort": "toolkit", "thema": "werk"}).text

    assert titles(html) == ["Toolkit werk"]
    assert option(html, "soort", "toolkit") == ("1", True)
    assert option(html, "soort", "tipkaart") == ("1", False)
    assert option(html, "thema", "werk") == ("1", True)


def test_chip_drops_one_filter_and_keeps_the_rest(
    client: Client, library: LibraryIndexPage, work: Theme
) -> None:
    resource(library, "Toolkit werk", themes=[work])

    html = client.get(ADDRESS, {"soort": "toolkit", "thema": "werk", "q": "toolkit", "pagina": "1"}).text

    chips = re.findall(r'<li><a href="(\?[^"]*)">([^<]+)<', html)
    assert chips == [
        ("?soort=toolkit&amp;thema=werk", "“toolkit”"),
        ("?thema=werk&amp;q=toolkit", "Toolkit"),
        ("?soort=toolkit&amp;q=toolkit", "Werk"),
    ]


def test_word_is_found_in_a_chapter(client: Client, library: LibraryIndexPage) -> None:
    book = handbook(library, "Handboek werk")
    chapter(book, "Rooster en taalles")
    resource(library, "Toolkit")

    assert titles(client.get(ADDRESS, {"q": "taalles"}).text) == ["Handboek werk"]


def test_word_in_the_title_comes_first(client: Client, library: LibraryIndexPage) -> None:
    resource(library, "Aanpak", intro="Over taalles op het werk.")
    resource(library, "Taalles op het werk")

    assert titles(client.get(ADDRESS, {"q": "taalles"}).text) == ["Taalles op het werk", "Aanpak"]


def test_unknown_values_are_named_and_refused(client: Client, library: LibraryIndexPage) -> None:
    answer = client.get(ADDRESS, {"thema": "bestaat-niet", "soort": "<b>"})

    assert answer.status_code == 400
    assert "Wij kennen “bestaat-niet” niet als thema." in answer.text
    assert "Wij kennen “&lt;b&gt;” niet als soort." in answer.text
    assert f'href="{ADDRESS}"' in answer.text


def test_known_value_without_resources_is_an_empty_list(
    client: Client, library: LibraryIndexPage, work: Theme
) -> None:
    answer = client.get(ADDRESS, {"thema": "werk"})

    assert answer.status_code == 200
    assert "Met deze filters vinden wij niets." in answer.text
    assert option(answer.text, "thema", "werk") == ("0", True)


def test_former_address_of_a_theme_still_filters(
    client: Client, library: LibraryIndexPage, work: Theme
) -> None:
    resource(library, "Toolkit werk", themes=[work])
    resource(library, "Toolkit anders")
    work.slug = "arbeid"
    work.save()

    assert titles(client.get(ADDRESS, {"thema": "werk"}).text) == ["Toolkit werk"]


@pytest.mark.parametrize("number", ["0", "-1", "2", "1000000000", "drie", "1.5"])
def test_page_that_is_not_there_is_not_found(client: Client, library: LibraryIndexPage, number: str) -> None:
    resource(library)

    assert client.get(ADDRESS, {"pagina": number}).status_code == 404


def test_long_query_is_refused_in_words(client: Client, library: LibraryIndexPage) -> None:
    answer = client.get(ADDRESS, {"q": "woord " * 200})

    assert answer.status_code == 400
    assert "Uw zoekvraag is te lang. Gebruik minder woorden." in answer.text


def test_second_page_holds_the_rest(client: Client, library: LibraryIndexPage) -> None:
    for number in range(14):
        resource(library, f"Toolkit {number:02}")

    html = client.get(ADDRESS, {"pagina": "2"}).text

    assert titles(html) == ["Toolkit 12", "Toolkit 13"]


@pytest.mark.parametrize("hide", ["unpublish", "restrict"])
def test_hidden_text_appears_nowhere(
    client: Client, library: LibraryIndexPage, work: Theme, hide: str
) -> None:
    page = resource(library, "Geheime toolkit", kind="geheim", themes=[work])
    if hide == "unpublish":
        page.unpublish()
    else:
        PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type="login")

    html = client.get(ADDRESS).text

    assert "Geheim" not in html
    assert "filter-thema-werk" not in html
    assert titles(client.get(ADDRESS, {"q": "geheime"}).text) == []


def test_htmx_gets_the_results_only(client: Client, library: LibraryIndexPage) -> None:
    resource(library, "Toolkit")

    answer = client.get(ADDRESS, headers={"HX-Request": "true"})

    assert answer.text.lstrip().startswith('<section id="resultaten"')
    assert "HX-Request" in answer["Vary"]


def queries(client: Client, **parameters: str) -> int:
    client.get(ADDRESS, parameters)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(ADDRESS, parameters).status_code == 200
    return len(captured)


@pytest.mark.parametrize("parameters", [{}, {"q": "toolkit"}])
def test_queries_are_few_and_constant(
    client: Client, library: LibraryIndexPage, work: Theme, parameters: dict[str, str]
) -> None:
    resource(library, "Toolkit 00", themes=[work], status="concept", evidence_level="veelbelovend")
    client.get(ADDRESS, parameters)
    with_one = queries(client, **parameters)
    for number in range(1, 30):
        resource(library, f"Toolkit {number:02}", themes=[work], status="concept")

    assert queries(client, **parameters) == with_one
    assert with_one <= 12
