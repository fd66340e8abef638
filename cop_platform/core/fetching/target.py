"""From the text an editor pasted to an address that may be fetched."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from .refusals import AddressNotAllowed, AddressWithPassword, PortNotAllowed

PORTS = {"http": 80, "https": 443}
MAX_URL = 2000
# What an address may hold unescaped (RFC 3986), and the escapes that are there already.
_SAFE = "!#$%&'()*+,/:;=?@[]~-._"


@dataclass(frozen=True)
class Target:
    """One address of the web: *host* in ASCII, *path* with its query."""

    scheme: str
    host: str
    path: str

    @property
    def port(self) -> int:
        """The port of the scheme; others are never used."""
        return PORTS[self.scheme]

    @property
    def url(self) -> str:
        """The address as text."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{self.path}"


def target_of(url: str) -> Target:
    """The target that *url* names; ``webcal://`` becomes ``https://``.  Raises ``FetchRefused``."""
    url = url.strip()
    if len(url) > MAX_URL or not url.isprintable() or "\\" in url or " " in url:
        raise AddressNotAllowed
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise AddressNotAllowed from error
    scheme = {"webcal": "https", "webcals": "https"}.get(parts.scheme, parts.scheme)
    if scheme not in PORTS or not host:
        raise AddressNotAllowed
    if "@" in parts.netloc:
        raise AddressWithPassword
    if port not in (None, PORTS[scheme]):
        raise PortNotAllowed
    query = f"?{parts.query}" if parts.query else ""
    return Target(scheme, _ascii(host), quote((parts.path or "/") + query, safe=_SAFE))


def checked_url(url: str) -> str:
    """*url* as it would be fetched, for a form; raises ``FetchRefused``.  Asks nobody anything."""
    return target_of(url).url


def _ascii(host: str) -> str:
    """*host* as the name system knows it: lower case, accents in their ASCII form."""
    try:
        return host.lower() if ":" in host else host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise AddressNotAllowed from error
