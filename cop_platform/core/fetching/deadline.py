"""One moment after which everything stops, whatever the other side does."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

from .refusals import TooSlow


class Deadline:
    """Counts down *seconds* of wall clock from its making."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left; raises ``TooSlow`` when there are none."""
        seconds = self._ends - time.monotonic()
        if seconds <= 0:
            raise TooSlow
        return seconds

    @contextlib.contextmanager
    def cutting(self, sock: socket.socket) -> Iterator[None]:
        """Cut *sock* off when the time is over.

        A timeout of the socket starts anew with each byte; a server that sends one
        a second would hold us for ever.  What is read of a socket that was cut looks
        complete, so the time is looked at once more afterwards.
        """
        # TLS takes the socket away from its object; a copy stays ours.
        copy = sock.dup()
        timer = threading.Timer(self.left(), self._cut, [copy])
        timer.daemon = True
        timer.start()
        try:
            yield
        except Exception:
            self.left()
            raise
        finally:
            timer.cancel()
            timer.join()
            copy.close()
        self.left()

    def _cut(self, sock: socket.socket) -> None:
        # Timers may be a hair early; from here on nothing is left.
        self._ends = min(self._ends, time.monotonic())
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)
