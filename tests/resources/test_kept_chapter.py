"""A chapter is made once for all visitors, and anew for whatever it shows that changed."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cop_platform.core import clock
from cop_platform.core.content.copies import MEGABYTE, OVERHEAD, PageCopies, PageCopy, copies
from cop_platform.core.content.unshown import unshown_tables
from cop_platform.core.middleware.kept_pages import may_be_kept
from cop_platform.taxonomy.models import ContentStatus
from resources.models import (
    ChapterPage,
    Consultation,
    GlossaryTerm,
    HandbookPage,
    LibraryIndexPage,
    Paper,
    PracticeIndexPage,
)
from tests.factories.accounts import OrganisationFactory, PartnerMembershipFactory, UserFactory
from tests.factories.communities import CommunityFactory
from tests.factories.resources import GlossaryTermFactory, chapter, edition, handbook, practice

pytestmark = pytest.mark.django_db
ADDRESS = "/bibliotheek/handboek/waarom/"


@pytest.fixture
def first(library: LibraryIndexPage, practices: PracticeIndexPage) -> ChapterPage:
    """The first of two chapters, with all that one can show beside its text."""
    owner = OrganisationFactory(name="Stichting Redactie")
    book = handbook(library, status="concept", evidence_level="sterk", owner_organisation=owner)
    GlossaryTermFactory(term="startbaan", slug="startbaan", definition="Een eerste baan.")
    done = practice(practices, "Azc Almere")
    body = [("text", {"html": "<p>Een startbaan helpt.</p>"}), ("practice", {"page": done})]
    page = chapter(book, "Waarom", body=body)
    chapter(book, "Hoe")
    edition(book)
    Paper.objects.create(page=page, file="papers/a.pdf", shows=[page.pk, book.pk], edition="Uitgave 1")
    return page


def html_of(client: Client, address: str = ADDRESS) -> str:
    return client.get(address).text


def queries(client: Client) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(ADDRESS).status_code == 200
    return [query["sql"] for query in captured]


def test_chapter_costs_ten_queries_and_its_copy_one(client: Client, first: ChapterPage) -> None:
    made = client.get(ADDRESS)
    assert len(queries(client)) == 1

    copies.forget()

    assert len(queries(client)) == 10
    assert client.get(ADDRESS).content == made.content


def test_consultation_that_runs_costs_the_chapter_no_more(client: Client, first: ChapterPage) -> None:
    today = clock.now()
    Consultation.objects.create(
        handbook=HandbookPage.objects.get(),
        community=CommunityFactory(),
        opens_at=today - timedelta(days=1),
        closes_at=today + timedelta(days=1),
    )
    assert "Deze tekst ligt ter consultatie." in html_of(client)

    copies.forget()

    assert len(queries(client)) == 10


def test_copy_has_the_headers_of_the_page(client: Client, first: ChapterPage) -> None:
    made, copy = client.get(ADDRESS), client.get(ADDRESS)

    assert dict(copy.items()) == dict(made.items())
    assert client.get(ADDRESS, headers={"If-None-Match": made["ETag"]}).status_code == 304


def rename(page: Any, title: str) -> None:
    page.title = title
    page.save_revision().publish()


def restrict(page: ChapterPage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


CHANGES: dict[str, tuple[Callable[[ChapterPage], object], str]] = {
    "its text": (lambda page: rename(page, "Waartoe"), "Waartoe</h1>"),
    "the handbook": (lambda page: rename(page.get_parent().specific, "Gids"), "Gids</a>"),
    "a chapter beside it": (lambda page: rename(page.get_next_sibling().specific, "Daarna"), "2. Daarna"),
    "a new chapter": (lambda page: chapter(page.get_parent().specific, "Wie"), "<span>Wie</span>"),
    "a word of the glossary": (
        lambda page: GlossaryTerm.objects.update(definition="Werk met uitleg."),
        "Werk met uitleg.",
    ),
    "the owner": (lambda page: rename_owner(page), "Stichting Anders"),
    "the words of a status": (
        lambda page: ContentStatus.objects.update(label_nl="Eerste versie"),
        "Eerste versie",
    ),
    "an edition": (lambda page: new_edition(page), "Uitgave 2"),
    "the PDF": (lambda page: Paper.objects.filter(page=page).update(edition="Uitgave 9"), "Uitgave 9."),
    "the practice beside it": (lambda page: rename(practice_of(page), "Azc Ede"), "Azc Ede"),
    "the partners": (lambda page: PartnerMembershipFactory(), "Samen zorgen 1 partijen"),
}


def rename_owner(page: ChapterPage) -> None:
    owner = HandbookPage.objects.get().owner_organisation
    assert owner is not None
    owner.name = "Stichting Anders"
    owner.save()


def new_edition(page: ChapterPage) -> None:
    rename(page, "Waartoe")
    edition(HandbookPage.objects.get())


def practice_of(page: ChapterPage) -> Any:
    return page.body[1].value["page"].specific


@pytest.mark.parametrize("what", CHANGES)
def test_change_shows_at_once(client: Client, first: ChapterPage, what: str) -> None:
    change, words = CHANGES[what]
    assert words not in html_of(client)
    assert len(queries(client)) == 1

    change(first)

    assert words in html_of(client)


def test_chapter_that_closes_is_closed_at_once(client: Client, first: ChapterPage) -> None:
    html_of(client)
    restrict(first)
    closed = client.get(ADDRESS)
    PageViewRestriction.objects.all().delete()
    html_of(client)
    first.unpublish()

    assert (closed.status_code, closed.headers["Location"]) == (302, f"/account/login/?next={ADDRESS}")
    assert client.get(ADDRESS).status_code == 404


def test_practice_that_closes_is_gone_from_the_copy(client: Client, first: ChapterPage) -> None:
    assert "Azc Almere" in html_of(client)

    restrict(practice_of(first))

    assert "Azc Almere" not in html_of(client)


def test_review_that_is_too_late_shows_from_midnight(
    client: Client, first: ChapterPage, at: Callable[..., datetime]
) -> None:
    HandbookPage.objects.update(review_on=date(2026, 3, 3))
    seen = []

    for moment in ((2026, 3, 3, 23, 59), (2026, 3, 4, 0, 0)):
        at(*moment)
        html_of(client)
        seen.append("Deze tekst moet worden nagekeken" in html_of(client))

    assert seen == [False, True]


def test_member_neither_makes_nor_gets_the_copy(client: Client, first: ChapterPage) -> None:
    member = Client()
    member.force_login(UserFactory())

    assert "Mijn pagina" in html_of(member)
    assert "Mijn pagina" not in html_of(client)
    assert "Mijn pagina" in html_of(member)
    assert len(copies) == 1


def test_both_languages_have_a_copy_of_their_own(client: Client, first: ChapterPage) -> None:
    for _twice in range(2):
        assert '<html lang="nl"' in html_of(client)
        assert '<html lang="en"' in html_of(client, f"/en{ADDRESS}")


def test_question_behind_the_address_makes_no_copy(client: Client, first: ChapterPage) -> None:
    html_of(client)
    for number in range(3):
        html_of(client, f"{ADDRESS}?bron={number}")

    assert f"/en{ADDRESS}?bron=2" in html_of(client, f"{ADDRESS}?bron=2")
    assert len(copies) == 1


def test_who_has_something_to_be_told_is_told(client: Client, first: ChapterPage) -> None:
    html_of(client)
    told = CookieStorage(RequestFactory().get(ADDRESS))
    client.cookies["messages"] = told._encode([Message(constants.SUCCESS, "Dank voor uw reactie.")])  # type: ignore[attr-defined]

    assert "Dank voor uw reactie." in html_of(client)


def test_token_of_a_form_elsewhere_is_no_reason_to_make_the_page_anew(
    client: Client, first: ChapterPage
) -> None:
    html_of(client)
    client.get("/account/login/")

    assert "csrftoken" in client.cookies
    assert len(queries(client)) == 1


@pytest.mark.parametrize("spoil", ["cookie", "status", "cache", "vary"])
def test_answer_that_is_not_for_everybody_is_not_kept(client: Client, first: ChapterPage, spoil: str) -> None:
    request: Any = RequestFactory().get(ADDRESS)
    request.content_version = "1-1"
    response: Any = client.get(f"{ADDRESS}?vers")
    del response["Cache-Control"]
    assert may_be_kept(request, response)

    if spoil == "cookie":
        response.set_cookie("csrftoken", "x")
    elif spoil == "status":
        response.status_code = 404
    else:
        response[{"cache": "Cache-Control", "vary": "Vary"}[spoil]] = "no-store, HX-Request"

    assert not may_be_kept(request, response)


def test_preview_is_neither_the_copy_nor_becomes_it(client: Client, first: ChapterPage) -> None:
    html_of(client)
    first.title = "Nog niet af"
    preview = first.make_preview_request()

    assert "Nog niet af" in preview.rendered_content
    assert "Nog niet af" not in html_of(client)


def test_no_table_that_a_kept_page_reads_counts_as_unshown(client: Client, first: ChapterPage) -> None:
    copies.forget()
    read = {table for sql in queries(client) for table in re.findall(r'(?:FROM|JOIN) "?(\w+)', sql)}

    assert {"wagtailcore_page", "resources_practicepage", "events_event"} <= read
    assert read & unshown_tables() == {"core_contentstamp"}


def test_copies_have_bounded_room(settings: Any) -> None:
    settings.PAGE_MEMORY_MB = 1
    kept = PageCopies()

    for number in range(5):
        kept.keep(number, PageCopy("1", date(2026, 1, 1), None, {}, b"x" * (MEGABYTE // 3 - OVERHEAD)))  # type: ignore[arg-type]

    assert [kept.find(number) is not None for number in range(5)] == [False, False, True, True, True]
