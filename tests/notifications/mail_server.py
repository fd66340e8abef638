"""A real mail server in a thread, which does what a test tells it to."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

logging.getLogger("mail.log").setLevel(logging.ERROR)
Behaviour = str | Callable[[str], str]
OK = "250 OK"


class MailServer:
    """Keeps what it accepted.  ``behaviour`` is "accept", "drop", "hang" or an answer, for all or by address:

    answers to RCPT are written as they are ("550 5.1.1 no"), to MAIL with "MAIL " before
    them, to the end of DATA with "DATA " before them.
    """

    def __init__(self) -> None:
        self.behaviour: Behaviour = "accept"
        self.kept: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.connections = 0
        self.door = bound()
        self.port: int = self.door.getsockname()[1]
        self.controller = AtTheDoor(self, hostname="127.0.0.1", port=self.port, server_hostname="sink.test")

    def __enter__(self) -> MailServer:
        self.controller.start()
        self.connections = 0
        return self

    def __exit__(self, *error: object) -> None:
        self.controller.stop()

    @property
    def ids(self) -> list[str]:
        """The Message-ID of each mail that arrived, doubles included."""
        return [message["Message-ID"] for message in self.kept]

    def wanted(self, address: str) -> str:
        """What this server does with a mail to *address*."""
        return self.behaviour if isinstance(self.behaviour, str) else self.behaviour(address)

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, answers: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return answers

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        answer = self.wanted("")
        if answer.startswith("MAIL "):
            return answer.removeprefix("MAIL ")
        envelope.mail_from = address
        return OK

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        answer = self.wanted(address)
        if answer[:1].isdigit():
            return answer
        envelope.rcpt_tos.append(address)
        return OK

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = self.wanted(envelope.rcpt_tos[0])
        if answer == "hang":
            await asyncio.sleep(60)
        if answer.startswith("DATA "):
            return answer.removeprefix("DATA ")
        self.raw.append(bytes(envelope.content or b""))
        self.kept.append(BytesParser(policy=policy.default).parsebytes(self.raw[-1]))
        if answer == "drop":
            server.transport.abort()
        return OK


class AtTheDoor(Controller):
    """Listens where its handler is bound already: a port that is only known to be free may be taken."""

    def _create_server(self) -> Any:
        return self.loop.create_server(self._factory_invoker, sock=self.handler.door)


def bound() -> socket.socket:
    """A port of our own, on which nobody listens."""
    door = socket.socket()
    door.bind(("127.0.0.1", 0))
    return door


def free_port() -> int:
    """A port that nobody listens on."""
    with bound() as door:
        return int(door.getsockname()[1])
