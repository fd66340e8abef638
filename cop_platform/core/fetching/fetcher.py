"""Fetch one address: look up, check, connect, read; again for each redirect."""

from __future__ import annotations

import http.client
import ssl
from contextlib import closing
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
from .values import Fetched, Limits

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
    deadline = Deadline(limits.total_seconds)
    headers = _headers(etag, last_modified)
    target = target_of(url)
    for _hop in range(limits.max_redirects + 1):
        found = _ask(target, headers, limits, network, deadline)
        if isinstance(found, Fetched):
            return found
        target = found
    raise TooManyRedirects


def _ask(
    target: Target, headers: dict[str, str], limits: Limits, network: Network, deadline: Deadline
) -> Fetched | Target:
    """The answer of *target*, or where it points."""
    addresses = public_addresses(target.host, network, deadline)
    opened = open_socket(addresses, target.port, network=network, limits=limits, deadline=deadline)
    with opened, deadline.cutting(opened), closing(pinned(target, opened, network)) as connection:
        opened.settimeout(deadline.left())
        try:
            connection.request("GET", target.path, headers=headers, preload_content=False)
            return _answer(connection.getresponse(), target, headers, limits)
        except (ssl.SSLError, SSLError) as error:
            raise TlsWrong from error
        except (DecodeError, http.client.HTTPException) as error:
            raise AnswerNotReadable from error
        except (HTTPError, OSError, ValueError) as error:
            raise NotReachable from error


def _answer(
    response: BaseHTTPResponse, target: Target, headers: dict[str, str], limits: Limits
) -> Fetched | Target:
    if response.status in REDIRECTS and (location := response.headers.get("location")):
        return _redirected(target, location)
    asked_for_change = "If-None-Match" in headers or "If-Modified-Since" in headers
    return fetched(response, target.url, limits, asked_for_change=asked_for_change)


def _redirected(target: Target, location: str) -> Target:
    following = target_of(urljoin(target.url, location))
    if target.scheme == "https" and following.scheme == "http":
        raise InsecureRedirect
    return following


def _headers(etag: str, last_modified: str) -> dict[str, str]:
    headers = {
        "User-Agent": f"VIA-platform (+{settings.SITE_URL})",
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return headers | {name: value for name, value in conditions.items() if value.isprintable() and value}
