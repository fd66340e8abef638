"""Which IP addresses are on the public internet."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# Everything public in IPv6 is in here; what lies outside is local, old or not handed out yet.
_UNICAST = ip_network("2000::/3")
# An IPv4 address in disguise: a gateway would unpack it.
_NAT64 = ip_network("64:ff9b::/96")
# Which addresses are special differs between versions of Python: for books, for
# protocols, and relays of a tunnel that nobody runs any more.
_NOBODY = tuple(ip_network(text) for text in ("3fff::/20", "192.0.0.0/24", "192.88.99.0/24"))


def is_public(address: str) -> bool:
    """Whether *address* is one on the public internet, also after unpacking IPv4 within IPv6."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if any(found in network for network in _NOBODY):
        return False
    if isinstance(found, IPv4Address):
        return found.is_global and not found.is_multicast
    return _is_public_v6(found)


def _is_public_v6(found: IPv6Address) -> bool:
    hidden = found.ipv4_mapped or found.sixtofour
    if found in _NAT64:
        hidden = IPv4Address(int(found) & 0xFFFFFFFF)
    if hidden is not None:
        return is_public(str(hidden))
    return found in _UNICAST and found.is_global and found.teredo is None
