"""What a reader reads, without the markup around it."""

from resources.domain.editions import checksum_of, paragraphs_in
from resources.values import ChapterText, HandbookText, Paragraph


def test_paragraphs_are_found_in_every_kind_of_block() -> None:
    html = (
        '<div class="title"><h1>Waarom</h1></div><p>Eerst  <b>dit</b>.</p><ul><li>een</li>'
        "<li><p>twee</p></li></ul><table><caption>Wie</caption><tr><th>Rol</th><td>Taak</td></tr></table>los"
    )

    found = [(one.kind, one.text) for one in paragraphs_in(html)]

    assert found == [
        ("h1", "Waarom"),
        ("p", "Eerst dit."),
        ("li", "een"),
        ("p", "twee"),
        ("caption", "Wie"),
        ("tr", "Rol | Taak"),
        ("p", "los"),
    ]


def test_links_and_pictures_count_and_drawings_do_not() -> None:
    html = '<p><svg><title>vink</title></svg>Zie <a href="/x/">hier</a> <img src="/foto" alt="Een plein"></p>'

    assert paragraphs_in(html) == [Paragraph("p", "Zie hier Een plein", ("/x/", "/foto"))]


def book(*chapters: str) -> HandbookText:
    texts = (ChapterText(1, "a", "A", "", html, is_open=True) for html in chapters)
    return HandbookText("Boek", "<h1>Boek</h1>", tuple(texts))


def test_checksum_follows_words_links_and_order_but_not_the_look() -> None:
    same = checksum_of(book("<p>een</p>", "<p>twee</p>"))

    assert checksum_of(book('<p class="x">een</p>', "<div><p>twee </p></div>")) == same
    assert checksum_of(book("<p>twee</p>", "<p>een</p>")) != same
    assert checksum_of(book("<p>een</p><p>twee</p>")) != same
    assert checksum_of(book('<p><a href="/">een</a></p>', "<p>twee</p>")) != same
