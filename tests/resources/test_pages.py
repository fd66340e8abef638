"""What the pages of the library show, to whom."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import RichText

from communities.models import Community
from resources.models import (
    ChapterPage,
    HandbookPage,
    LibraryIndexPage,
    PilotIndexPage,
    PracticeIndexPage,
    Variant,
)
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.communities import CommunityFactory
from tests.factories.resources import (
    FigureFactory,
    GlossaryTermFactory,
    SchemeFactory,
    chapter,
    handbook,
    pilot,
    practice,
    resource,
)

pytestmark = pytest.mark.django_db


def rich(html: str) -> tuple[str, dict[str, RichText]]:
    return "text", {"html": RichText(html)}


def headings(html: str) -> list[str]:
    """The headings of the article as "level words"."""
    article = html[html.index("<article") : html.index("</article>")]
    found = re.findall(r"<h(\d)[^>]*>(.*?)</h\1>", article, re.DOTALL)
    return [f"{level} {re.sub(r'<[^>]+>', '', words).strip()}" for level, words in found]


@pytest.fixture
def book(library: LibraryIndexPage, at: Callable[..., datetime]) -> HandbookPage:
    """A handbook of three chapters, in March; nobody needs to look at it before February."""
    at(2026, 3, 1, 12)
    page = handbook(
        library,
        "Handboek startbanen",
        status="concept",
        evidence_level="in-onderzoek",
        owner_organisation=OrganisationFactory(name="Stichting Redactie"),
        reviewed_on=date(2026, 2, 12),
        review_on=date(2027, 2, 12),
    )
    for title in ("Waarom", "Hoe", "Wie"):
        chapter(page, title, intro=f"{title} in het kort.")
    return page


def nth(book: HandbookPage, number: int) -> ChapterPage:
    return list(ChapterPage.objects.child_of(book).order_by("path"))[number - 1]


def test_handbook_lists_its_chapters_in_order(client: Client, book: HandbookPage) -> None:
    html = client.get(book.url).text

    start = html.index('id="hoofdstukken"')
    listed = re.findall(r'href="([^"]+)">([^<]+)</a><br>([^<]+)<', html[start:])
    assert listed == [
        ("/bibliotheek/handboek-startbanen/waarom/", "Waarom", "Waarom in het kort."),
        ("/bibliotheek/handboek-startbanen/hoe/", "Hoe", "Hoe in het kort."),
        ("/bibliotheek/handboek-startbanen/wie/", "Wie", "Wie in het kort."),
    ]


def test_chapter_number_follows_the_order_in_the_tree(client: Client, book: HandbookPage) -> None:
    nth(book, 3).move(nth(book, 1), pos="left")

    html = client.get(nth(book, 1).url).text

    assert '<p class="title__label">Hoofdstuk 1</p>' in html
    assert re.findall(r"<span>(\d)\.</span><span>(\w+)</span>", html) == [
        ("1", "Wie"),
        ("2", "Waarom"),
        ("3", "Hoe"),
    ]


def test_chapter_links_its_neighbours(client: Client, book: HandbookPage) -> None:
    html = client.get(nth(book, 2).url).text

    assert re.findall(r'rel="(prev|next)"><small>\w+</small>([^<]+)<', html) == [
        ("prev", "1. Waarom"),
        ("next", "3. Wie"),
    ]


def test_chapter_shows_how_far_the_handbook_can_be_trusted(client: Client, book: HandbookPage) -> None:
    words = " ".join(re.sub(r"<[^>]+>", " ", client.get(nth(book, 2).url).text).split())

    assert "Concept Dit is een eerste versie. De tekst kan nog veranderen." in words
    assert "Bewijs In-onderzoek (uitleg) Beoordeeld op 12 februari 2026" in words
    assert "Opnieuw beoordelen Voor 12 februari 2027 Redactie Stichting Redactie" in words


@pytest.mark.parametrize(("day", "overdue"), [(12, False), (13, True)])
def test_overdue_banner_appears_the_day_after(
    client: Client, book: HandbookPage, at: Callable[..., datetime], day: int, overdue: bool
) -> None:
    at(2027, 2, day, 12, 0)

    html = client.get(nth(book, 1).url).text

    assert ("Deze tekst moet worden nagekeken" in html) is overdue


def test_headings_of_a_chapter_have_no_gaps(client: Client, book: HandbookPage) -> None:
    page = chapter(
        book,
        "Blokken",
        body=[
            ("warning", {"title": "Pas op", "html": RichText("<p>Echt.</p>")}),
            rich("<h3>Stappen</h3><p>Eerst dit.</p><h4>Stap 1</h4>"),
            (
                "room_card",
                {"title": "", "goal": "Doel", "questions": ["Wat?"], "pitfalls": [], "referral": ""},
            ),
        ],
    )

    levels = headings(client.get(page.url).text)

    assert levels == ["1 Blokken", "2 Pas op", "2 Stappen", "3 Stap 1", "4 Vragen"]


def test_contents_lead_to_the_headings(client: Client, book: HandbookPage) -> None:
    page = chapter(
        book, "Lang", body=[rich("<h3>Zo pakt u het aan</h3><h4>Klein</h4><h3>Wie doet wat?</h3>")]
    )

    html = client.get(page.url).text

    start = html.index('class="toc"')
    assert re.findall(r'href="#([^"]+)">([^<]+)<', html[start : html.index("</nav>", start)]) == [
        ("zo-pakt-u-het-aan", "Zo pakt u het aan"),
        ("wie-doet-wat", "Wie doet wat?"),
    ]
    assert '<h2 id="zo-pakt-u-het-aan">Zo pakt u het aan</h2>' in html
    assert '<h3 id="klein">Klein</h3>' in html


def test_blocks_show_what_they_refer_to(
    client: Client, book: HandbookPage, practices: PracticeIndexPage
) -> None:
    figure = FigureFactory(label="Met betaald werk", amount=47, reference="2022", original_source="Divosa")
    term = GlossaryTermFactory(term="Startbaan", definition="Betaald werk vanaf het begin.")
    place = practice(practices, "Azc Almere")
    page = chapter(
        book,
        "Blokken",
        body=[("figure", {"figure": figure}), ("definition", {"term": term}), ("practice", {"page": place})],
    )

    words = " ".join(re.sub(r"<[^>]+>", " ", client.get(page.url).text).split())

    assert "47 % Met betaald werk (2022) Bron: Divosa" in words
    assert "Begrip Startbaan Betaald werk vanaf het begin." in words
    assert "Praktijkvoorbeeld Azc Almere" in words


def test_draft_chapter_is_hidden_and_not_counted(client: Client, book: HandbookPage) -> None:
    hidden = nth(book, 2)
    hidden.unpublish()

    html = client.get(nth(book, 3).url).text

    assert client.get(hidden.url).status_code == 404
    assert '<p class="title__label">Hoofdstuk 2</p>' in html
    assert "Hoe" not in re.findall(r"<span>([^<]+)</span></a>", html)


def test_members_only_chapter_is_listed_for_members(client: Client, book: HandbookPage) -> None:
    restricted = Page.objects.get(pk=nth(book, 2).pk)
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)

    outside = client.get(book.url).text
    client.force_login(UserFactory(), backend="allauth.account.auth_backends.AuthenticationBackend")
    inside = client.get(book.url).text

    assert "Hoe in het kort." not in outside
    assert "Hoe in het kort." in inside


def test_external_source_says_so_and_links_out(client: Client, library: LibraryIndexPage) -> None:
    page = resource(library, "Monitor", is_external=True, external_url="https://voorbeeld.example/monitor")

    html = client.get(page.url).text

    assert "Deze bron staat op een andere website" in html
    assert 'href="https://voorbeeld.example/monitor" rel="external noopener"' in html


def test_external_source_without_address_admits_it(client: Client, library: LibraryIndexPage) -> None:
    page = resource(library, "Monitor", is_external=True)

    assert "Wij kennen het adres niet zeker." in client.get(page.url).text


def test_superseded_text_points_to_the_new_one(client: Client, library: LibraryIndexPage) -> None:
    new = resource(library, "Nieuwe monitor")
    old = resource(library, "Oude monitor", status="vervangen", superseded_by=new)

    assert f'Gebruik deze: <a class="nl-link" href="{new.url}">Nieuwe monitor</a>' in client.get(old.url).text

    new.unpublish()
    assert "Nieuwe monitor" not in client.get(old.url).text


def test_related_pages_are_those_the_visitor_may_find(client: Client, library: LibraryIndexPage) -> None:
    shown, hidden = resource(library, "Zichtbare bron"), resource(library, "Ledenbron")
    PageViewRestriction.objects.create(page=Page.objects.get(pk=hidden.pk), restriction_type="login")
    page = resource(library, "Toolkit", related=[shown, hidden], superseded_by=hidden)

    html = client.get(page.url).text

    assert f'<a class="nl-link" href="{shown.url}">Zichtbare bron</a>' in html
    assert "Ledenbron" not in html


def test_scheme_and_menukaart_lead_on(client: Client, library: LibraryIndexPage) -> None:
    page = resource(
        library,
        "SOWIS",
        scheme=SchemeFactory(check_at="de uitvoerder"),
        menukaart_variant=Variant.EMPLOYER,
    )

    html = client.get(page.url).text

    assert "Vraag na of u nu kunt aanvragen" in html
    assert 'href="/menukaart/#werkgever"' in html


def test_hidden_community_is_not_named(client: Client, library: LibraryIndexPage) -> None:
    community = CommunityFactory(name="Geheim gezelschap", policy="verborgen")
    page = resource(library, "Richtlijn", maintaining_community=community)

    assert "Geheim gezelschap" not in client.get(page.url).text

    Community.objects.update(policy="open")
    assert "Geheim gezelschap" in client.get(page.url).text


def test_practice_leaves_out_what_is_unknown(client: Client, practices: PracticeIndexPage) -> None:
    page = practice(
        practices,
        "Azc Almere",
        place="Almere",
        involved="COA\nGemeente Almere",
        group="Bewoners",
        facts=[("fact", {"label": "Start", "value": "januari 2023"})],
    )

    html = client.get(page.url).text
    facts = re.findall(r"<dt[^>]*>(?:<svg.*?</svg>)?([^<]+)</dt><dd>([^<]*)</dd>", html)

    assert ("Voor welke groep", "Bewoners") in facts
    assert ("Wie deden mee", "COA, Gemeente Almere") in facts
    assert ("Start", "januari 2023") in facts
    assert "Kosten" not in dict(facts)


def test_pilot_marks_invented_lessons(client: Client, pilots: PilotIndexPage) -> None:
    lesson: dict[str, Any] = {"title": "Begin klein", "html": RichText("<p>Tien mensen.</p>")}
    page = pilot(pilots, lessons=[("lesson", lesson | {"is_example": True})])

    html = client.get(page.url).text

    assert headings(html)[:3] == ["1 Pilot", "2 Lessen uit de pilot", "3 Begin klein"]
    assert "Deze les is bedacht als voorbeeld." in html


def test_english_page_says_that_the_text_is_dutch(client: Client, book: HandbookPage) -> None:
    html = client.get(f"/en{nth(book, 1).url}").text

    assert 'class="language-notice"' in html
    assert '<div class="split split--three" lang="nl">' in html


def queries(client: Client, page: Page) -> int:
    # With a question behind the address, as the copy of the page costs the same for every page.
    client.get(f"{page.url}?vers")
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"{page.url}?vers").status_code == 200
    return len(captured)


def test_queries_of_a_chapter_do_not_grow_with_the_handbook(client: Client, book: HandbookPage) -> None:
    first = nth(book, 1)
    before = queries(client, first)
    for number in range(20):
        chapter(book, f"Extra {number}")

    assert queries(client, first) == before
