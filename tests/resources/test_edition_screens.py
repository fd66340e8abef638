"""Recording an edition in the CMS."""

import pytest
from django.test import Client
from django.urls import reverse

from resources.models import Edition, HandbookPage, LibraryIndexPage
from tests.factories.accounts import UserFactory
from tests.factories.resources import chapter, edition, handbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    person = UserFactory(is_superuser=True, is_staff=True)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def book(library: LibraryIndexPage) -> HandbookPage:
    page = handbook(library, "Startbanen")
    chapter(page, "Waarom")
    return page


def screen(book: HandbookPage) -> str:
    return reverse("record_edition", args=[book.pk])


def test_editor_records_an_edition_and_hears_its_number(editor: Client, book: HandbookPage) -> None:
    assert screen(book) in editor.get(reverse("wagtailadmin_pages:edit", args=[book.pk])).text

    answer = editor.post(screen(book), {"changes": "De eerste"}, follow=True)

    assert "Uitgave 1 is vastgelegd." in answer.text
    assert Edition.objects.get().changes == "De eerste"


def test_refusal_keeps_what_was_typed(editor: Client, book: HandbookPage) -> None:
    edition(book)

    answer = editor.post(screen(book), {"changes": "Niets eigenlijk"})

    assert answer.status_code == 422
    assert "De tekst is nog gelijk aan uitgave 1." in answer.text
    assert "Niets eigenlijk</textarea>" in answer.text


def test_drafts_that_stay_out_are_named(editor: Client, book: HandbookPage) -> None:
    page = chapter(book, "Hoe")
    page.title = "Hoe nu verder"
    page.save_revision()

    assert "Hoe nu verder" in editor.get(screen(book)).text


@pytest.mark.parametrize("bulk", [False, True])
def test_handbook_with_editions_is_not_deleted(
    editor: Client, library: LibraryIndexPage, book: HandbookPage, bulk: bool
) -> None:
    edition(book)
    one = reverse("wagtailadmin_pages:delete", args=[library.pk])
    many = f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'delete'])}?id={book.pk}"

    answer = editor.post(many if bulk else one, follow=True)

    assert "Van dit handboek zijn uitgaven vastgelegd" in answer.text
    assert HandbookPage.objects.filter(pk=book.pk).exists()


def test_chapter_cannot_take_the_address_of_the_editions(editor: Client, book: HandbookPage) -> None:
    data = {"title": "Uitgaven", "slug": "uitgaven", "body-count": "0", "comments-TOTAL_FORMS": "0"}
    data |= {"comments-INITIAL_FORMS": "0", "action-publish": "1"}

    answer = editor.post(reverse("wagtailadmin_pages:add", args=["resources", "chapterpage", book.pk]), data)

    assert "Dit adres is al in gebruik." in answer.text
