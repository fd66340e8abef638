"""What stops publishing, and what only helps the writer."""

from typing import Any

import pytest

from cop_platform.core.proofreading.hints import hints, sentences
from cop_platform.core.proofreading.rules import FEWEST_WORDS, problems
from cop_platform.core.proofreading.values import (
    Captions,
    Download,
    NoPicture,
    Number,
    Part,
    Picture,
    Prose,
    Video,
    Words,
)

TEXT, ELSEWHERE = ("body", 0, "html"), ("body", 1, "html")
BLOCK = ("body", 2)
ENOUGH = " ".join(["woord"] * FEWEST_WORDS)


def found(*parts: Part) -> list[tuple[tuple[str | int, ...], str]]:
    return [(one.path, one.code) for one in problems(parts)]


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<h3></h3>", "heading_empty"),
        ('<h3 data-block-key="x"> &nbsp;<br/></h3><p>Tekst</p>', "heading_empty"),
        ("<h4>Te diep</h4>", "heading_skipped"),
        ("<h3>Goed</h3><h5>Te diep</h5>", "heading_skipped"),
        ('<p>Voor meer, <a href="/x/">klik hier</a></p>', "link_vague"),
        ('<p><a href="/x/"><b>Lees meer</b> »</a></p>', "link_vague"),
        ('<p><a href="https://x.nl/a">https://x.nl/a</a></p>', "link_address"),
        ('<p><a href="https://x.nl">www.x.nl</a></p>', "link_address"),
        ('<p><a href="/x/"> </a></p>', "link_empty"),
    ],
)
def test_text_has_to_be_mended(html: str, code: str) -> None:
    assert found(Prose(TEXT, html)) == [(TEXT, code)]


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>Gewone tekst",
        "<h3>Eerst</h3><h4>Dan</h4><h3>Weer</h3><h4>En</h4>",
        '<p>Lees <a href="/x/">de subsidieregeling</a> of <a href="/y/">hier staat het</a>.</p>',
    ],
)
def test_text_may_be_published(html: str) -> None:
    assert found(Prose(TEXT, html)) == []


def test_heading_levels_go_on_from_one_block_to_the_next() -> None:
    assert found(Prose(TEXT, "<h3>Boven</h3>"), Prose(ELSEWHERE, "<h4>Onder</h4>")) == []
    assert found(Prose(TEXT, "<p>Zonder</p>"), Prose(ELSEWHERE, "<h4>Onder</h4>")) == [
        (ELSEWHERE, "heading_skipped")
    ]


def test_picture_needs_words_and_a_source() -> None:
    assert found(Picture(BLOCK, " ", False, "")) == [
        ((*BLOCK, "alt"), "alt_missing"),
        ((*BLOCK, "source"), "source_missing"),
    ]
    assert found(Picture(BLOCK, "", True, "UWV"), Picture(BLOCK, "Een rooster", False, "UWV")) == []


def test_something_must_be_chosen_and_words_about_an_image_need_one() -> None:
    assert found(NoPicture(BLOCK, has_number=False)) == [(BLOCK, "nothing_chosen")]
    assert found(NoPicture(BLOCK, has_number=True)) == [((*BLOCK, "image"), "picture_missing")]


def test_figure_needs_a_source() -> None:
    assert found(Number(BLOCK, has_source=False)) == [((*BLOCK, "figure"), "figure_source")]
    assert found(Number(BLOCK, has_source=True)) == []


def video(**facts: Any) -> Video:
    usual = {
        "url": "",
        "film": "",
        "captions": "",
        "has_captions": False,
        "transcript": "<p>Zij zegt ja.</p>",
    }
    return Video(BLOCK, **{**usual, **facts})


@pytest.mark.parametrize(
    ("facts", "problems"),
    [
        ({"url": "https://x.nl", "has_captions": True}, {}),
        ({"url": "https://x.nl"}, {"has_captions": "captions_missing"}),
        ({"film": "mp4", "captions": "vtt"}, {}),
        ({"film": "webm", "captions": "vtt", "transcript": "<p></p>"}, {"transcript": "transcript_missing"}),
        ({"film": "mp4", "has_captions": True}, {"captions": "captions_missing"}),
        ({"film": "mp4", "captions": "pdf"}, {"captions": "captions_missing"}),
        ({"film": "pdf", "captions": "vtt"}, {"film": "film_kind"}),
        ({"film": "mp4", "captions": "vtt", "url": "https://x.nl"}, {"url": "video_twice"}),
        ({"captions": "vtt", "has_captions": True}, {"url": "video_missing"}),
    ],
)
def test_video_is_one_film_with_captions_and_its_words(facts: Any, problems: dict[str, str]) -> None:
    assert found(video(**facts)) == [((*BLOCK, name), code) for name, code in problems.items()]


def test_captions_in_other_languages_are_one_file_for_each() -> None:
    first, second = Captions((*BLOCK, 0), "ar", "vtt"), Captions((*BLOCK, 1), "en", "pdf")
    again, elsewhere = Captions((*BLOCK, 2), "ar", "vtt"), Captions((*TEXT, 0), "ar", "vtt")

    assert found(first, elsewhere, Captions((*BLOCK, 3), "", "")) == []
    assert found(first, second, again) == [
        ((*BLOCK, 1, "captions"), "captions_kind"),
        ((*BLOCK, 2, "language"), "captions_twice"),
    ]


def test_document_alone_needs_a_summary_of_forty_words() -> None:
    short, long = Words(("intro",), ENOUGH.removesuffix(" woord")), Words(("intro",), ENOUGH)

    assert found(short, Download(BLOCK)) == [((*BLOCK, "document"), "summary_missing")]
    assert found(long, Download(BLOCK)) == []
    assert found(short) == []


def test_findings_stand_in_the_order_of_the_text() -> None:
    parts = [Picture(("body", 0), "", False, "UWV"), Prose(ELSEWHERE, "<h3></h3>"), Number(BLOCK, False)]

    assert [one.code for one in problems(parts)] == ["alt_missing", "heading_empty", "figure_source"]


def test_sentence_of_more_than_twenty_words_is_shown() -> None:
    good = " ".join(["Twintig", *["woorden"] * 18, "goed."])
    bad = " ".join(["Eenentwintig", *["woorden"] * 19, "lang."])

    told = hints([Prose(TEXT, f"<p>{good} {bad}</p><ul><li>Kort.</li></ul>")])

    assert [(one.path, one.code, one.quote) for one in told] == [(TEXT, "long_sentence", bad)]


def test_word_of_offices_gets_an_easier_one() -> None:
    told = hints([Words(("intro",), "Indien u Teneinde zegt, is een indiening geen indien.")])

    assert [one.message for one in told] == [
        "Moeilijk woord: “Indien”. Misschien kan het ook zo: “als”.",
        "Moeilijk woord: “Teneinde”. Misschien kan het ook zo: “om”.",
        "Moeilijk woord: “indien”. Misschien kan het ook zo: “als”.",
    ]


def test_sentences_do_not_end_in_abbreviations() -> None:
    assert sentences("Dit is bijv. één zin. ‘En dit?’ Dit ook m.b.t. taal!") == [
        "Dit is bijv. één zin.",
        "‘En dit?’",
        "Dit ook m.b.t. taal!",
    ]
