"""A mail server for trials, and who got what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from django.test import override_settings

from tests.notifications.mail_server import MailServer


@contextmanager
def receiving(timeout: float = 10) -> Iterator[MailServer]:
    """A mail server to which the outbox sends within."""
    with MailServer() as server, sending_to(server.port, timeout):
        yield server


def sending_to(port: int, timeout: float) -> override_settings:
    """Settings that lead to the server at *port* of this machine."""
    backend = "cop_platform.notifications.backends.SmtpBackend"
    return override_settings(
        EMAIL_BACKEND=backend, EMAIL_HOST="127.0.0.1", EMAIL_PORT=port, EMAIL_TIMEOUT=timeout
    )


def arrived(server: MailServer) -> tuple[Counter[str], int]:
    """How often each address got its mail, and how many addresses got it under more than one Message-ID."""
    count, ids = Counter[str](), dict[str, set[str]]()
    for message in server.kept:
        count[message["To"]] += 1
        ids.setdefault(message["To"], set()).add(message["Message-ID"])
    return count, sum(len(found) > 1 for found in ids.values())
