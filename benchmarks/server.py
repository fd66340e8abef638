"""Our site behind a real server, and a client that keeps one connection open and does little itself."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

START_SECONDS = 120
READ = 1 << 20


class Client:
    """One connection; answers are read to their end, and counted in bytes."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, path: str, headers: str = "") -> tuple[int, int]:
        """Status and length of the body of *path*."""
        self._socket.sendall(f"GET {path} HTTP/1.1\r\nHost: example.org\r\n{headers}\r\n".encode())
        read = b""
        while b"\r\n\r\n" not in read:
            read += self._socket.recv(READ)
        head, _gap, body = read.partition(b"\r\n\r\n")
        status = int(head[9:12])
        size = 0 if status == 304 else _length(head)
        left = size - len(body)
        while left > 0:
            left -= len(self._socket.recv(READ))
        return status, size


@contextmanager
def serving() -> Iterator[Client]:
    """A client of the site behind granian: one worker with one thread."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "granian", "--interface", "wsgi", "--workers", "1"]
    command += [
        "--blocking-threads",
        "1",
        "--no-access-log",
        "--port",
        str(port),
        "benchmarks.wsgi:application",
    ]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": os.getcwd()}, **quiet)
    try:
        yield _connected(port)
    finally:
        server.terminate()
        server.wait()


def _connected(port: int) -> Client:
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            return Client(port)
        except ConnectionRefusedError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def _length(head: bytes) -> int:
    lines = head.decode("latin-1").lower().split("\r\n")
    return next(int(line.partition(":")[2]) for line in lines if line.startswith("content-length:"))
