"""Editions: recorded once, the same for ever, and for whom the handbook is."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import RichText

from cop_platform.core.models import Activity
from resources.domain.editions import ChangesMissing, NothingNew, NotPublished, record_edition
from resources.frozen import frozen_text
from resources.models import (
    ChapterPage,
    Edition,
    EditionChapter,
    GlossaryTerm,
    HandbookPage,
    LibraryIndexPage,
)
from resources.models.edition import FrozenRow
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.resources import (
    RECORDED,
    FigureFactory,
    GlossaryTermFactory,
    chapter,
    edition,
    handbook,
)

pytestmark = pytest.mark.django_db
LATER = RECORDED + timedelta(days=100)


def rich(html: str) -> tuple[str, dict[str, RichText]]:
    return "text", {"html": RichText(html)}


@pytest.fixture
def book(library: LibraryIndexPage) -> HandbookPage:
    """A handbook of two chapters; the second shows a figure, a term and a checklist."""
    page = handbook(library, "Startbanen", owner_organisation=OrganisationFactory(name="Redactie"))
    chapter(page, "Waarom", body=[rich("<h3>Reden</h3><p>Omdat het werkt.</p>")])
    blocks: list[Any] = [
        ("figure", {"figure": FigureFactory(label="Aan het werk", amount=47)}),
        ("definition", {"term": GlossaryTermFactory(term="Startbaan", definition="Werk vanaf het begin.")}),
        ("checklist", {"title": "", "items": ["Bel eerst"]}),
    ]
    chapter(page, "Hoe", body=blocks, sources="Een rapport")
    return page


def change(book: HandbookPage, html: str = "<p>Nieuwe reden.</p>") -> None:
    page = ChapterPage.objects.child_of(book).get(slug="waarom")
    page.body = [rich(html)]
    page.save_revision().publish()


def article(client: Client, path: str) -> str:
    html = client.get(path).text
    return html[html.index("<article") : html.index("</article>")]


def test_edition_keeps_number_day_owner_and_how_to_cite(book: HandbookPage) -> None:
    made = edition(book, "")

    assert (made.number, made.recorded_at, made.title, made.owner_name) == (
        1,
        RECORDED,
        "Startbanen",
        "Redactie",
    )
    assert made.cite_as == (
        "Redactie (2026). Startbanen, uitgave 1 (3 maart 2026). "
        "http://testserver/bibliotheek/startbanen/uitgaven/1/"
    )
    assert [(row.number, row.slug, row.title) for row in made.chapters.all()] == [
        (1, "waarom", "Waarom"),
        (2, "hoe", "Hoe"),
    ]
    assert Activity.objects.get(verb="recorded edition").data == {"number": 1}


@pytest.mark.parametrize("path", ["", "waarom/", "hoe/"])
def test_first_edition_stays_the_same_to_the_byte(client: Client, book: HandbookPage, path: str) -> None:
    edition(book)
    address = f"/bibliotheek/startbanen/uitgaven/1/{path}"
    before = article(client, address)

    change(book)
    for block in ChapterPage.objects.child_of(book).get(slug="hoe").body:
        if block.block_type == "figure":
            block.value["figure"].delete()
        elif block.block_type == "definition":
            GlossaryTerm.objects.filter(pk=block.value["term"].pk).update(definition="Anders.")
    book.title, book.intro = "Nieuwe titel", "Nieuw"
    book.save_revision().publish()
    ChapterPage.objects.child_of(book).get(slug="hoe").delete()
    assert edition(book, "Reden vernieuwd", now=LATER).number == 2

    assert article(client, address) == before
    # The control: the live text did change.
    assert "Omdat het werkt" not in client.get("/bibliotheek/startbanen/waarom/").text
    assert "Nieuwe reden" in article(client, "/bibliotheek/startbanen/uitgaven/2/waarom/")


def test_same_words_twice_make_no_edition(book: HandbookPage) -> None:
    edition(book)
    for page in ChapterPage.objects.child_of(book):
        page.save_revision().publish()

    with pytest.raises(NothingNew, match="gelijk aan uitgave 1"):
        edition(book)
    change(book)

    assert edition(book).number == 2


def test_second_edition_asks_what_changed(book: HandbookPage) -> None:
    edition(book, "")
    change(book)

    with pytest.raises(ChangesMissing, match="sinds uitgave 1"):
        edition(book, " ")

    assert Edition.objects.count() == 1


def test_draft_chapters_stay_out_and_a_draft_handbook_has_no_edition(book: HandbookPage) -> None:
    page = ChapterPage.objects.child_of(book).get(slug="waarom")
    page.body = [rich("<p>Nog geheim.</p>")]
    page.save_revision()
    ChapterPage.objects.child_of(book).get(slug="hoe").unpublish()

    made = edition(book)

    assert [row.slug for row in made.chapters.all()] == ["waarom"]
    assert "geheim" not in made.chapters.get().html
    text = frozen_text(book)
    book.unpublish()
    with pytest.raises(NotPublished):
        record_edition(book, text, changes="x", actor=None, now=LATER)


def test_nothing_in_an_edition_can_be_changed(book: HandbookPage) -> None:
    made = edition(book)
    made.title = "Anders"
    row = made.chapters.all()[0]

    for attempt in (
        made.save,
        row.save,
        lambda: Edition.objects.update(title="Anders"),
        lambda: EditionChapter.objects.filter(pk=row.pk).update(html=""),
        lambda: EditionChapter.objects.bulk_update([row], ["html"]),
    ):
        with pytest.raises(FrozenRow), transaction.atomic():
            attempt()
    with pytest.raises(IntegrityError), transaction.atomic():
        book.delete()

    assert Edition.objects.get().title == "Startbanen"


def restrict(page: Page) -> None:
    PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type="login")


ADDRESSES = ["", "1/", "1/waarom/"]


@pytest.mark.parametrize("path", ADDRESSES)
def test_editions_are_for_whom_the_handbook_is(client: Client, book: HandbookPage, path: str) -> None:
    edition(book)
    address = f"/bibliotheek/startbanen/uitgaven/{path}"
    assert client.get(address).status_code == 200

    restrict(book)
    outside = client.get(address).status_code
    member = UserFactory()
    client.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert (outside, client.get(address).status_code) == (404, 200)
    book.unpublish()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("then", ["live", "unpublished", "deleted"])
def test_chapter_for_members_stays_for_members(client: Client, book: HandbookPage, then: str) -> None:
    page = ChapterPage.objects.child_of(book).get(slug="waarom")
    restrict(page)
    edition(book)
    if then != "live":
        page.unpublish()
    if then == "deleted":
        page.delete()

    assert client.get("/bibliotheek/startbanen/uitgaven/1/waarom/").status_code == 404
    assert "Waarom" not in client.get("/bibliotheek/startbanen/uitgaven/1/").text
    assert client.get("/bibliotheek/startbanen/uitgaven/1/hoe/").status_code == 200


def test_old_edition_says_so_and_search_engines_get_the_present_text(
    client: Client, book: HandbookPage
) -> None:
    edition(book)
    change(book)
    edition(book, "Reden vernieuwd", now=LATER)

    old, new = (client.get(f"/bibliotheek/startbanen/uitgaven/{number}/waarom/").text for number in (1, 2))

    assert "Dit is een oude uitgave (uitgave 1)" in old
    assert "Dit is uitgave 2, de nieuwste" in new
    for html in (old, new):
        assert '<meta name="robots" content="noindex">' in html
        assert '<link rel="canonical" href="http://testserver/bibliotheek/startbanen/waarom/">' in html
    assert "uitgaven/" not in client.get("/sitemap.xml").text


def test_list_tells_what_changed_newest_first(client: Client, book: HandbookPage) -> None:
    edition(book, "")
    change(book)
    edition(book, "Reden vernieuwd", now=LATER)

    html = client.get("/bibliotheek/startbanen/uitgaven/").text

    assert html.index("Uitgave 2") < html.index("Reden vernieuwd") < html.index("Uitgave 1")
    line = re.sub(r"<[^>]+>", "", client.get("/bibliotheek/startbanen/waarom/").text)
    assert "Uitgave 2 (11 juni 2026)" in line


def test_reference_keeps_arriving_when_the_handbook_is_renamed(
    client: Client, book: HandbookPage, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    edition(book)
    with django_capture_on_commit_callbacks(execute=True):
        book.slug = "andere-naam"
        book.save_revision().publish()

    assert client.get("/bibliotheek/startbanen/uitgaven/1/waarom/").status_code == 200
    assert client.get("/bibliotheek/andere-naam/uitgaven/1/waarom/").status_code == 200
    assert client.get("/bibliotheek/onbekend/uitgaven/1/").status_code == 404


def test_changes_are_told_per_chapter_and_word_by_word(client: Client, book: HandbookPage) -> None:
    edition(book, "")
    change(book, "<h3>Reden</h3><p>Omdat het vaak werkt.</p>")
    ChapterPage.objects.child_of(book).get(slug="hoe").unpublish()
    chapter(book, "Wie")
    edition(book, "Reden vernieuwd", now=LATER)

    html = client.get("/bibliotheek/startbanen/uitgaven/1-2/").text
    rows = re.findall(r"<tr[^>]*><th scope=\"row\".*?</tr>", html, re.DOTALL)

    assert [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows] == [
        "Waarom 1 woord erbij, 0 woorden eraf",
        "Wie Nieuw hoofdstuk",
        "Hoe Vervallen",
    ]
    words = client.get("/bibliotheek/startbanen/uitgaven/1-2/waarom/").text
    assert re.findall(r"<ins>.*?</span>(.*?)<span", words) == ["vaak "]
    assert client.get("/bibliotheek/startbanen/uitgaven/2-1/").status_code == 404
    assert client.get("/bibliotheek/startbanen/uitgaven/1-3/").status_code == 404


def test_changes_leave_out_a_chapter_for_members(client: Client, book: HandbookPage) -> None:
    edition(book, "")
    change(book)
    edition(book, "Reden vernieuwd", now=LATER)
    restrict(ChapterPage.objects.child_of(book).get(slug="waarom"))

    assert ">Waarom<" not in client.get("/bibliotheek/startbanen/uitgaven/1-2/").text
    assert client.get("/bibliotheek/startbanen/uitgaven/1-2/waarom/").status_code == 404
