"""The PDF of an edition says for ever what the handbook said when the edition was recorded."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from cop_platform.core import clock
from cop_platform.core.pdf import NoPdf, Pdf
from resources.models import EditionPaper, LibraryIndexPage
from resources.paper.editions import make_next_edition
from tests.factories import resources as make
from tests.factories.accounts import VerifiedUserFactory
from tests.pdfs import check_reads_aloud, words

pytestmark = pytest.mark.django_db
ADDRESS = "/bibliotheek/startbanen/uitgaven/1.pdf"


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The HTML that went to the printer, which here answers at once."""
    orders: list[str] = []

    def pdf_of(html: str, **options: Any) -> Pdf:
        orders.append(html)
        return Pdf(b"%PDF-1.7 " + str(len(orders)).encode(), 1)

    monkeypatch.setattr("resources.paper.editions.pdf_of", pdf_of)
    return orders


@pytest.fixture
def site(library: LibraryIndexPage) -> SimpleNamespace:
    """A handbook with one chapter."""
    book = make.handbook(library, "Startbanen", slug="startbanen", intro="Zo begint u.")
    chapter = make.chapter(book, "Begin", slug="begin", body=[("text", {"html": "<p>Bel eerst.</p>"})])
    return SimpleNamespace(book=book, chapter=chapter)


def change(chapter: Any, html: str) -> None:
    chapter.body = [("text", {"html": html})]
    chapter.save_revision().publish()


def test_it_says_what_was_recorded_whenever_it_is_made(site: SimpleNamespace, printed: list[str]) -> None:
    # A day before the text was published: a site that was filled from elsewhere.
    make.edition(site.book, now=clock.now() - timedelta(days=1))
    change(site.chapter, "<p>Mail eerst.</p>")
    make_next_edition(clock.now())

    assert ["Bel eerst." in html for html in printed] == [True]
    assert "Mail eerst." not in printed[0]
    assert "Uitgave 1, " in printed[0]
    assert "Gewijzigd na" not in printed[0]


def test_it_is_made_once_and_stays_after_the_next_edition(
    site: SimpleNamespace, printed: list[str], client: Client
) -> None:
    make.edition(site.book, now=clock.now())
    make_next_edition(clock.now())
    before = client.get(ADDRESS)
    change(site.chapter, "<p>Mail eerst.</p>")
    make.edition(site.book, now=clock.now())
    while make_next_edition(clock.now() + timedelta(days=1)):
        pass

    after = client.get(ADDRESS)
    assert len(printed) == 2
    assert b"".join(before.streaming_content) == b"".join(after.streaming_content) == b"%PDF-1.7 1"
    assert set(EditionPaper.objects.values_list("html", "wanted_at")) == {("", None)}


def test_the_edition_links_to_it_with_its_checksum(
    site: SimpleNamespace, printed: list[str], client: Client
) -> None:
    make.edition(site.book, now=clock.now())
    page = client.get("/bibliotheek/startbanen/uitgaven/1/").content.decode()
    assert ADDRESS not in page
    assert client.get(ADDRESS).status_code == 404

    make_next_edition(clock.now())
    page = client.get("/bibliotheek/startbanen/uitgaven/1/").content.decode()
    assert ADDRESS in page
    assert hashlib.sha256(b"%PDF-1.7 1").hexdigest() in page


def test_it_is_for_who_may_see_every_chapter_in_it(
    site: SimpleNamespace, printed: list[str], client: Client
) -> None:
    make.edition(site.book, now=clock.now())
    make_next_edition(clock.now())
    PageViewRestriction.objects.create(page=site.chapter, restriction_type=PageViewRestriction.LOGIN)

    assert client.get(ADDRESS).status_code == 404
    client.force_login(VerifiedUserFactory())
    assert client.get(ADDRESS)["Cache-Control"] == "private, no-store"


def test_it_stays_when_a_chapter_goes_offline(
    site: SimpleNamespace, printed: list[str], client: Client
) -> None:
    make.edition(site.book, now=clock.now())
    make_next_edition(clock.now())
    site.chapter.unpublish()

    assert client.get(ADDRESS).status_code == 200


def test_what_fails_is_tried_again_after_an_hour(
    site: SimpleNamespace, printed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(html: str, **options: Any) -> Pdf:
        raise NoPdf("time")

    make.edition(site.book, now=clock.now())
    now = clock.now()
    with monkeypatch.context() as broken:
        broken.setattr("resources.paper.editions.pdf_of", fail)
        make_next_edition(now)

    assert make_next_edition(now + timedelta(minutes=59)) is None
    make_next_edition(now + timedelta(minutes=61))
    assert len(printed) == 1


def test_a_real_one_reads_aloud(site: SimpleNamespace) -> None:
    make.edition(site.book, now=clock.now())
    make_next_edition(clock.now())

    paper = EditionPaper.objects.get()
    body = paper.file.read()
    check_reads_aloud(body, title="Startbanen")
    assert "Bel eerst." in words(body)
    assert paper.checksum == hashlib.sha256(body).hexdigest()
