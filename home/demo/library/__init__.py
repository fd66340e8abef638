"""The library of the demo: rows first, since texts refer to them; then practices, then handbooks."""

from home.demo.library.contact import load_contact
from home.demo.library.menukaart import load_menukaart
from home.demo.library.places import load_pilots, load_practices
from home.demo.library.programme import load_programme
from home.demo.library.rows import load_rows
from home.demo.library.texts import load_texts
from home.loading.base import Loader


def load(loader: Loader) -> None:
    """Write the whole library; what a person edited stays."""
    load_rows(loader)
    load_menukaart(loader)
    load_practices(loader)
    load_contact(loader)
    load_pilots(loader)
    load_texts(loader)
    load_programme(loader)
