"""Fetch one address: look up, check, connect, read; again for each redirect."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import urljoin

from django.conf import settings
from urllib3 import BaseHTTPResponse
from urllib3.exceptions import DecodeError, HTTPError, SSLError

from .answer import REDIRECTS, fetched
from .connection import open_socket, pinned
from .deadline import Deadline
from .lookup import public_addresses
from .network import INTERNET, Network
from .refusals import AnswerNotReadable, InsecureRedirect, NotReachable, TlsWrong, TooManyRedirects
from .target import Target, target_of
from .values import Fetched, Limits, Validators

_ACCEPT = "text/calendar, text/plain;q=0.5, */*;q=0.1"


def fetch(
    url: str,
    *,
    etag: str = "",
    last_modified: str = "",
    limits: Limits = Limits(),  # noqa: B008, frozen
    network: Network = INTERNET,
) -> Fetched:
    """The answer of *url*, read with a conditional request when *etag* or *last_modified* is given.

    Takes at most ``limits.total_seconds`` of wall clock, and touches no database.
    Raises ``FetchRefused``, with a sentence for the editor, for everything that is
    not a text or "not changed".  Sends no cookies, follows no proxy of the
    environment.  *network* is for tests only.
    """
    known = Validators(_sendable(etag), _sendable(last_modified))
    visit = _Visit(Deadline(limits.total_seconds), limits, network, known)
    target = target_of(url)
    for _hop in range(limits.max_redirects + 1):
        found = visit.ask(target)
        if isinstance(found, Fetched):
            return found
        target = found
    raise TooManyRedirects


@dataclass(frozen=True)
class _Visit:
    """What stays the same from one redirect to the next."""

    deadline: Deadline
    limits: Limits
    network: Network
    known: Validators

    def ask(self, target: Target) -> Fetched | Target:
        """The answer of *target*, or where it points."""
        addresses = public_addresses(target.host, self.network, self.deadline)
        opened = open_socket(
            addresses, target.port, network=self.network, limits=self.limits, deadline=self.deadline
        )
        with opened, self.deadline.cutting(opened), _translated():
            return self._read(target, opened)

    def _read(self, target: Target, opened: socket.socket) -> Fetched | Target:
        # A second too long for the socket, so that the deadline is what ends it.
        seconds = self.deadline.left() + 1
        with closing(pinned(target, opened, self.network, seconds)) as connection:
            connection.request("GET", target.path, headers=_headers(self.known), preload_content=False)
            return self._answer(target, connection.getresponse())

    def _answer(self, target: Target, response: BaseHTTPResponse) -> Fetched | Target:
        if response.status in REDIRECTS and (location := response.headers.get("location")):
            return _redirected(target, location)
        return fetched(response, target.url, self.limits, self.known)


@contextmanager
def _translated() -> Iterator[None]:
    """What the library raises, as refusals."""
    try:
        yield
    except (ssl.SSLError, SSLError) as error:
        raise TlsWrong from error
    except (DecodeError, HTTPException) as error:
        raise AnswerNotReadable from error
    except (HTTPError, OSError, ValueError) as error:
        raise NotReachable from error


def _redirected(target: Target, location: str) -> Target:
    following = target_of(urljoin(target.url, location))
    if target.scheme == "https" and following.scheme == "http":
        raise InsecureRedirect
    return following


def _headers(known: Validators) -> dict[str, str]:
    headers = {
        "User-Agent": f"VIA-platform (+{settings.SITE_URL})",
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return headers | {name: value for name, value in conditions.items() if value}


def _sendable(value: str) -> str:
    """*value* when it fits in a header: a partner chose it, and it may hold another line."""
    return value if value.isascii() and value.isprintable() else ""
