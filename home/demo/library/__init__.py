"""The library of the demo: rows first, since texts refer to them; then practices, then handbooks."""

from typing import Any

from home.demo.library.handbooks import load_handbooks
from home.demo.library.links import load_links
from home.demo.library.places import load_pilots, load_practices
from home.demo.library.rows import load_rows


def load(loader: Any) -> None:
    """Write the whole library; what a person edited stays."""
    load_rows(loader)
    load_practices(loader)
    load_pilots(loader)
    load_handbooks(loader)
    load_links(loader)
