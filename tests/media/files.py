"""Small files of every kind, honest and hostile."""

import zipfile
import zlib
from io import BytesIO
from typing import Any

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

TYPES = b'<?xml version="1.0"?><Types/>'
PDF = b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n2 0 obj <</Type /Page>> endobj\ntrailer <<>>\n%%EOF\n"


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    """A picture, red left and blue right."""
    drawn = Image.new("RGB", size, "red")
    drawn.paste("blue", (size[0] // 2, 0, *size))
    out = BytesIO()
    drawn.save(out, kind, **options)
    return out.getvalue()


def camera_data(orientation: int = 1) -> Image.Exif:
    """What a telephone writes: where, with what, and which side is up."""
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    exif[Base.Artist] = "Eigenaar van de telefoon"
    exif.get_ifd(IFD.GPSInfo).update(
        {GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (52.0, 5.0, 27.0), GPS.GPSLongitude: (5.0, 7.0, 18.0)}
    )
    return exif


def moving() -> bytes:
    """A GIF of two pictures."""
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def packed(*parts: tuple[str, bytes]) -> bytes:
    """A zip file with these parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, body in parts:
            target.writestr(name, body)
    return out.getvalue()


def docx(*parts: tuple[str, bytes]) -> bytes:
    """A Word file with more *parts*."""
    return packed(("[Content_Types].xml", TYPES), ("word/document.xml", b"<document/>"), *parts)


def odt() -> bytes:
    """A text of LibreOffice."""
    return packed(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<text/>"))


def pdf(*objects: bytes) -> bytes:
    """A PDF file with more *objects*."""
    return PDF.replace(b"trailer", b"\n".join((*objects, b"trailer")))


def pdf_stream(description: bytes, body: bytes, times: int = 1) -> bytes:
    """A packed stream of a PDF file, with *body* that many times."""
    packer = zlib.compressobj(9)
    packed_body = b"".join(packer.compress(body) for _time in range(times)) + packer.flush()
    return b"9 0 obj <<" + description + b">>\nstream\n" + packed_body + b"\nendstream endobj"
