"""Headings in HTML."""

from resources.domain.headings import headings_in, with_anchors, without_gaps
from resources.values import Heading

HTML = "<h3>Waarom <b>eerst</b>?</h3><p>Tekst</p><h4>Kosten &amp; baten</h4><h3></h3><h3>Wie</h3>"


def test_headings_in_reads_words_and_places() -> None:
    assert headings_in([("b1", HTML)]) == [
        Heading("b1", 0, "Waarom eerst?", 3),
        Heading("b1", 1, "Kosten & baten", 4),
        Heading("b1", 3, "Wie", 3),
    ]


def test_with_anchors_raises_headings_one_level() -> None:
    html = with_anchors("<h3>A</h3><p>x</p><h4>B</h4>", {0: "a"})

    assert html == '<h2 id="a">A</h2><p>x</p><h3>B</h3>'


def test_without_gaps_never_skips_a_level() -> None:
    html = "<h4>Los</h4><h2>Kop</h2><h4>Diep</h4><h3>Terug</h3>"

    assert without_gaps(html) == "<h2>Los</h2><h2>Kop</h2><h3>Diep</h3><h3>Terug</h3>"
