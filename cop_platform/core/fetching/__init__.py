"""The one way to read an address of somebody else; nothing else opens a connection outwards.

Strict by default, and no setting makes it less so (docs/adr/015).
"""

from .fetcher import fetch
from .network import INTERNET, Network
from .refusals import FetchRefused
from .target import checked_url
from .values import Fetched, Limits

__all__ = ["INTERNET", "FetchRefused", "Fetched", "Limits", "Network", "checked_url", "fetch"]
