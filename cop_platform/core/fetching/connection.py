"""HTTP over a socket that is connected already, to an address that was checked.

urllib3 would look the name up again, and a second answer may be another one.
"""

from __future__ import annotations

import socket

from urllib3.connection import HTTPConnection, HTTPSConnection

from .deadline import Deadline
from .network import Addresses, Network
from .refusals import NotReachable
from .target import Target
from .values import Limits


class PinnedHTTP(HTTPConnection):
    """Speaks over *opened*; never opens a socket of its own."""

    opened: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.opened


class PinnedHTTPS(HTTPSConnection):
    """The same with TLS: the certificate is checked against the name."""

    opened: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.opened


def open_socket(
    addresses: Addresses, port: int, *, network: Network, limits: Limits, deadline: Deadline
) -> socket.socket:
    """A socket to the first of *addresses* that answers; raises ``NotReachable``."""
    for address in addresses:
        try:
            return network.connect(address, port, min(limits.connect_seconds, deadline.left()))
        except OSError:
            continue
    deadline.left()
    raise NotReachable


def pinned(
    target: Target, opened: socket.socket, network: Network, seconds: float
) -> PinnedHTTP | PinnedHTTPS:
    """A connection for *target* over *opened*; name and certificate stay those of the host."""
    opened.settimeout(seconds)
    connection: PinnedHTTP | PinnedHTTPS
    if target.scheme == "https":
        connection = PinnedHTTPS(target.host, target.port, ssl_context=network.trust(), timeout=seconds)
    else:
        connection = PinnedHTTP(target.host, target.port, timeout=seconds)
    connection.opened = opened
    return connection
