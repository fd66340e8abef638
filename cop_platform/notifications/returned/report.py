"""Inside the bounded process: what a report says of a mail that was not delivered; no Django."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser, HeaderParser
from email.policy import compat32

from .limits import MAX_FIELD

Fields = dict[str, str]


def fields_of(body: bytes) -> Fields:
    """Which mail came back and why: ``id``, ``to``, ``address``, ``status``, ``words``.

    Empty when *body* is no report of a mail that was given up.  A report of a delay is
    none: the mail server still tries.
    """
    message = BytesParser(policy=compat32).parsebytes(body)
    parts = list(message.walk()) if message.get_content_type() == "multipart/report" else []
    failure = next((block for part in parts for block in _recipients(part) if _has_failed(block)), None)
    ours = next((found for part in parts if (found := _returned(part)) is not None), None)
    if failure is None or ours is None:
        return {}
    return {
        "id": _field(ours, "Message-ID"),
        "to": _field(ours, "To"),
        "address": _address(failure, "Original-Recipient") or _address(failure, "Final-Recipient"),
        "status": _field(failure, "Status"),
        "words": _field(failure, "Diagnostic-Code"),
    }


def _recipients(part: Message) -> Iterator[Message]:
    """The blocks of a status, each of one addressee."""
    if part.get_content_type() == "message/delivery-status" and part.is_multipart():
        yield from (block for block in part.get_payload() if isinstance(block, Message))


def _has_failed(block: Message) -> bool:
    return _field(block, "Action").lower() == "failed"


def _returned(part: Message) -> Message | None:
    """The headers of the mail that came back."""
    kind = part.get_content_type()
    if kind == "message/rfc822" and part.is_multipart():
        inside = part.get_payload(0)
        return inside if isinstance(inside, Message) else None
    if kind == "text/rfc822-headers":
        raw = part.get_payload(decode=True)
        return HeaderParser().parsestr(raw.decode("utf-8", "replace")) if isinstance(raw, bytes) else None
    return None


def _address(block: Message, name: str) -> str:
    """The address after its kind: "rfc822; a@example.org"."""
    return _field(block, name).rpartition(";")[2].strip(" <>")


def _field(block: Message, name: str) -> str:
    return " ".join(str(block.get(name, "")).split())[:MAX_FIELD]
