"""What is read of documents, and what bounds the reading."""

import pytest

from cop_platform.core.own_process import environment
from cop_platform.media.texts import limits
from cop_platform.media.texts.reading import Reading, read_words
from cop_platform.media.values import TextState
from tests.media.files import docx, packed, pdf, pdf_stream, picture
from tests.media.papers import (
    deep_pdf,
    endless_pdf,
    letter,
    locked_pdf,
    printed,
    scan,
    sheet,
    slides,
    text_of_office,
)

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NOTHING = Reading(TextState.UNREADABLE)


def word_file(inside: str, head: str = "") -> bytes:
    body = f'<?xml version="1.0"?>{head}<w:document {WORD}>{inside}</w:document>'
    return packed(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", body.encode()))


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("brief.docx", letter("Inwerken van", "statushouders")),
        ("brief.odt", text_of_office("Inwerken van", "statushouders")),
        ("dia.pptx", slides("Inwerken van", "statushouders")),
        ("lijst.xlsx", sheet("Inwerken van", "statushouders")),
        ("lijst.csv", b"Inwerken van\nstatushouders\n"),
        ("boek.pdf", printed("Inwerken van", "statushouders")),
    ],
)
def test_words_are_read_line_by_line(name: str, body: bytes) -> None:
    found = read_words(name, body)

    assert found.state == TextState.READ
    assert [line.strip() for line in found.text.splitlines() if line.strip()] == [
        "Inwerken van",
        "statushouders",
    ]


def test_deleted_words_and_codes_of_a_word_file_are_not_read() -> None:
    body = word_file(
        "<w:p><w:r><w:t>blijft</w:t><w:delText>geschrapt</w:delText><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )

    assert read_words("brief.docx", body) == Reading(TextState.READ, "blijft")


def test_rows_of_windows_are_read() -> None:
    assert read_words("lijst.csv", "café;één\n".encode("cp1252")).text == "café;één"


def test_signs_that_nobody_sees_are_gone() -> None:
    assert read_words("lijst.csv", "ab\u202ec\u200bd\x00e".encode()).text == "abcde"


def test_scan_has_no_text() -> None:
    assert read_words("scan.pdf", scan()) == Reading(TextState.EMPTY)


def test_kind_without_words_says_so() -> None:
    assert read_words("boek.epub", b"PK") == Reading(TextState.OTHER_KIND)
    assert read_words("zonder", b"") == Reading(TextState.OTHER_KIND)


def test_no_more_is_kept_than_the_search_reads() -> None:
    assert len(read_words("lijst.csv", b"woord " * 200_000).text) == limits.MAX_TEXT
    long = word_file("<w:p><w:t>woord </w:t></w:p>" * 100_000)
    assert limits.MAX_TEXT - 20 < len(read_words("brief.docx", long).text) <= limits.MAX_TEXT


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("groei.docx", word_file("<w:p><w:t>&b;</w:t></w:p>", LAUGHS)),
        ("half.docx", docx()[:40]),
        ("leeg.docx", b""),
        ("geen.xml.docx", packed(("word/document.xml", b"\x00\x01\x02"))),
        ("ander.pptx", picture()),
        ("slot.pdf", locked_pdf()),
        ("kapot.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"%%EOF"),
        ("rommel.pdf", picture()),
    ],
    # Not by content: a packed file holds the time at which it was packed.
    ids=["entities", "half", "empty", "no xml", "other kind", "locked", "broken", "noise"],
)
def test_what_cannot_be_read_has_no_words_and_no_error(name: str, body: bytes) -> None:
    assert read_words(name, body) == NOTHING


@pytest.mark.parametrize("body", [deep_pdf(), endless_pdf()])
def test_pdf_that_goes_round_and_round_ends(body: bytes) -> None:
    assert read_words("kring.pdf", body).state in (TextState.UNREADABLE, TextState.EMPTY)


@pytest.mark.slow
def test_bombs_take_no_more_memory_than_there_is() -> None:
    inside = b"<document>" + b" " * (200 * 1024 * 1024)
    swollen = packed(("word/document.xml", inside))
    assert read_words("bom.docx", swollen).state in (TextState.UNREADABLE, TextState.EMPTY)
    stream = pdf_stream(b"/Filter /FlateDecode", b"BT (a) Tj ET " * 1000, times=60_000)
    assert read_words("bom.pdf", pdf(stream)).state in (TextState.UNREADABLE, TextState.EMPTY)


@pytest.mark.slow
def test_reading_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cop_platform.media.texts.reading.WALL_SECONDS", 0.01)

    assert read_words("brief.docx", letter("woorden")) == NOTHING


def test_process_gets_none_of_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "geheim")
    monkeypatch.setenv("DATABASE_URL", "postgres://geheim")

    assert {*environment()} <= {
        "PATH",
        "PYTHONPATH",
        "PYTHONHOME",
        "LD_LIBRARY_PATH",
        "PYTHONUTF8",
        "PYTHONWARNINGS",
    }
