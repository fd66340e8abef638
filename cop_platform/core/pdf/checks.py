"""Tells who installs a server that PDFs need a library of the system."""

from ctypes.util import find_library
from typing import Any

from django.core.checks import CheckMessage, Info, register

LIBRARIES = ("pango-1.0", "pangoft2-1.0")


@register("paper", deploy=True)
def pango_is_there(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """A note when a library is missing: the site works, and offers no PDFs."""
    missing = [name for name in LIBRARIES if not find_library(name)]
    if not missing:
        return []
    hint = "On Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0"
    return [Info(f"No PDFs are made: {', '.join(missing)} is not installed.", hint=hint, id="paper.I001")]
