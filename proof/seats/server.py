"""The web server with several processes, and visitors who are logged in."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from signal import SIGKILL, SIGTERM
from urllib.parse import urlencode

TOKEN = "a" * 32
TIMEOUT = 60


@dataclass
class Server:
    """A running server: its port, and its process, which leads those that answer."""

    port: int
    process: subprocess.Popen[bytes]

    def kill(self, signal: int = SIGKILL) -> None:
        """End every process of the server at once, as a power failure would."""
        os.killpg(self.process.pid, signal)
        self.process.wait()


@contextmanager
def serving(
    environment: Mapping[str, str], *, module: str = "cop_platform.wsgi:application", workers: int = 4
) -> Iterator[Server]:
    """The platform on a free port until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [".venv/bin/granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", str(workers), "--blocking-threads", "8", "--backlog", "1024", module]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, env=environment, start_new_session=True, **quiet)
    server = Server(port, process)
    try:
        _wait(port, process)
        yield server
    finally:
        if process.poll() is None:
            server.kill(SIGTERM)


@dataclass(frozen=True)
class Visitor:
    """One person with a browser; without *session* nobody in particular."""

    port: int
    session: str = ""
    address: str = "192.0.2.1"
    headers: dict[str, str] = field(default_factory=dict)

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        """Send a form; the status and where it leads.  Status 0: the connection broke."""
        cookies = f"csrftoken={TOKEN}; sessionid={self.session}"
        head = {"Cookie": cookies, "X-Forwarded-For": self.address, **self.headers}
        head |= {"Content-Type": "application/x-www-form-urlencoded", "Host": "localhost"}
        body = urlencode({"csrfmiddlewaretoken": TOKEN, **fields})
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        try:
            connection.request("POST", path, body, head)
            answer = connection.getresponse()
            answer.read()
            return answer.status, answer.getheader("Location", "")
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            connection.close()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/healthz", headers={"Host": "localhost"})
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server did not start")
