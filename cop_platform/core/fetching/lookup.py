"""From a name to addresses that may be connected to."""

from __future__ import annotations

import queue
import threading

from .deadline import Deadline
from .network import Addresses, Network
from .refusals import HostNotFound, PrivateAddress, TooSlow

_ASKED_AT_MOST = 4


def public_addresses(host: str, network: Network, deadline: Deadline) -> Addresses:
    """The addresses of *host*, asked for once; raises ``FetchRefused`` if one of them is not public.

    One private address among public ones is enough to refuse: only who wants to
    reach the inside has both.
    """
    addresses = _resolved(host, network, deadline)
    if not addresses:
        raise HostNotFound(host=host)
    if not all(network.is_allowed(address) for address in addresses):
        raise PrivateAddress
    return addresses[:_ASKED_AT_MOST]


def _resolved(host: str, network: Network, deadline: Deadline) -> Addresses:
    """Asked in a thread of its own: the system's resolver knows no deadline."""
    answers: queue.SimpleQueue[Addresses | None] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(network.resolve(host))
        except (OSError, UnicodeError):
            answers.put(None)

    threading.Thread(target=ask, name="resolve", daemon=True).start()
    try:
        return answers.get(timeout=deadline.left()) or ()
    except queue.Empty as error:
        raise TooSlow from error
