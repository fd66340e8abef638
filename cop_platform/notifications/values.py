"""What a mail consists of, before it is a row and after."""

import base64
from dataclasses import dataclass
from typing import Literal, TypedDict

Method = Literal["", "PUBLISH", "REQUEST", "CANCEL"]


class Stored(TypedDict):
    """An attachment as the outbox keeps it; ``content`` in base 64."""

    name: str
    kind: str
    content: str
    content_id: str


@dataclass(frozen=True)
class Attachment:
    """A file in a mail; *kind* is its media type.

    With a *content_id* it is a picture that the HTML shows: ``<img src="cid:{content_id}">``.
    """

    name: str
    kind: str
    content: bytes
    content_id: str = ""

    def stored(self) -> Stored:
        """What the outbox keeps."""
        content = base64.b64encode(self.content).decode("ascii")
        return {"name": self.name, "kind": self.kind, "content": content, "content_id": self.content_id}


@dataclass(frozen=True)
class Mail:
    """A rendered mail: subject on one line, text, and the same as HTML (may be empty).

    *calendar* is an iTIP object (RFC 5546) with one ATTENDEE, the addressee, and with the
    METHOD that *calendar_method* repeats; it goes out as an alternative of the text and,
    the same bytes, as ``invite.ics``.  *unsubscribe_url* becomes List-Unsubscribe (RFC
    8058); ``render_mail`` fills it in.
    """

    subject: str
    text: str
    html: str = ""
    calendar: str = ""
    calendar_method: Method = ""
    attachments: tuple[Attachment, ...] = ()
    unsubscribe_url: str = ""
