"""Word files as Word and LibreOffice write them, made of parts; the words are our own."""

from __future__ import annotations

from html import escape

from tests.media.files import packed, picture

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
# Style id -> name: Word in Dutch translates the first, never the second.
DUTCH = {
    "Titel": "Title",
    "Kop1": "heading 1",
    "Kop2": "heading 2",
    "Kop3": "heading 3",
    "Kop4": "heading 4",
    "Bijschrift": "caption",
    "Citaat": "Quote",
    "Inhopg1": "toc 1",
    "Lijstalinea": "List Paragraph",
}
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="emf" ContentType="image/x-emf"/></Types>'
)
NUMBERS = (
    f'<w:numbering xmlns:w="{W}">'
    + "".join(
        f'<w:abstractNum w:abstractNumId="{key}">'
        + "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{kind}"/></w:lvl>' for level in range(3))
        + "</w:abstractNum>"
        for key, kind in ((0, "bullet"), (1, "decimal"))
    )
    + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def words(text: str, *, look: str = "") -> str:
    """A run; *look* is a property such as ``<w:b/>``."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*inside: str, style: str = "") -> str:
    """A paragraph of runs; plain texts become runs."""
    runs = "".join(part if part.startswith("<") else words(part) for part in inside)
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{runs}</w:p>"


def item(*inside: str, numbered: bool = False, level: int = 0) -> str:
    """A line of a list."""
    runs = "".join(part if part.startswith("<") else words(part) for part in inside)
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{2 if numbered else 1}"/></w:numPr>'
    return f"<w:p><w:pPr>{number}</w:pPr>{runs}</w:p>"


def table(*rows: tuple[str, ...], header: bool = True) -> str:
    """A table; a cell that begins with ``<`` is given as paragraphs."""
    told = []
    for place, row in enumerate(rows):
        mark = "<w:trPr><w:tblHeader/></w:trPr>" if header and place == 0 else ""
        cells = "".join(
            f"<w:tc>{cell if cell.startswith(('<w:p', '<w:tcPr')) else p(cell)}</w:tc>" for cell in row
        )
        told.append(f"<w:tr>{mark}{cells}</w:tr>")
    return f"<w:tbl><w:tblPr/>{''.join(told)}</w:tbl>"


def image(number: int, alt: str = "") -> str:
    """A picture in the text; *number* is that of its part."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="{number}" name="Foto" descr="{escape(alt)}"/><a:graphic>'
        f'<a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="img{number}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def note(number: int) -> str:
    """A reference to a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def link(number: int, text: str) -> str:
    """A link; *number* is that of its address."""
    return f'<w:hyperlink r:id="link{number}">{words(text)}</w:hyperlink>'


def docx(
    *body: str,
    notes: tuple[str, ...] = (),
    links: tuple[str, ...] = (),
    pictures: tuple[tuple[str, bytes], ...] = (),
    more: tuple[tuple[str, bytes], ...] = (),
    head: str = "",
) -> bytes:
    """A Word file; notes, links and pictures are numbered from one."""
    relations = [
        f'<Relationship Id="img{number}" Type="{R}/image" Target="media/{name}"/>'
        for number, (name, _body) in enumerate(pictures, 1)
    ] + [
        f'<Relationship Id="link{number}" Type="{R}/hyperlink" Target="{escape(url)}" TargetMode="External"/>'
        for number, url in enumerate(links, 1)
    ]
    told = "".join(
        f'<w:footnote w:id="{number}">{text if text.startswith("<") else p(text)}</w:footnote>'
        for number, text in enumerate(notes, 1)
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in DUTCH.items()
    )
    place = "http://schemas.openxmlformats.org/package/2006/relationships"
    known = f'<Relationships xmlns="{place}">{"".join(relations)}</Relationships>'.encode()
    return packed(
        ("[Content_Types].xml", TYPES.encode()),
        (
            "word/document.xml",
            f"{head}<w:document {SPACES}><w:body>{''.join(body)}</w:body></w:document>".encode(),
        ),
        ("word/_rels/document.xml.rels", known),
        ("word/_rels/footnotes.xml.rels", known),
        ("word/styles.xml", f'<w:styles xmlns:w="{W}">{styles}</w:styles>'.encode()),
        ("word/numbering.xml", NUMBERS.encode()),
        ("word/footnotes.xml", f"<w:footnotes {SPACES}>{told}</w:footnotes>".encode()),
        *((f"word/media/{name}", content) for name, content in pictures),
        *more,
    )


def handbook() -> bytes:
    """What Word makes: a title, a table of contents, two chapters with all that a handbook has."""
    return docx(
        p("Inwerken op de werkvloer", style="Titel"),
        p("Voor het gesprek", style="Inhopg1"),
        p("Voor het gesprek", style="Kop1"),
        p("Begin bij wat iemand ", words("wil", look="<w:b/>"), " leren.", note(1)),
        p("Wat u klaarlegt", style="Kop2"),
        item("het rooster van de eerste week"),
        item("een rondleiding:"),
        item("de kantine", level=1),
        item("de kleedkamer", level=1),
        p("Zo werkt u", style="Kop3"),
        item("Bel op maandag.", numbered=True),
        item("Schrijf op wat u hoorde.", numbered=True),
        p("Tabel 1: Wie doet wat?", style="Bijschrift"),
        table(("Rol", "Taak"), ("Jobcoach", "belt elke week"), ("Buddy", "loopt de eerste dag mee")),
        p("De eerste week", style="Kop1"),
        p("Laat zien waar alles ligt. ", link(1, "Lees de hele werkwijze"), ".", note(2)),
        p(image(1, "Een buddy wijst de gereedschapskast aan")),
        p("Figuur 1. De rondleiding op dag een. Bron: eigen foto", style="Bijschrift"),
        p("Wij dachten dat hij het wel zou vragen.", style="Citaat"),
        notes=("Regioplan, Begeleiding op de werkvloer, 2024.", p("Zie ", link(1, "de werkwijze"), ".")),
        links=("https://voorbeeld.test/werkwijze?a=1&b=2",),
        pictures=(("image1.png", picture("PNG", (320, 200))),),
    )


def guideline() -> bytes:
    """One heading over all, chapters a level lower, frames, and no row marked as header."""
    return docx(
        p("Richtlijn ontvangst", style="Kop1"),
        p("Deze richtlijn is voor gemeenten."),
        p("Wachten", style="Kop2"),
        p("Niemand wacht langer dan een week."),
        p("Bij uitzondering", style="Kop4"),
        p("Bel dan zelf."),
        table((p(words("Let op: vakanties", look="<w:b/>")) + p("In augustus is de balie dicht."),)),
        table(("Stap", "Binnen"), ("Brief", "2 dagen"), ("Gesprek", "5 dagen"), header=False),
        p("Spreken", style="Kop2"),
        p(image(1)),
        p("Vraag door."),
        table((p("Voorbeeld") + p("Zij wilde eerst de taal leren."),)),
        pictures=(("image1.png", picture("PNG", (300, 300))),),
    )


def loose() -> bytes:
    """What people also send: no chapters before text, merged and long cells, notes in cells, odd pictures."""
    return docx(
        p("Vooraf dit."),
        p("Aanpak", style="Kop1"),
        p("Een rij met samengevoegde cellen:"),
        table(
            ("Wie", "Wanneer"),
            ('<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("iedereen, elke dag"),),
            ("gemeente", p("maandag", note(1))),
        ),
        table(("Wat", "Uitleg"), ("Intake", "Lang " * 120)),
        p(words("Een regel die vet is", look="<w:b/>")),
        p(image(1, "Een grafiek")),
        p(image(2, "Een foto")),
        p("Slot", style="Kop1"),
        notes=("Besluit van het overleg.",),
        pictures=(("image1.emf", b"emf"), ("image2.png", picture("PNG"))),
        more=(("word/header1.xml", f'<w:hdr xmlns:w="{W}">{p("Concept 3")}</w:hdr>'.encode()),),
    )
