"""Keeping a text or a section of it, and finding it again."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import RichText

from cop_platform.accounts.models import User
from cop_platform.core.privacy.export import exported
from resources.domain import bookmarks
from resources.domain.bookmarks import acts
from resources.models import Bookmark, ChapterPage, HandbookPage, LibraryIndexPage
from tests.factories.accounts import UserFactory
from tests.factories.resources import chapter, handbook, resource

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
LOGIN = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def book(library: LibraryIndexPage) -> HandbookPage:
    """A handbook of one chapter with two sections."""
    page = handbook(library, "Startbanen")
    text = "<h3>Eerst bellen</h3><p>Bel de klant.</p><h3>Dan plannen</h3><p>Kies een dag.</p>"
    chapter(page, "Hoe", body=[("text", {"html": RichText(text)})])
    return page


@pytest.fixture
def reader() -> User:
    person: User = UserFactory._meta.model.objects.get(pk=UserFactory().pk)
    return person


def part(book: HandbookPage) -> ChapterPage:
    return ChapterPage.objects.child_of(book).get()


def test_member_keeps_a_chapter_and_a_section_with_one_tap_and_lets_go(
    client: Client, book: HandbookPage, reader: User
) -> None:
    page = part(book)
    anonymous = client.get(page.url).text
    assert "te volgen of te bewaren" in anonymous
    assert "/bewaren/" not in anonymous
    assert "csrftoken" not in client.cookies
    client.force_login(reader, backend=LOGIN)

    for sent in ({}, {}, {"anchor": "dan-plannen"}):
        answer = client.post(f"/mijn/bewaard/{page.pk}/bewaren/", sent, follow=True)

    assert "Bewaard. U vindt het terug" in answer.text
    assert "Bewaar niet meer" in answer.text
    assert 'value="eerst-bellen"' in answer.text
    assert 'value="dan-plannen"' not in answer.text
    mine = client.get("/mijn/bewaard/").text
    assert f'href="{page.url}" lang="nl">Startbanen: Hoe</a>' in mine
    assert f'href="{page.url}#dan-plannen" lang="nl">Startbanen: Hoe, “Dan plannen”</a>' in mine
    for row in Bookmark.objects.all():
        client.post(f"/mijn/bewaard/{row.pk}/weghalen/")
    assert "U bewaarde nog niets" in client.get("/mijn/bewaard/").text


def test_nobody_lets_go_of_what_another_kept(client: Client, book: HandbookPage, reader: User) -> None:
    bookmarks.keep(book, person=UserFactory(), now=NOW)
    client.force_login(reader, backend=LOGIN)

    client.post(f"/mijn/bewaard/{Bookmark.objects.get().pk}/weghalen/")

    assert Bookmark.objects.count() == 1
    assert "Startbanen" not in client.get("/mijn/bewaard/").text


def _close(page: HandbookPage) -> None:
    PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type="groups")


def _take_offline(page: HandbookPage) -> None:
    page.unpublish()


def _remove(page: HandbookPage) -> None:
    Page.objects.get(pk=page.pk).delete()


@pytest.mark.parametrize("hide", [_close, _take_offline, _remove])
def test_what_is_gone_is_told_without_saying_what_it_was(
    client: Client, book: HandbookPage, reader: User, hide: Any
) -> None:
    bookmarks.keep(book, person=reader, now=NOW)
    client.force_login(reader, backend=LOGIN)
    assert "Startbanen" in client.get("/mijn/bewaard/").text

    hide(book)

    text = client.get("/mijn/bewaard/").text
    assert "Deze tekst is weg, of is niet meer voor u te lezen." in text
    assert "startbanen" not in text.lower()
    assert (
        exported(reader)["welke teksten u bewaarde"][0]["tekst"] == "Een tekst die u niet (meer) kunt lezen"
    )


def test_section_that_left_its_chapter_leads_to_the_chapter(
    client: Client, book: HandbookPage, reader: User
) -> None:
    page = part(book)
    bookmarks.keep(page, person=reader, now=NOW, anchor="dan-plannen")
    page.body = [("text", {"html": RichText("<h3>Eerst bellen</h3><p>Bel.</p>")})]
    page.save_revision().publish()

    (found,) = bookmarks.bookmarks_of(reader)

    assert (found.anchor, found.section, found.is_section_gone) == ("", "", True)
    with pytest.raises(bookmarks.NoSuchSection):
        bookmarks.keep(part(book), person=reader, now=NOW, anchor="dan-plannen")


def test_only_texts_of_the_library_that_one_may_read_are_kept(
    client: Client, library: LibraryIndexPage, reader: User
) -> None:
    tool, draft = resource(library, "Toolkit"), resource(library, "Geheim", live=False)
    client.force_login(reader, backend=LOGIN)

    answers = [
        client.post(f"/mijn/bewaard/{page.pk}/bewaren/").status_code for page in (tool, draft, library)
    ]

    assert answers == [302, 404, 404]


def test_one_keeps_no_more_than_one_can_find_again(
    book: HandbookPage, reader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acts, "MOST", 1)
    bookmarks.keep(book, person=reader, now=NOW)
    bookmarks.keep(book, person=reader, now=NOW)

    with pytest.raises(bookmarks.TooMany):
        bookmarks.keep(part(book), person=reader, now=NOW)
