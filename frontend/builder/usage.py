"""Which classes of NL Design System the project's pages can show."""

import re
from collections.abc import Iterator
from pathlib import Path

from .places import APPS, PROJECT, SOURCES

CLASS_NAME = re.compile(r"\b(?:nl|utrecht)-[A-Za-z0-9_-]+")
CLASS_SELECTOR = re.compile(r"\.(-?[_a-zA-Z][_a-zA-Z0-9-]*)")


def used_names() -> set[str]:
    """Every class name of the design system in templates, widgets and script.

    A template that completes a name ("nl-button--{{ kind }}") must list the
    whole names in its comment, or their rules are dropped.
    """
    return {name for file in _files() for name in CLASS_NAME.findall(file.read_text())}


def unused_classes(css: str, names: set[str]) -> set[str]:
    """The classes that *css* styles and no page wears."""
    return set(CLASS_SELECTOR.findall(css)) - names


def _files() -> Iterator[Path]:
    yield SOURCES / "cop.js"
    yield from sorted((PROJECT / "templates").rglob("*.html"))
    for app in APPS:
        yield from sorted((PROJECT / app).rglob("*.html"))
        yield from sorted((PROJECT / app).rglob("*.py"))
