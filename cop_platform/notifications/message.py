"""A mail from the outbox as Django's mail backends take it."""

from base64 import b64decode
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import Any

from django.core.mail import EmailMultiAlternatives

from cop_platform.notifications.mime import as_bytes, extra_headers
from cop_platform.notifications.models import OutboxMail


class Built:
    """A message that is bytes already."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def as_bytes(self, unixfrom: bool = False, linesep: str = "\n", **options: Any) -> bytes:
        """The message with *linesep* at the end of each line."""
        return self.content if linesep == "\r\n" else self.content.replace(b"\r\n", linesep.encode())


class OutboxMessage(EmailMultiAlternatives):
    """A message whose bytes we make; the rest is for backends that talk to an API, and for tests.

    A backend that ``works_meanwhile`` calls *before* until the mail server has this one,
    and *after* while the server takes it: work to do instead of waiting.
    """

    def __init__(
        self,
        row: OutboxMail,
        date: datetime,
        *,
        before: Callable[[], object] = lambda: None,
        after: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(row.subject, row.body_text, to=[row.to_address], headers=extra_headers(row))
        self.row = row
        self.date = date
        self.before = before
        self.after = after
        if row.body_html:
            self.attach_alternative(row.body_html, "text/html")
        if row.calendar:
            self.attach_alternative(row.calendar, f"text/calendar; method={row.calendar_method}")
        for file in row.attachments:
            self.attach(file["name"], b64decode(file["content"]), file["kind"])

    def message(self, **options: Any) -> Built:  # type: ignore[override]
        """The bytes."""
        return Built(self.content)

    @cached_property
    def content(self) -> bytes:
        """The bytes, with CRLF; ValueError when a header would have two lines."""
        return as_bytes(self.row, self.date)
