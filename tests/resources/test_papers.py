"""PDFs of handbooks, chapters and room cards: what is in them, who gets them, and when they are renewed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import PageViewRestriction

from cop_platform.core import clock
from cop_platform.core.blocks.room_card import MOST_CHARACTERS
from cop_platform.core.pdf import NoPdf, Pdf
from cop_platform.media.models import SiteImage
from resources.domain.editions import record_edition
from resources.domain.papers import ask_for_all
from resources.frozen import frozen_text
from resources.models import HandbookPage, LibraryIndexPage, Paper
from resources.paper.making import make_next
from tests.factories import resources as make
from tests.factories.accounts import VerifiedUserFactory
from tests.media.files import picture
from tests.pdfs import check_reads_aloud, headings, page_count, tags, words

pytestmark = pytest.mark.django_db

CARD = {"title": "Eerste gesprek", "goal": "Elkaar leren kennen.", "questions": ["Wat deed u graag?"]}


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Callable[..., Any]:
    """Run what a change leaves for after the transaction."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The HTML that went to the printer, which here answers at once."""
    orders: list[str] = []

    def pdf_of(html: str, **options: Any) -> Pdf:
        orders.append(html)
        return Pdf(b"%PDF-1.7 " + str(len(orders)).encode(), 1)

    monkeypatch.setattr("resources.paper.making.pdf_of", pdf_of)
    return orders


@pytest.fixture
def site(library: LibraryIndexPage) -> SimpleNamespace:
    """A handbook with two chapters."""
    handbook = make.handbook(library, "Startbanen", slug="startbanen", intro="Zo begint u.")
    first = make.chapter(handbook, "Begin", slug="begin", body=[("room_card", CARD)])
    second = make.chapter(handbook, "Vervolg", slug="vervolg", body=[("text", {"html": "<h3>Later</h3>"})])
    return SimpleNamespace(handbook=handbook, first=first, second=second)


def make_all() -> int:
    ask_for_all(clock.now())
    return sum(1 for _ in iter(lambda: make_next(clock.now()), None))


def body_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def paper_for(page: Any, card: str = "") -> Paper:
    return Paper.objects.get(page_id=page.pk, card=card)


VIDEO = {
    "title": "Eerste werkdag",
    "url": "https://example.org/film",
    "has_captions": True,
    "transcript": "<p>De buddy laat de kantine zien.</p>",
}


@pytest.fixture
def long_handbook(library: LibraryIndexPage) -> HandbookPage:
    """With a review that is overdue, a long and wide table, a checklist, sources, and a picture."""
    image = SiteImage.objects.create(title="Zaal", file=ContentFile(picture(), "zaal.png"))
    number = make.FigureFactory(label="Zaal is vol").pk
    columns = [{"type": "text", "heading": f"Kop{letter}"} for letter in "ABCDEFGH"]
    rows = [{"values": [f"Onderhandelingsresultaat{row}"] + ["woord woord"] * 7} for row in range(60)]
    table = {"caption": "Wie doet wat", "columns": columns, "rows": rows}
    body = [
        {"type": "text", "value": {"html": "<h3>Eerst dit</h3><p>Tekst.</p>"}, "id": "1"},
        {"type": "table", "value": table, "id": "2"},
        {"type": "checklist", "value": {"title": "Nagaan", "items": ["Contract", "Reis"]}, "id": "3"},
        {
            "type": "figure",
            "value": {"image": image.pk, "alt": "Een volle zaal", "source": "Eigen foto", "figure": number},
            "id": "4",
        },
        {"type": "video", "value": VIDEO, "id": "5"},
    ]
    handbook = make.handbook(
        library, "Werkvloer", slug="werkvloer", status="concept", review_on=date(2020, 1, 1)
    )
    chapter = make.chapter(handbook, "Inwerken", slug="inwerken", sources="Kamerbrief 2025")
    chapter.body = chapter.body.stream_block.to_python(body)
    chapter.save_revision().publish()
    return handbook


def test_a_handbook_on_paper_is_whole_and_can_be_read_aloud(long_handbook: HandbookPage) -> None:
    ask_for_all(clock.now())
    make_next(clock.now())
    body = paper_for(long_handbook).file.read()
    check_reads_aloud(body, title="Werkvloer")
    assert headings(body) == [1, 2, 2, 3, 4, 3]
    text = words(body)
    assert "De buddy laat de kantine zien." in text
    assert text.count("KopH") == page_count(body) - 2  # after cover and contents, on each sheet
    assert all(f"Onderhandelingsresultaat{row}" in text.replace(" ", "") for row in range(60))
    for said in ("Deze tekst moet worden nagekeken", "Inhoud", "1. Inwerken", "Kamerbrief 2025", "Stand van"):
        assert said in text
    assert "Zaal is vol (2022)" in text
    described = [tag.alt for tag in tags(body) if tag.kind == "/Figure"]
    assert described == ["QR-code naar de nieuwste versie op de website", "Een volle zaal"]
    assert b"/Subtype /Image" in body


@pytest.mark.parametrize("letter", ["W", "een woord "], ids=["wide letters", "words"])
def test_the_longest_card_that_may_be_saved_fits_one_sheet(site: SimpleNamespace, letter: str) -> None:
    line = (letter * 250)[:225]
    card = {"title": line[:115], "goal": line, "questions": [line] * 3, "pitfalls": [line] * 2}
    card["referral"] = (letter * 500)[: MOST_CHARACTERS - 115 - 6 * 225]
    site.first.body = [("room_card", card)]
    site.first.body.stream_block.clean(site.first.body)
    site.first.save()
    Paper.objects.create(page=site.first, card=str(site.first.body[0].id)[:8], wanted_at=clock.now())
    body = make_next(clock.now()).page.papers.get().file.read()
    assert page_count(body) == 1
    check_reads_aloud(body, title=f"{line[:115]} – Begin")


def test_every_page_of_a_handbook_and_every_card_has_its_file(
    site: SimpleNamespace, printed: list[str], client: Client
) -> None:
    assert make_all() == 4
    card = str(site.first.body[0].id)[:8]
    for path in ("startbanen", "startbanen/begin", "startbanen/vervolg", f"startbanen/begin/kaart/{card}"):
        answer = client.get(f"/bibliotheek/{path}.pdf")
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        assert answer["Cache-Control"] == "public, max-age=300"
        assert body_of(answer).startswith(b"%PDF")
        assert (
            client.get(f"/bibliotheek/{path}.pdf", headers={"If-None-Match": answer["ETag"]}).status_code
            == 304
        )
    assert "Download als PDF" in client.get("/bibliotheek/startbanen/begin/").content.decode()


def test_a_text_that_did_not_change_keeps_its_file(site: SimpleNamespace, printed: list[str]) -> None:
    make_all()
    names = set(Paper.objects.values_list("file", flat=True))
    assert make_all() == 4
    assert (len(printed), set(Paper.objects.values_list("file", flat=True))) == (4, names)


def test_a_changed_text_is_printed_again_and_the_page_says_so(
    site: SimpleNamespace, printed: list[str], client: Client, committed: Callable[..., Any]
) -> None:
    make_all()
    former = paper_for(site.second).file.name
    site.second.intro = "Een nieuw begin."
    with committed():
        site.second.save_revision().publish()
    assert "Een nieuwe PDF volgt" in client.get("/bibliotheek/startbanen/").content.decode()
    while make_next(clock.now()):
        pass
    assert "Een nieuwe PDF volgt" not in client.get("/bibliotheek/startbanen/").content.decode()
    paper = paper_for(site.second)
    assert "Een nieuw begin." in printed[-1]
    assert not paper.file.storage.exists(former)
    assert paper.file.storage.exists(paper.file.name)


def test_a_recorded_edition_gives_its_number_to_the_file(
    site: SimpleNamespace, printed: list[str], committed: Callable[..., Any]
) -> None:
    make_all()
    with committed():
        record_edition(site.handbook, frozen_text(site.handbook), changes="", actor=None, now=clock.now())
    while make_next(clock.now()):
        pass
    assert paper_for(site.handbook).edition.startswith("Uitgave 1, ")
    assert "Uitgave 1, " in printed[-1]


def test_a_file_is_for_who_may_see_all_that_is_in_it(
    site: SimpleNamespace, printed: list[str], client: Client, committed: Callable[..., Any]
) -> None:
    make_all()
    with committed():
        PageViewRestriction.objects.create(page=site.second, restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/bibliotheek/startbanen.pdf").status_code == 404
    assert "Download als PDF" not in client.get("/bibliotheek/startbanen/").content.decode()
    client.force_login(VerifiedUserFactory())
    assert client.get("/bibliotheek/startbanen.pdf")["Cache-Control"] == "private, no-store"
    printed.clear()
    while make_next(clock.now()):
        pass
    client.logout()
    assert client.get("/bibliotheek/startbanen.pdf").status_code == 200
    assert "Vervolg" not in printed[0]
    assert client.get("/bibliotheek/startbanen/vervolg.pdf").status_code == 404


def test_a_chapter_or_card_that_is_gone_takes_its_file_along(
    site: SimpleNamespace, printed: list[str], committed: Callable[..., Any]
) -> None:
    make_all()
    names = list(Paper.objects.filter(page=site.first).values_list("file", flat=True))
    storage = paper_for(site.handbook).file.storage
    with committed():
        site.first.unpublish()
    while make_next(clock.now()):
        pass
    assert [storage.exists(name) for name in names] == [False, False]
    with committed():
        site.handbook.delete()
    assert not Paper.objects.exists()


def test_without_the_library_pages_work_and_nothing_is_tried_for_an_hour(
    site: SimpleNamespace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(html: str, **options: Any) -> Pdf:
        raise NoPdf("no_library")

    monkeypatch.setattr("resources.paper.making.pdf_of", fail)
    assert make_all() == 1
    assert make_next(clock.now() + timedelta(minutes=59)) is None
    answer = client.get("/bibliotheek/startbanen.pdf")
    assert (answer.status_code, "Er is nu geen PDF" in answer.content.decode()) == (404, True)
    assert "Download als PDF" not in client.get("/bibliotheek/startbanen/").content.decode()


def test_a_card_has_a_page_of_its_own(site: SimpleNamespace, client: Client) -> None:
    card = str(site.first.body[0].id)[:8]
    chapter = client.get("/bibliotheek/startbanen/begin/").content.decode()
    assert f'href="/bibliotheek/startbanen/begin/kaart/{card}/"' in chapter
    page = client.get(f"/bibliotheek/startbanen/begin/kaart/{card}/").content.decode()
    for said in ("<h1>Eerste gesprek</h1>", "Elkaar leren kennen.", "Wat deed u graag?"):
        assert said in page
    assert f"/bibliotheek/startbanen/begin/kaart/{card}/</p>" in page
    assert client.get("/bibliotheek/startbanen/begin/kaart/00000000/").status_code == 404
