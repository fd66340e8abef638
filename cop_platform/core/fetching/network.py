"""What lies outside: names, addresses, sockets, trust.

The one seam for tests: they hand ``fetch`` another ``Network``.  No setting, no
environment variable and no row in the database leads here.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass

from .public import is_public

Addresses = tuple[str, ...]


def resolve(host: str) -> Addresses:
    """Every IP address of *host*, in the order to try them; raises ``OSError``."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_rest, address in found))


def connect(address: str, port: int, seconds: float) -> socket.socket:
    """A socket to exactly *address* (an IP, never a name); raises ``OSError``."""
    return socket.create_connection((address, port), timeout=seconds)


@dataclass(frozen=True)
class Network:
    """How a fetch reaches the world; every default is strict."""

    resolve: Callable[[str], Addresses] = resolve
    is_allowed: Callable[[str], bool] = is_public
    connect: Callable[[str, int, float], socket.socket] = connect
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context


INTERNET = Network()
