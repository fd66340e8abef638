"""An editor makes chapters of a Word file: first a report, then drafts, and never over what is there."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cop_platform.accounts.models import User
from cop_platform.core.models import Activity
from cop_platform.core.privacy.retention import remove_expired
from cop_platform.media.models import SiteImage
from resources.models import ChapterPage, HandbookPage, LibraryIndexPage, WordImport
from tests.factories.resources import chapter, handbook
from tests.media.files import docx as macro_file
from tests.resources import word_files

pytestmark = pytest.mark.django_db


@pytest.fixture
def book(library: LibraryIndexPage) -> HandbookPage:
    """A handbook with a chapter."""
    page = handbook(library, "Handboek inwerken")
    chapter(page, "Vooraf")
    return page


@pytest.fixture
def editor(redacteur: User) -> Client:
    client = Client()
    client.force_login(redacteur)
    return client


def send(client: Client, book: HandbookPage, body: bytes, name: str = "stuk.docx") -> Any:
    return client.post(f"/cms/handboeken/{book.pk}/word/", {"file": SimpleUploadedFile(name, body)})


def titles(book: HandbookPage) -> list[tuple[str, bool]]:
    return list(ChapterPage.objects.child_of(book).order_by("path").values_list("title", "live"))


def words(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())


def test_report_comes_first_and_changes_nothing(editor: Client, book: HandbookPage) -> None:
    answer = send(editor, book, word_files.handbook())
    report = editor.get(answer.url)

    assert "Voor het gesprek 2 tussenkoppen, 3 lijsten, 1 tabel, 1 bron" in words(report)
    assert "De inhoudsopgave nemen wij niet over: die maakt de site zelf." in words(report)
    assert 'value="Een buddy wijst de gereedschapskast aan"' in report.text
    assert titles(book) == [("Vooraf", True)]
    assert not SiteImage.objects.exists()


def test_chapters_become_drafts_after_those_that_are_there(
    editor: Client, redacteur: User, book: HandbookPage
) -> None:
    url = send(editor, book, word_files.handbook()).url

    answer = editor.post(url, {"chapters": ["0", "1"], "alt_0": "Een open kast", "source_0": "eigen foto"})

    assert answer.url == f"/cms/pages/{book.pk}/"
    assert titles(book) == [("Vooraf", True), ("Voor het gesprek", False), ("De eerste week", False)]
    made = ChapterPage.objects.child_of(book).order_by("path").last()
    image = SiteImage.objects.get()
    assert made is not None
    assert made.get_latest_revision_as_object().body.raw_data[1]["value"] == {
        "image": image.pk,
        "alt": "Een open kast",
        "is_decorative": False,
        "caption": "De rondleiding op dag een.",
        "source": "eigen foto",
        "figure": None,
    }
    assert (image.title, image.uploaded_by_user) == ("Een open kast", redacteur)
    assert made.source_lines == ["[1] Zie de werkwijze. https://voorbeeld.test/werkwijze?a=1&b=2"]
    assert not WordImport.objects.exists()
    row = Activity.objects.get(verb="imported chapters")
    assert (row.actor, row.target_id) == (redacteur, str(book.pk))


def test_chapters_can_be_published_as_they_are(client: Client, editor: Client, book: HandbookPage) -> None:
    url = send(editor, book, word_files.handbook()).url
    editor.post(url, {"chapters": ["0", "1"], "alt_0": "Een open kast", "source_0": "eigen foto"})

    for made in ChapterPage.objects.child_of(book).filter(live=False):
        draft = made.get_latest_revision_as_object()
        draft.body.stream_block.clean(draft.body)
        draft.save_revision().publish()
        page = client.get(draft.url)
        assert page.status_code == 200
    assert 'alt="Een open kast"' in page.text
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", page.text)[:1] == ["Bronnen"]


def test_second_time_adds_only_what_is_new_and_overwrites_nothing(editor: Client, book: HandbookPage) -> None:
    first = send(editor, book, word_files.handbook()).url
    editor.post(first, {"chapters": ["0"]})

    again = send(editor, book, word_files.handbook()).url
    report = editor.get(again).text

    assert re.findall(r'name="chapters" value="(\d)"( checked)?', report) == [("0", ""), ("1", " checked")]
    editor.post(again, {"chapters": ["0", "1"]})
    assert [title for title, _live in titles(book)] == [
        "Vooraf",
        "Voor het gesprek",
        "Voor het gesprek",
        "De eerste week",
    ]
    slugs = ChapterPage.objects.child_of(book).values_list("slug", flat=True)
    assert len(set(slugs)) == 4


def test_chapters_are_made_once(editor: Client, book: HandbookPage) -> None:
    url = send(editor, book, word_files.guideline()).url
    editor.post(url, {"chapters": ["0"]})

    assert editor.post(url, {"chapters": ["0"]}).status_code == 404
    assert len(titles(book)) == 2


def test_no_choice_is_told_and_keeps_what_was_typed(editor: Client, book: HandbookPage) -> None:
    url = send(editor, book, word_files.guideline()).url

    answer = editor.post(url, {"alt_0": "Een balie"})

    assert answer.status_code == 422
    assert "Kies ten minste één hoofdstuk." in answer.text
    assert 'value="Een balie"' in answer.text


def test_picture_without_words_is_asked_for_and_shown(editor: Client, book: HandbookPage) -> None:
    url = send(editor, book, word_files.guideline()).url

    shown = editor.get(f"{url}afbeelding/0/")

    assert "Beschrijving ontbreekt" in words(editor.get(url))
    assert (shown["Content-Type"], shown.content[:4]) == ("image/png", b"\x89PNG")
    assert editor.get(f"{url}afbeelding/1/").status_code == 404


def test_picture_that_no_browser_shows_is_left_out_with_its_words(editor: Client, book: HandbookPage) -> None:
    url = send(editor, book, word_files.loose()).url

    assert "Een afbeelding konden wij niet overnemen. “Een grafiek”: Dit soort bestand" in words(
        editor.get(url)
    )
    editor.post(url, {"chapters": ["1"]})
    body = ChapterPage.objects.get(title="Aanpak").body.raw_data
    assert [block["type"] for block in body] == ["text", "table", "text", "text", "figure"]
    assert body[3]["value"]["html"] == "<p>Een grafiek</p>"


@pytest.mark.parametrize(
    ("name", "body", "sentence"),
    [
        ("stuk.doc", b"oud", "Dit soort bestand kunnen wij niet aannemen."),
        ("stuk.docx", b"PK", "De inhoud van dit bestand is geen docx."),
        ("stuk.docx", macro_file(("word/vbaProject.bin", b"x")), "Dit bestand bevat een programma of macro."),
        ("stuk.docx", b"", "Dit bestand is leeg."),
        ("stuk.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Dit bestand heeft een wachtwoord,"),
    ],
)
def test_wrong_file_is_refused_beside_the_field(
    editor: Client, book: HandbookPage, name: str, body: bytes, sentence: str
) -> None:
    answer = send(editor, book, body, name)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert not WordImport.objects.exists()


def test_only_who_may_add_chapters_comes_in(
    client: Client, editor: Client, gast: User, book: HandbookPage, library: LibraryIndexPage
) -> None:
    url = send(editor, book, word_files.guideline()).url
    other = handbook(library, "Ander handboek")
    gast.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(gast)

    refused = [
        client.get(path).status_code
        for path in (url, f"{url}afbeelding/0/", f"/cms/handboeken/{book.pk}/word/")
    ]

    # The CMS sends who lacks a right to its front page.
    assert refused == [302, 302, 302]
    assert editor.get(url.replace(f"/{book.pk}/", f"/{other.pk}/")).status_code == 404
    assert editor.get(f"/cms/handboeken/{library.pk}/word/").status_code == 404


def test_file_that_nobody_finishes_is_forgotten(
    editor: Client, book: HandbookPage, at: Callable[..., datetime]
) -> None:
    now = at(2026, 5, 1, 12)
    send(editor, book, word_files.guideline())

    remove_expired(now + timedelta(days=14))
    assert WordImport.objects.count() == 1
    remove_expired(now + timedelta(days=14, seconds=1))
    assert not WordImport.objects.exists()


def test_file_can_be_thrown_away(editor: Client, book: HandbookPage) -> None:
    url = send(editor, book, word_files.guideline()).url

    editor.post(url, {"discard": "1"})

    assert (WordImport.objects.count(), titles(book)) == (0, [("Vooraf", True)])
