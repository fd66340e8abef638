"""Documents with words in them, honest and hostile."""

import zlib

from tests.media.files import packed, picture

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def letter(*lines: str) -> bytes:
    """A Word file with a paragraph for each of *lines*."""
    inside = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    body = f'<w:document xmlns:w="{WORD}"><w:body>{inside}</w:body></w:document>'
    return packed(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", body.encode()))


def text_of_office(*lines: str) -> bytes:
    """A text of LibreOffice."""
    inside = "".join(f"<text:p>{line}</text:p>" for line in lines)
    body = f'<office xmlns:text="{TEXT}">{inside}</office>'
    kind = b"application/vnd.oasis.opendocument.text"
    return packed(("mimetype", kind), ("content.xml", body.encode()))


def slides(*lines: str) -> bytes:
    """A slide for each of *lines*."""
    parts = [
        (f"ppt/slides/slide{number}.xml", f'<s xmlns:a="{DRAWING}"><a:p><a:t>{line}</a:t></a:p></s>'.encode())
        for number, line in enumerate(lines, 1)
    ]
    return packed(("[Content_Types].xml", b"<Types/>"), ("ppt/presentation.xml", b"<p/>"), *parts)


def sheet(*lines: str) -> bytes:
    """A sheet with a cell for each of *lines*."""
    inside = "".join(f"<si><t>{line}</t></si>" for line in lines)
    body = f'<sst xmlns="{SHEET}">{inside}</sst>'
    return packed(("xl/workbook.xml", b"<w/>"), ("xl/sharedStrings.xml", body.encode()))


def paper(*objects: bytes, root: bytes = b"1 0 R", more: bytes = b"") -> bytes:
    """A PDF file of *objects* that are numbered from one, with a right table of where they are."""
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer <</Size %d /Root %s %s>>\nstartxref\n%d\n%%%%EOF\n"
    return out + head + table + tail % (len(objects) + 1, root, more, len(out))


def stream(body: bytes, more: bytes = b"") -> bytes:
    """A packed stream."""
    packed_body = zlib.compress(body)
    return b"<</Length %d /Filter /FlateDecode %s>>\nstream\n%s\nendstream" % (
        len(packed_body),
        more,
        packed_body,
    )


FONT = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"
CATALOGUE = b"<</Type /Catalog /Pages 2 0 R>>"
PAGES = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
PAGE = (
    b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    b" /Resources <</Font <</F1 5 0 R>> /XObject <</X 6 0 R>>>>>>"
)


def printed(*lines: str) -> bytes:
    """A PDF file of one page with *lines*."""
    said = b"".join(b"(%s) Tj 0 -20 Td " % line.encode() for line in lines)
    content = b"BT /F1 12 Tf 70 700 Td " + said + b"ET"
    return paper(CATALOGUE, PAGES, PAGE, stream(content), FONT)


def scan() -> bytes:
    """A PDF file of one page that is a picture."""
    drawn = picture("JPEG")
    image = b"<</Type /XObject /Subtype /Image /Width 40 /Height 30 /ColorSpace /DeviceRGB"
    image += b" /BitsPerComponent 8 /Filter /DCTDecode /Length %d>>\nstream\n%s\nendstream" % (
        len(drawn),
        drawn,
    )
    return paper(CATALOGUE, PAGES, PAGE, stream(b"q 595 0 0 842 0 0 cm /X Do Q"), FONT, image)


def deep_pdf() -> bytes:
    """A page whose form draws itself, and a tree of pages that is its own branch."""
    form = stream(
        b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources <</XObject <</X 6 0 R>>>>"
    )
    return paper(CATALOGUE, PAGES, PAGE, stream(b"/X Do"), FONT, form)


def endless_pdf() -> bytes:
    """A tree of pages that is its own branch."""
    return paper(CATALOGUE, b"<</Type /Pages /Kids [2 0 R 2 0 R] /Count 2>>")


def locked_pdf() -> bytes:
    """A PDF file behind a password."""
    lock = b"<</Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s>>>" % (b"61" * 32, b"62" * 32)
    more = b"/Encrypt 6 0 R /ID [<00> <00>]"
    return paper(CATALOGUE, PAGES, PAGE, stream(b"BT (geheim) Tj ET"), FONT, lock, more=more)
