"""What comes in, and what is said of the rest."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from cop_platform.media.intake import door
from cop_platform.media.intake.door import accepted, tidy_name
from cop_platform.media.intake.refusals import FileRefused
from cop_platform.media.limits import document_limits, image_limits
from cop_platform.media.values import Limits
from tests.media.files import PDF, camera_data, docx, moving, odt, packed, pdf, pdf_stream, picture

HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
DAMAGED = "Dit bestand is beschadigd of niet te lezen. Bewaar het opnieuw en probeer het nog eens."
PROGRAM = "Dit bestand bevat een programma of macro. Bewaar het zonder, en probeer het nog eens."
BOMB = "Dit bestand is uitgepakt veel te groot. Maak het eenvoudiger, of deel het in stukken."
ACTIVE = "Dit PDF-bestand bevat een programma of bijlage. Bewaar of print het opnieuw als gewone PDF."
KIND = "Dit soort bestand kunnen wij niet aannemen. Kies een bestand van het soort "
DOCUMENTS = f"{KIND}csv, docx, epub, mp4, odt, pdf, pptx, srt, vtt, webm, xlsx."
IMAGES = f"{KIND}avif, gif, jpg, jpeg, png, webp."
MARKUP = "Dit CSV-bestand bevat code van een webpagina. Haal die eruit en probeer het nog eens."
LOCKED = "Dit PDF-bestand is beveiligd. Bewaar het zonder beveiliging, zodat iedereen het kan lezen."
PAGES = "Dit PDF-bestand heeft meer dan 2.000 bladzijden. Deel het in stukken."
MOVES = (
    "Deze afbeelding beweegt, en bezoekers kunnen haar niet stilzetten. Kies een afbeelding die stilstaat."
)


def other_type(extension: str) -> str:
    return f"De inhoud van dit bestand is geen {extension}. Bewaar het opnieuw in het juiste formaat."


def refusal(name: str, body: bytes, limits: Limits) -> str:
    with pytest.raises(FileRefused) as refused:
        accepted(name, body, limits)
    return str(refused.value)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("verslag.pdf", lambda: PDF),
        ("verslag.docx", docx),
        ("verslag.odt", odt),
        ("lijst.csv", lambda: "naam;prijs\nkoffie;€ 2\n".encode("cp1252")),
    ],
)
def test_honest_document_stays_as_it_was(name: str, make: Callable[[], bytes]) -> None:
    body = make()

    assert accepted(name, body, document_limits()) == body


@pytest.mark.parametrize(
    ("name", "body", "sentence"),
    [
        ("pagina.html", HTML, DOCUMENTS),
        ("tekening.svg", SVG, DOCUMENTS),
        ("zonder", PDF, DOCUMENTS),
        ("leeg.pdf", b"", "Dit bestand is leeg. Kies een ander bestand."),
        ("pagina.pdf", HTML, other_type("pdf")),
        ("pagina.docx", HTML, other_type("docx")),
        ("tabel.docx", packed(("xl/workbook.xml", b"")), other_type("docx")),
        ("tekst.epub", odt(), other_type("epub")),
        ("beeld.csv", picture(), other_type("csv")),
        ("pagina.csv", b"naam\n< SCRIPT src=x>", MARKUP),
        ("staart.docx", docx() + HTML, DAMAGED),
        ("kop.docx", b"PK\x03\x04" + HTML + docx(), DAMAGED),
        ("staart.pdf", PDF + docx(), DAMAGED),
        ("half.docx", docx()[:-30], other_type("docx")),
        ("macro.docx", docx(("word/vbaProject.bin", b"x")), PROGRAM),
        ("boek.epub", packed(("mimetype", b"application/epub+zip"), ("a.xhtml", b"<SCRIPT>x")), PROGRAM),
        ("script.pdf", pdf(b"3 0 obj <</S /JavaScript /JS (x)>> endobj"), ACTIVE),
        ("verhuld.pdf", pdf(b"3 0 obj <</S /J#61vaScript>> endobj"), ACTIVE),
        ("verpakt.pdf", pdf(pdf_stream(b"/Type /ObjStm /Filter /FlateDecode", b"<</S /Launch>>")), ACTIVE),
        ("slot.pdf", pdf(b"3 0 obj <</Encrypt 4 0 R>> endobj"), LOCKED),
        ("dik.pdf", pdf(b"<</Type /Page>>" * 2000), PAGES),
    ],
)  # fmt: skip
def test_hostile_document_is_refused_in_words(name: str, body: bytes, sentence: str) -> None:
    assert refusal(name, body, document_limits()) == sentence


def test_pages_up_to_the_limit_are_no_ground_for_refusal() -> None:
    body = pdf(b"<</Type /Page>>" * 1999)

    assert accepted("dik.pdf", body, document_limits()) == body


def test_word_in_a_packed_stream_of_a_page_is_no_program() -> None:
    body = pdf(pdf_stream(b"/Filter /FlateDecode", b"(over /JavaScript)"), b"% stream /Page")

    assert accepted("uitleg.pdf", body, document_limits()) == body


@pytest.mark.parametrize(
    "make",
    [
        lambda: docx(("word/media/a.xml", b"\0" * 30_000_000)),
        lambda: docx(*((f"{number}.xml", b"") for number in range(5_000))),
    ],
)
def test_zip_bomb_is_refused(make: Callable[[], bytes]) -> None:
    assert refusal("bom.docx", make(), document_limits()) == BOMB


@pytest.mark.parametrize(
    ("description", "megabytes"), [(b"/Filter /FlateDecode", 320), (b"/Type /ObjStm", 70)]
)
def test_pdf_bomb_is_refused(description: bytes, megabytes: int) -> None:
    body = pdf(pdf_stream(description, b"\0" * 1_000_000, megabytes))

    assert refusal("bom.pdf", body, document_limits()) == BOMB


def test_larger_than_the_limit_is_refused_before_anything_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "answer_of", lambda *given, **more: pytest.fail("it was read"))

    sentence = refusal("groot.pdf", PDF, Limits(("pdf",), len(PDF) - 1))

    assert sentence.startswith("Dit bestand is te groot: het mag hooguit ")
    assert sentence.endswith(" zijn. Maak het kleiner of splits het.")


def test_reader_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "WALL_SECONDS", 0.001)

    assert refusal("traag.pdf", PDF, document_limits()) == (
        "Het controleren van dit bestand duurt te lang. Maak het kleiner of eenvoudiger."
    )


@pytest.mark.parametrize(
    ("name", "body", "sentence"),
    [
        ("foto.svg", SVG, IMAGES),
        ("foto.pdf", PDF, IMAGES),
        ("foto.jpg", HTML, other_type("jpg")),
        ("foto.png", SVG, other_type("png")),
        ("foto.jpg", picture("PNG"), other_type("jpg")),
        ("foto.png", picture("PNG")[:80], DAMAGED),
        ("foto.gif", moving(), MOVES),
    ],
)  # fmt: skip
def test_hostile_image_is_refused_in_words(name: str, body: bytes, sentence: str) -> None:
    assert refusal(name, body, image_limits()) == sentence


def test_image_of_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    out = BytesIO()
    Image.new("1", (30_000, 2_000)).save(out, "PNG")

    assert refusal("vlak.png", out.getvalue(), image_limits()) == (
        "Deze afbeelding heeft meer dan 50 miljoen beeldpunten. Maak haar kleiner."
    )


@pytest.mark.parametrize(
    ("extension", "kind"), [("jpg", "JPEG"), ("png", "PNG"), ("webp", "WEBP"), ("avif", "AVIF")]
)
def test_nothing_of_the_camera_is_left(extension: str, kind: str) -> None:
    body = picture(kind, exif=camera_data(), xmp=b"<x:xmpmeta>Eigenaar</x:xmpmeta>")
    assert b"Eigenaar" in body

    kept = accepted(f"foto.{extension}", body, image_limits())

    picture_of_it = Image.open(BytesIO(kept))
    assert picture_of_it.format == kind
    assert (b"Eigenaar" in kept, dict(picture_of_it.getexif())) == (False, {})
    assert not {"exif", "xmp", "XML:com.adobe.xmp", "comment"} & picture_of_it.info.keys()


def test_image_is_turned_upright_before_its_orientation_is_lost() -> None:
    body = picture("JPEG", exif=camera_data(orientation=6))

    kept = Image.open(BytesIO(accepted("foto.jpg", body, image_limits())))

    assert kept.size == (30, 40)
    red, _green, blue = kept.getpixel((15, 2))
    assert red > 200 > 60 > blue


def test_code_behind_an_image_is_gone() -> None:
    kept = accepted("foto.jpg", picture("JPEG", comment=b"<script>1</script>") + HTML, image_limits())

    assert b"script" not in kept


def test_transparent_image_stays_transparent() -> None:
    out = BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(out, "PNG")

    kept = Image.open(BytesIO(accepted("logo.png", out.getvalue(), image_limits())))

    assert kept.getpixel((1, 1)) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("Verslag 3 november.PDF", "verslag-3-november.pdf"),
        ("..\\..\\etc\\passwd.csv", "passwd.csv"),
        ("../../geheim.csv", "geheim.csv"),
        ("déjà vu\u202efdp.docx", "deja-vufdp.docx"),
        ('a"; filename="b.html.pdf', "a-filenamebhtml.pdf"),
        ("\u4e2d\u6587.pdf", "bestand.pdf"),
        ("x" * 300 + ".pdf", "x" * 80 + ".pdf"),
    ],
)
def test_name_is_made_plain(name: str, tidy: str) -> None:
    assert tidy_name(name) == tidy
