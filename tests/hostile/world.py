"""A small internet: names, addresses, and a bell on every door that must stay shut."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field

from cop_platform.core.fetching import Network
from cop_platform.core.fetching.network import Addresses, resolve
from cop_platform.core.fetching.public import is_public
from tests.hostile.certificates import Authority
from tests.hostile.server import Script, Server, raw

PUBLIC = "93.184.216.34"
OTHER = "93.184.216.35"
HOST = "partner.example"


@dataclass
class World:
    """Names answer from *names*, one answer after the other; doors lead to servers.

    Each address that is not public leads to *bell*, a socket that really listens
    and counts who comes in.
    """

    bell: Server
    authority: Authority
    stack: contextlib.ExitStack
    names: dict[str, list[Addresses]] = field(default_factory=dict)
    doors: dict[tuple[str, int], int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    contacts: list[tuple[str, int]] = field(default_factory=list)

    def serve(self, script: Script, *, host: str = HOST, address: str = PUBLIC, **options: object) -> Server:
        """A server under *host*: on port 443 when it has *trust*, else on 80."""
        server = self.stack.enter_context(Server(script, **options))  # type: ignore[arg-type]
        port = 443 if options.get("trust") or options.get("starts_silent") else 80
        self.names.setdefault(host, [(address,)])
        self.doors[address, port] = server.port
        return server

    def network(self, **changes: object) -> Network:
        """The strict network, but within this world."""
        options = {"resolve": self._resolve, "connect": self._connect, "trust": self.authority.client}
        return Network(**(options | changes))  # type: ignore[arg-type]

    def _resolve(self, host: str) -> Addresses:
        self.asked.append(host)
        if host in self.names:
            answers = self.names[host]
            return answers.pop(0) if len(answers) > 1 else answers[0]
        if any(letter.isalpha() and letter not in "abcdefx" for letter in host):
            raise OSError(f"nobody is called {host}")
        return resolve(host)

    def _connect(self, address: str, port: int, seconds: float) -> socket.socket:
        self.contacts.append((address, port))
        door = self.doors.get((address, port)) if is_public(address) else self.bell.port
        if door is None:
            raise ConnectionRefusedError(address, port)
        return socket.create_connection(("127.0.0.1", door), timeout=seconds)

    @property
    def private_contacts(self) -> int:
        """How often somebody came to an address that is not public, by both counts."""
        tried = sum(not is_public(address) for address, _port in self.contacts)
        return max(tried, self.bell.accepted)


@contextlib.contextmanager
def world() -> Iterator[World]:
    """A world without anybody but the bell."""
    with contextlib.ExitStack() as stack:
        bell = stack.enter_context(Server(raw(b"")))
        yield World(bell, Authority(), stack)
