"""A mail server in a process of its own that takes everything and keeps nothing."""

from __future__ import annotations

import logging
import smtplib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


class Nothing:
    """Takes a mail, and that is all."""

    async def handle_DATA(self, server: object, session: object, envelope: object) -> str:
        """Say that it has the mail."""
        return "250 OK"


@contextmanager
def sink() -> Iterator[int]:
    """The port of a mail server that runs within."""
    command = [sys.executable, "-m", "benchmarks.sink"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        yield int(server.stdout.readline())
    finally:
        server.terminate()
        server.wait()


def send_fixed(port: int, message: bytes, number: int) -> None:
    """What no outbox can beat: the same bytes *number* times over one connection."""
    with smtplib.SMTP("127.0.0.1", port) as line:
        for _each in range(number):
            line.sendmail("noreply@example.org", ["iemand@example.org"], message)


def _serve() -> None:
    import asyncio

    from aiosmtpd.smtp import SMTP

    async def serve() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: SMTP(Nothing(), hostname="sink.test"), "127.0.0.1", 0)
        sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
        sys.stdout.flush()
        await server.serve_forever()

    logging.getLogger("mail.log").setLevel(logging.ERROR)
    asyncio.run(serve())


if __name__ == "__main__":
    _serve()
