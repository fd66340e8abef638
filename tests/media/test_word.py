"""What is read of Word files, and what bounds the reading."""

import zipfile
from collections import Counter
from io import BytesIO

import pytest

from cop_platform.core.errors import RuleError
from cop_platform.media.word import limits
from cop_platform.media.word.reading import read_word
from tests.media.files import packed, picture
from tests.resources.word_files import R, docx, image, item, link, p, words

BOMB = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
PICTURE = (("a.png", picture()),)
SPACES = "http://schemas.openxmlformats.org/package/2006/relationships"


def refusal(body: bytes, name: str = "stuk.docx") -> str:
    with pytest.raises(RuleError) as refused:
        read_word(name, body)
    return refused.value.code


def with_part(body: bytes, name: str, text: str) -> bytes:
    with zipfile.ZipFile(BytesIO(body)) as old:
        parts = [(one, old.read(one)) for one in old.namelist() if one != name]
    return packed(*parts, (name, text.encode()))


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"PK geen zip", "other_type"),
        (docx(p("&b;"), head=BOMB), "damaged"),
        (docx(p("&x;"), head=FILE), "damaged"),
        (docx(p("Macro"), more=(("word/vbaProject.bin", b"x"),)), "program"),
        (docx(p("Bom"), more=(("word/media/nul.bin", b"\0" * 9_000_000),)), "bomb"),
        (packed(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document>")), "damaged"),
        (docx(*[p("Lang")] * (limits.MAX_PIECES + 1)), "too_long"),
        (
            docx(p(image(1)) * (limits.MAX_PICTURES + 1), pictures=(("a.png", picture()),)),
            "too_many_pictures",
        ),
    ],
    ids=["no zip", "entities", "file", "macro", "bomb", "no xml", "long", "pictures"],
)
def test_hostile_file_is_refused(body: bytes, code: str) -> None:
    assert refusal(body) == code


def test_only_word_files_of_today_are_read() -> None:
    assert refusal(docx(p("Oud")), "stuk.doc") == "extension"


def test_picture_from_elsewhere_is_never_fetched() -> None:
    outside = (
        f'<Relationships xmlns="{SPACES}"><Relationship Id="img1" Type="{R}/image"'
        ' Target="file:///etc/hostname" TargetMode="External"/></Relationships>'
    )
    linked = image(1).replace("r:embed", "r:link")

    found = read_word(
        "stuk.docx", with_part(docx(p("Tekst", linked)), "word/_rels/document.xml.rels", outside)
    )

    assert [one.body for one in found.pictures] == [b""]


def test_wishes_of_the_file_on_how_to_read_it_are_not_heard() -> None:
    wishes = (("mammoth/style-map", b"p => h1:fresh"),)

    assert read_word("stuk.docx", docx(p("Tekst"), more=wishes)).pieces == [
        {"kind": "html", "html": "<p>Tekst</p>"}
    ]


def test_links_keep_only_addresses_of_the_internet() -> None:
    body = docx(p(link(1, "ga"), link(2, "klik")), links=("https://voorbeeld.test/", "javascript:alert(1)"))

    found = read_word("stuk.docx", body)

    assert found.pieces == [{"kind": "html", "html": '<p><a href="https://voorbeeld.test/">ga</a>klik</p>'}]
    assert found.left_out == Counter(bad_link=1)


def test_signs_of_html_stay_signs() -> None:
    body = docx(p("a < b & <script>"), item("x > y"))

    assert [piece["html"] for piece in read_word("stuk.docx", body).pieces] == [
        "<p>a &lt; b &amp; &lt;script&gt;</p>",
        "<ul><li>x &gt; y</li></ul>",
    ]


def test_changes_comments_and_formulas_are_counted() -> None:
    inside = (
        f"<w:ins>{words('erbij')}</w:ins><w:del><w:r><w:delText>weg</w:delText></w:r></w:del>"
        "<w:r><w:commentReference w:id='1'/></w:r><m:oMath xmlns:m='urn:m'/>"
    )

    found = read_word("stuk.docx", docx(f"<w:p>{inside}</w:p>"))

    assert found.pieces == [{"kind": "html", "html": "<p>erbij</p>"}]
    assert found.left_out == {"inserted": 1, "deleted": 1, "comment": 1, "formula": 1}
