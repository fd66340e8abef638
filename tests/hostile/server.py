"""Servers that do what no honest server does, one script for each."""

from __future__ import annotations

import contextlib
import gzip
import socket
import ssl
import threading
from collections.abc import Callable, Iterator

Script = Callable[[socket.socket, threading.Event], None]
_STEP = 0.05


class Server:
    """Listens on 127.0.0.1 and plays *script* for each connection; *requests* holds what came in.

    *starts_silent*: the script plays before anything was read.
    """

    def __init__(
        self, script: Script, trust: ssl.SSLContext | None = None, *, starts_silent: bool = False
    ) -> None:
        self._script, self._trust, self._starts_silent = script, trust, starts_silent
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._over = threading.Event()
        self._threads: list[threading.Thread] = []
        self.port: int = self._listener.getsockname()[1]
        self.accepted = 0
        self.requests: list[bytes] = []

    def __enter__(self) -> Server:
        self._start(self._accept)
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(5)

    def _start(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while not self._over.is_set():
                connection, _address = self._listener.accept()
                self.accepted += 1
                self._start(self._play, connection)

    def _play(self, connection: socket.socket) -> None:
        connection.settimeout(5)
        with connection, contextlib.suppress(OSError, ValueError):
            if self._starts_silent:
                self._script(connection, self._over)
            with self._wrapped(connection) as spoken:
                self.requests.append(_request(spoken))
                self._script(spoken, self._over)

    def _wrapped(self, connection: socket.socket) -> contextlib.AbstractContextManager[socket.socket]:
        if self._trust is None:
            return contextlib.nullcontext(connection)
        return self._trust.wrap_socket(connection, server_side=True)


def _request(connection: socket.socket) -> bytes:
    received = b""
    while b"\r\n\r\n" not in received and (part := connection.recv(4096)):
        received += part
    return received


def raw(answer: bytes) -> Script:
    """Exactly these bytes."""

    def play(connection: socket.socket, over: threading.Event) -> None:
        connection.sendall(answer)

    return play


def answer(body: bytes, status: str = "200 OK", **headers: str) -> Script:
    """A proper answer; header names with ``_`` for ``-``."""
    return raw(head(status, **{"Content-Length": str(len(body)), **headers}) + body)


def head(status: str = "200 OK", **headers: str) -> bytes:
    """Status line and headers."""
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode()


def redirect(location: str, status: str = "302 Found") -> Script:
    """Go elsewhere."""
    return answer(b"", status, Location=location)


def repeat(start: bytes, part: bytes, times: int | None = None) -> Script:
    """*start*, then *part* for ever, or so many *times*."""

    def play(connection: socket.socket, over: threading.Event) -> None:
        connection.sendall(start)
        sent = 0
        while not over.is_set() and sent != times:
            connection.sendall(part)
            sent += 1

    return play


def drip(start: bytes, part: bytes = b"x") -> Script:
    """*start*, then one *part* now and then, never ending and never silent."""

    def play(connection: socket.socket, over: threading.Event) -> None:
        connection.sendall(start)
        while not over.wait(_STEP):
            connection.sendall(part)

    return play


def silence(connection: socket.socket, over: threading.Event) -> None:
    """Accept, and say nothing."""
    over.wait(60)


def gzip_bomb(size: int) -> Script:
    """*size* bytes of zeros in gzip, a thousandth of that on the wire."""
    member = 1024 * 1024
    packed = gzip.compress(bytes(member))
    return repeat(head(Content_Encoding="gzip", Content_Type="text/calendar"), packed, size // member)


@contextlib.contextmanager
def serving(script: Script, **options: object) -> Iterator[Server]:
    """A server that plays *script* within the block."""
    with Server(script, **options) as server:  # type: ignore[arg-type]
        yield server
