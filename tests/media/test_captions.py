"""Which captions come in: times and words, and nothing else."""

import pytest

from cop_platform.media.intake.door import accepted, tidy_name
from cop_platform.media.intake.refusals import FileRefused
from cop_platform.media.limits import document_limits

CLEAN = """WEBVTT

00:00:01.000 --> 00:00:03.500
Welkom bij de gemeente.

01:00:04.000 --> 01:00:06.000
Anna: Kom verder.
Koffie &amp; thee
"""
WITH_MORE = """\ufeffWEBVTT - een werkdag\r
Kind: captions\r
\r
STYLE\r
::cue { background: url(https://example.org/x) }\r
\r
NOTE\r
van de maker\r
\r
1\r
00:01.000 --> 00:03.500 position:10% line:0\r
Welkom bij <b onclick="x()">de</b>  gemeente.\r
\r
01:00:04.000 --> 01:00:06.000\r
<v.luid Anna>Kom <i>verder</i>.\r
Koffie &amp; thee<script>\r
\r
01:00:07.000 --> 01:00:08.000\r
<img src=x>\r
"""
SRT = """1
00:00:01,000 --> 00:00:03,500
Welkom bij de gemeente.

2
01:00:04,000 --> 01:00:06,000
<i>Anna: Kom verder.</i>
Koffie & thee
"""
START = "WEBVTT\n\n"
ONE = "00:00:01.000 --> 00:00:02.000\nJa\n\n"
TIME = (
    "Regel %d van de ondertiteling: hier hoort een tijd te staan, zoals “00:01:05.000 --> 00:01:09.500”, "
    "met eronder de woorden en dan een lege regel."
)
ORDER = (
    "Regel %d van de ondertiteling: deze titel eindigt voordat hij begint, of begint eerder dan de vorige."
)


def stored(name: str, text: str) -> str:
    return accepted(name, text.encode(), document_limits()).decode()


@pytest.mark.parametrize(("name", "text"), [("film.vtt", CLEAN), ("film.vtt", WITH_MORE), ("film.srt", SRT)])
def test_times_and_words_are_written_anew(name: str, text: str) -> None:
    assert stored(name, text) == CLEAN
    assert tidy_name(name) == "film.vtt"


def test_word_cannot_become_a_time_or_an_element() -> None:
    text = stored("film.vtt", START + "00:01.000 --> 00:02.000\n1 &lt;b&gt; 2 --&gt; 3 &#60;script&#62;\n")

    assert text.endswith("\n1 &lt;b&gt; 2 --&gt; 3 &lt;script&gt;\n")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Welkom", "Regel 1 van de ondertiteling moet “WEBVTT” zijn."),
        (START, "In deze ondertiteling staan geen woorden."),
        (START + ONE + "Zonder tijd\n", TIME % 6),
        (START + "1\n2\n" + ONE, TIME % 4),
        (START + "00:00:61.000 --> 00:01:02.000\nJa\n", TIME % 3),
        (START + ONE.rstrip() + "\n00:00:03.000 --> 00:00:04.000\nNee\n", TIME % 5),
        (START + "00:00:02.000 --> 00:00:02.000\nJa\n", ORDER % 3),
        (START + ONE + "00:00:00.500 --> 00:00:03.000\nEerder\n", ORDER % 6),
        (
            START + ONE + "00:00:03.000 --> 00:00:04.000\n" + "x" * 501,
            "Regel 6 van de ondertiteling: deze titel heeft meer dan 500 tekens. Maak er meer van.",
        ),
        (START + ONE * 10_001, "Deze ondertiteling is te lang: hooguit 10.000 titels en 1 MB."),
        ("x" * 1_000_001, "Deze ondertiteling is te lang: hooguit 10.000 titels en 1 MB."),
    ],
)
def test_wrong_captions_are_refused_with_the_line(text: str, sentence: str) -> None:
    with pytest.raises(FileRefused) as refused:
        stored("film.vtt", text)

    assert str(refused.value) == sentence


def test_captions_in_another_alphabet_are_refused() -> None:
    with pytest.raises(FileRefused, match="De letters in de ondertiteling zijn niet te lezen"):
        accepted("film.vtt", (START + ONE).encode("utf-16"), document_limits())
