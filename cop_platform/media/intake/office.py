"""Office files, which are zip files: what is in them is counted before anybody unpacks it."""

from __future__ import annotations

import zipfile
from io import BytesIO

from .errors import Refused

MAX_ENTRIES = 5_000
MAX_UNPACKED = 250 * 1024 * 1024
# Plain text packs some 20 times; a bomb a thousand times.
MAX_RATIO = 100
SMALL = 5 * 1024 * 1024
CHUNK = 1024 * 1024
MAIN_PART = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml", "xlsx": "xl/workbook.xml"}
# The wrapping in which Word puts a file with a password, and in which files of before 2007 are.
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MIME_TYPE = {"epub": b"application/epub+zip", "odt": b"application/vnd.oasis.opendocument.text"}
PROGRAMS = ("vbaproject", "activex/", "oleobject", "basic/", "scripts/")


def check(body: bytes, extension: str) -> None:
    """Raise Refused unless *body* is an honest file of this kind, without programs."""
    if body.startswith(LOCKED) and extension in MAIN_PART:
        raise Refused("office_locked")
    _check_is_one_zip(body)
    try:
        with zipfile.ZipFile(BytesIO(body)) as packed:
            _check_size(packed, len(body))
            _check_kind(packed, extension)
            _check_programs(packed, extension)
            _unpack(packed)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise Refused("damaged") from error


def _check_is_one_zip(body: bytes) -> None:
    """From the first byte to the last, so that nothing else is hidden before or behind it."""
    end = body.rfind(b"PK\x05\x06")
    if not body.startswith(b"PK\x03\x04") or end < 0:
        raise Refused("other_type")
    if end + 22 != len(body):
        raise Refused("damaged")


def _check_size(packed: zipfile.ZipFile, size: int) -> None:
    entries = packed.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    is_dense = unpacked > SMALL and unpacked > size * MAX_RATIO
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or is_dense:
        raise Refused("bomb")
    if min((entry.header_offset for entry in entries), default=0):
        raise Refused("damaged")


def _check_kind(packed: zipfile.ZipFile, extension: str) -> None:
    names = set(packed.namelist())
    if extension in MAIN_PART:
        is_right = {"[Content_Types].xml", MAIN_PART[extension]} <= names
    else:
        is_right = "mimetype" in names and packed.read("mimetype").strip() == MIME_TYPE[extension]
    if not is_right:
        raise Refused("other_type")


def _check_programs(packed: zipfile.ZipFile, extension: str) -> None:
    for name in packed.namelist():
        lower = name.lower()
        if any(word in lower for word in PROGRAMS) or lower.endswith((".js", ".exe", ".dll")):
            raise Refused("program")
        if extension == "epub" and lower.endswith((".html", ".xhtml", ".svg")):
            _check_script(packed.read(name))


def _check_script(text: bytes) -> None:
    if b"<script" in text.lower():
        raise Refused("program")


def _unpack(packed: zipfile.ZipFile) -> None:
    """Read everything once: what is larger than it says, or broken, comes out here."""
    for entry in packed.infolist():
        with packed.open(entry) as part:
            while part.read(CHUNK):
                pass
