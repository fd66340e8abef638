"""Who asks, as far as limits need to know: an address, or the network behind it."""

from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def client_of(request: HttpRequest) -> str:
    """The address of the visitor as ``TRUSTED_PROXIES`` proxies tell it; empty when nobody knows.

    What a visitor writes in ``X-Forwarded-For`` stands before what the proxies add,
    and is not read.  An IPv6 network counts as one: its owner has all its addresses.
    """
    told = request.headers.get("X-Forwarded-For", "").split(",") if settings.TRUSTED_PROXIES else []
    hops = [hop.strip() for hop in (*told, request.META.get("REMOTE_ADDR", "")) if hop.strip()]
    text = hops[-1 - min(settings.TRUSTED_PROXIES, len(hops) - 1)] if hops else ""
    try:
        return _network(text)
    except ValueError:
        return ""


@lru_cache(maxsize=4096)
def _network(text: str) -> str:
    found = ip_address(text)
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return str(found) if found.version == 4 else str(ip_network((found, 64), strict=False))
