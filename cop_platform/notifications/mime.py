"""The bytes of a mail, by hand: a fan-out makes thousands, and should wait for the mail server only."""

import binascii
from base64 import b64decode, encodebytes
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.utils import format_datetime, parseaddr
from functools import lru_cache

from django.conf import settings
from django.core.mail.message import sanitize_address
from django.utils.crypto import salted_hmac

from cop_platform.notifications.models import OutboxMail
from cop_platform.notifications.values import Stored


@dataclass(frozen=True)
class Part:
    """A part of a mail: its Content-… headers, and its body as it goes over the line."""

    headers: bytes
    body: bytes


def message_id(row: OutboxMail) -> str:
    """The Message-ID of *row*: the same at every attempt, so that receivers can drop a double.

    Nobody can guess it: who reports that a mail came back proves with it that they had the mail.
    """
    return f"<{_digest(row)}@{settings.CALENDAR_UID_HOST}>"


def extra_headers(row: OutboxMail) -> dict[str, str]:
    """What *row* says beside the usual: its identity, that no person sent it, and how to unsubscribe."""
    headers = {"Message-ID": message_id(row), "Auto-Submitted": "auto-generated"}
    if row.unsubscribe_url:
        headers["List-Unsubscribe"] = f"<{row.unsubscribe_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def as_bytes(row: OutboxMail, date: datetime) -> bytes:
    """*row* as a message (RFC 5322) with CRLF; ValueError when a header would have two lines."""
    content = _content(row)
    headers = {
        "From": _address(settings.DEFAULT_FROM_EMAIL),
        "To": _address(row.to_address),
        "Subject": _subject(row.subject),
        "Date": _date(date),
        **extra_headers(row),
        "MIME-Version": "1.0",
    }
    head = "".join(_header(name, value) for name, value in headers.items())
    return head.encode("ascii") + content.headers + b"\r\n" + content.body


@lru_cache(maxsize=1024)
def envelope_address(address: str) -> str:
    """*address* as the mail server gets it: without a name, in ASCII."""
    return parseaddr(_address(address))[1]


def _content(row: OutboxMail) -> Part:
    """Alternatives of the same text, beside what is attached; a lone text stays alone."""
    boundary = f"=_{_digest(row)[:24]}"
    pictures = [file for file in row.attachments if file["content_id"] and row.body_html]
    files = [_file(file) for file in row.attachments if file not in pictures]
    if row.calendar:
        files.append(_invitation(row))
    alternatives = [_text("plain", row.body_text)]
    if row.body_html:
        page = _text("html", row.body_html)
        alternatives.append(_joined("related", [page, *map(_file, pictures)], f"{boundary}.r"))
    if row.calendar:
        alternatives.append(_calendar(row))
    return _joined("mixed", [_joined("alternative", alternatives, f"{boundary}.a"), *files], f"{boundary}.m")


def _joined(subtype: str, parts: list[Part], boundary: str) -> Part:
    """*parts* as one; "=_" in *boundary* is in no part, for the encodings never write it."""
    if len(parts) == 1:
        return parts[0]
    line = b"--" + boundary.encode("ascii")
    body = b"".join(line + b"\r\n" + part.headers + b"\r\n" + part.body + b"\r\n" for part in parts)
    head = f'Content-Type: multipart/{subtype}; boundary="{boundary}"\r\n'
    return Part(head.encode("ascii"), body + line + b"--\r\n")


def _text(subtype: str, text: str) -> Part:
    """Quoted-printable: readable as it is, and no line too long."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    head = f"Content-Type: text/{subtype}; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    return Part(head.encode("ascii"), b"\r\n".join(map(_quoted_line, lines)))


# The mails of a fan-out differ in a few lines; encoding the others again took most of their making.
@lru_cache(maxsize=1024)
def _quoted_line(line: str) -> bytes:
    return binascii.b2a_qp(line.encode("utf-8"), istext=True).replace(b"\n", b"\r\n")


def _calendar(row: OutboxMail) -> Part:
    kind = f"text/calendar; method={row.calendar_method}; charset=UTF-8"
    return _base64(_header("Content-Type", kind), row.calendar.encode("utf-8"))


def _invitation(row: OutboxMail) -> Part:
    """The same calendar, for programs that only look at attachments."""
    head = _header("Content-Type", 'application/ics; name="invite.ics"')
    head += _header("Content-Disposition", 'attachment; filename="invite.ics"')
    return _base64(head, row.calendar.encode("utf-8"))


def _file(file: Stored) -> Part:
    head = _header("Content-Type", file["kind"])
    place = "inline" if file["content_id"] else "attachment"
    head += _header("Content-Disposition", f'{place}; filename="{_file_name(file["name"])}"')
    if file["content_id"]:
        head += _header("Content-ID", f"<{file['content_id']}>")
    return _base64(head, b64decode(file["content"]))


def _base64(head: str, content: bytes) -> Part:
    head += _header("Content-Transfer-Encoding", "base64")
    return Part(head.encode("ascii"), encodebytes(content).replace(b"\n", b"\r\n"))


def _file_name(name: str) -> str:
    return name.encode("ascii", "replace").decode("ascii").replace('"', "'").replace("\\", "-")


def _header(name: str, value: str) -> str:
    if "\n" in value or "\r" in value:
        raise ValueError(f"{name} has more than one line")
    return f"{name}: {value}\r\n"


def _digest(row: OutboxMail) -> str:
    return _digest_of(row.dedupe_key)


# Asked for twice, and a batch of mails is begun before the first is sent.
@lru_cache(maxsize=256)
def _digest_of(key: str) -> str:
    return salted_hmac("cop_platform.message-id", key, algorithm="sha256").hexdigest()[:32]


def _address(address: str) -> str:
    return address if address.isascii() and "<" not in address else _encoded_address(address)


@lru_cache(maxsize=256)
def _encoded_address(address: str) -> str:
    return sanitize_address(address, "utf-8")


@lru_cache(maxsize=256)
def _subject(subject: str) -> str:
    """*subject* in ASCII; a long one in encoded words, folded as headers are."""
    if subject.isascii() and len(subject) < 200:
        return subject
    return Header(subject, "utf-8", header_name="Subject").encode(linesep=" ").replace("  ", " ")


@lru_cache(maxsize=16)
def _date(moment: datetime) -> str:
    return format_datetime(moment)
