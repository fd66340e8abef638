"""What editors and the worker add to the search."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page, PageViewRestriction, Site

from cop_platform.accounts.models import User
from cop_platform.core import clock
from home.misses import KEPT, SHARED, count_miss, forget_misses
from home.models import SearchMiss, SearchWord, StandardPage, SynonymSet
from home.search import search
from home.vocabulary import renew_vocabulary
from resources.models import GlossaryTerm, MenukaartCard, Scheme

pytestmark = pytest.mark.django_db
# What is asked, and the terms that explain it.
ASKED_TERMS = {"24 weken eis": ["24-wekeneis"], "twv": ["werkvergunning"], "weken": []}


@pytest.fixture
def root() -> Page:
    return Site.objects.get(is_default_site=True).root_page


def add(parent: Page, title: str, **fields: Any) -> StandardPage:
    return parent.add_child(instance=StandardPage(title=title, **fields))


def put_on_top(question: str, page: Page) -> None:
    SearchPromotion.objects.create(query=Query.get(question), page=page)


def titles(query: str) -> list[str]:
    page = search(query, AnonymousUser()).page
    return [one.title for one in page.object_list] if page else []


def test_synonym_works_at_once_and_without_a_new_index(root: Page) -> None:
    add(root, "Statushouders", intro="Een vaste consulent helpt.")
    assert titles("vergunninghouder") == []
    SynonymSet.objects.create(words="statushouder, vergunninghouder")
    assert titles("vergunninghouders") == ["Statushouders"]


def test_synonym_is_marked_in_the_passage(root: Page) -> None:
    add(root, "Hulp", intro="Een vaste klantmanager helpt.")
    SynonymSet.objects.create(words="klantmanager, consulent")
    (found,) = search("consulent", AnonymousUser()).page.object_list  # type: ignore[union-attr]
    assert "<mark>klantmanager</mark>" in found.summary


@pytest.mark.parametrize(
    "words", ["alleen", "de, het", "een, twee drie vier vijf zes", ", ".join("abcdefghijklmnopqrstuvw")]
)
def test_synonym_that_cannot_work_is_refused(words: str) -> None:
    with pytest.raises(ValidationError):
        SynonymSet(words=words).full_clean()


def test_best_answer_comes_on_top_for_exactly_its_question(root: Page) -> None:
    add(root, "Outlook")
    page = add(root, "Hulp bij de agenda", intro="Outlook en andere agenda's.")
    put_on_top("outlook", page)
    put_on_top("agenda koppelen", page)
    assert titles("Outlook") == ["Hulp bij de agenda", "Outlook"]
    assert titles("agenda koppelen") == ["Hulp bij de agenda"]
    assert titles("outlook hulp")[0] == "Hulp bij de agenda"
    assert search("outlook", AnonymousUser()).page.object_list[0].is_best  # type: ignore[union-attr]


def test_best_answer_that_is_hidden_is_not_shown(root: Page) -> None:
    page = add(root, "Geheim")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    put_on_top("outlook", page)
    assert titles("outlook") == []


def test_vocabulary_holds_words_of_public_pages_only(root: Page) -> None:
    add(root, "Alblasserwaard", intro="In 2026.")
    hidden = add(root, "Kwartelkoorts")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    add(root, "Concepttekst", live=False)
    renew_vocabulary(clock.now())
    words = set(SearchWord.objects.values_list("word", flat=True))
    assert "alblasserwaard" in words
    assert not {"kwartelkoorts", "concepttekst", "2026"} & words


def test_better_spelling_is_the_nearest_and_most_used_word(root: Page) -> None:
    for slug in "ab":
        add(root, "Alblasserwaard", slug=slug)
    add(root, "Alblasserwoord", slug="c")
    renew_vocabulary(clock.now())
    assert search("alblasserward", AnonymousUser()).suggestion == "alblasserwaard"
    assert search("alblasserwaarden", AnonymousUser()).suggestion == ""
    assert search("kwartel", AnonymousUser()).suggestion == ""


def test_word_of_a_page_that_was_hidden_since_is_not_suggested(root: Page) -> None:
    page = add(root, "Alblasserwaard")
    renew_vocabulary(clock.now())
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert search("alblaserwaard", AnonymousUser()).suggestion == ""


def test_compound_that_no_list_knows_is_taken_apart_by_words_of_pages(root: Page) -> None:
    add(root, "Dijkgraaf", intro="Wat een dijkgraaf op een zomeravond doet: een zomeravond met vuurkorf.")
    add(root, "Vuurkorf")
    renew_vocabulary(clock.now())
    assert titles("zomeravondvuurkorf") == ["Dijkgraaf"]
    assert search("zomeravondvuurkorf", AnonymousUser()).suggestion == ""


def test_compound_that_nobody_uses_finds_what_it_is(client: Client, root: Page) -> None:
    add(root, "Contract")
    add(root, "Gesprek")
    content = client.get("/zoeken/", {"q": "arbeidscontract"}).content.decode()
    assert titles("arbeidscontract") == ["Contract"]
    assert titles("functioneringsgesprek") == ["Gesprek"]
    assert "Het woord “arbeidscontract” staat niet op onze pagina" in content


def test_word_that_no_page_has_is_named_and_counted_beside_results(client: Client, root: Page) -> None:
    add(root, "Vuurkorf")
    for _time in range(SHARED):
        content = client.get("/zoeken/", {"q": "vuurkorf qwertz"}).content.decode()
    assert "Het woord “qwertz” staat niet op onze pagina" in content
    assert list(SearchMiss.objects.values_list("words", flat=True)) == ["qwertz"]


def test_better_spelling_keeps_the_other_words_as_they_were_typed(root: Page) -> None:
    add(root, "Alblasserwaard")
    renew_vocabulary(clock.now())
    asked = "Hoe kom ik in de alblaserwaard? Met de bus!"
    assert search(asked, AnonymousUser()).suggestion == asked.replace("alblaserwaard", "alblasserwaard")


def test_abbreviation_is_not_respelt(root: Page) -> None:
    add(root, "WSD")
    renew_vocabulary(clock.now())
    assert search("WSP", AnonymousUser()).suggestion == ""


def test_glossary_explains_what_means_the_same(root: Page) -> None:
    GlossaryTerm.objects.create(term="24-wekeneis", slug="24-wekeneis", definition="Een oude regel.")
    GlossaryTerm.objects.create(term="Werkvergunning", slug="werkvergunning", definition="Van UWV.")
    SynonymSet.objects.create(words="werkvergunning, TWV")
    asked = {query: [term.slug for term in search(query, AnonymousUser()).terms] for query in ASKED_TERMS}
    assert asked == ASKED_TERMS


def test_row_of_a_list_is_found_by_its_name_and_is_no_miss(client: Client) -> None:
    Scheme.objects.create(slug="zomerfonds", name="Fonds voor de zomer", abbreviation="FVZ")
    card = {"text": "Vuur.", "effort": "een dag"}
    MenukaartCard.objects.create(slug="korf", title="Vuurkorf kiezen", for_internships=True, **card)
    MenukaartCard.objects.create(slug="los", title="Vuurkorf los", **card)
    content = client.get("/zoeken/", {"q": "fvz"}).content.decode()
    found = [one.url for one in search("vuurkorf", AnonymousUser()).signposts]
    assert 'href="/regelingen/#zomerfonds"' in content
    assert found == ["/menukaart/#stage"]
    assert not SearchMiss.objects.exists()


def test_words_without_result_are_kept_when_several_asked_for_them(client: Client) -> None:
    for _time in range(SHARED - 1):
        client.get("/zoeken/", {"q": "de Vuurkorf"})
    assert list(SearchMiss.objects.values_list("words", "times")) == [("", SHARED - 1)]
    client.get("/zoeken/", {"q": "vuurkorf"})
    assert list(SearchMiss.objects.values_list("words", "times")) == [("vuurkorf", SHARED)]


@pytest.mark.parametrize(
    "query",
    [
        "jan@voorbeeld.nl",
        "123456782",
        "06 12345678",
        "12-03-1998",
        "Jan Jansen",
        "Fatima el Amrani",
        "de het",
        "",
    ],
)
def test_what_looks_like_a_person_is_not_counted(query: str) -> None:
    count_miss(query, now=clock.now())
    assert not SearchMiss.objects.exists()


def test_search_with_results_is_no_miss(client: Client, root: Page) -> None:
    add(root, "Vuurkorf")
    client.get("/zoeken/", {"q": "vuurkorf"})
    client.get("/zoeken/")
    assert not SearchMiss.objects.exists()


def test_misses_are_forgotten(root: Page) -> None:
    count_miss("vuurkorf", now=clock.now() - KEPT - timedelta(days=1))
    count_miss("zomeravond", now=clock.now() - KEPT + timedelta(days=1))
    assert forget_misses(clock.now()) == 1


def test_miss_becomes_a_synonym_in_the_cms(client: Client, redacteur: User) -> None:
    for _time in range(SHARED):
        count_miss("vuurkorf", now=clock.now())
    client.force_login(redacteur)
    report = client.get("/cms/reports/zoekvragen-zonder-resultaat/").content.decode()
    address = "/cms/snippets/home/synonymset/add/?woorden=vuurkorf%2C+"
    assert f'href="{address}"' in report
    assert 'value="vuurkorf, "' in client.get(address).content.decode()
