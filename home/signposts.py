"""What stands in one of our lists and has no page of its own: found by its name, beside the pages."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.text import capfirst

from cop_platform.core.content import remembered
from home.words import apart
from resources.models import ExternalPlatform, Helpdesk, MenukaartCard, Scheme, Variant

MOST = 3
MAX_ROWS = 500


class Signpost(NamedTuple):
    """A row of a list, with the list in which it stands and its place there."""

    kind: Any
    title: str
    view: str
    anchor: str

    @property
    def label(self) -> str:
        """What it is, in the language of the visitor."""
        return capfirst(self.kind)

    @property
    def url(self) -> str:
        """The address of its place in the list."""
        return f"{reverse(self.view)}#{self.anchor}"


class _List(NamedTuple):
    model: Any
    view: str
    name: Callable[[Any], str]
    anchor: Callable[[Any], str]


def _of_scheme(row: Scheme) -> str:
    return f"{row.name} ({row.abbreviation})" if row.abbreviation else row.name


def _chooser_of(card: MenukaartCard) -> str:
    return next((variant.value for variant in Variant if variant in card.variants), "")


LISTS = (
    _List(Scheme, "schemes", _of_scheme, lambda row: row.slug),
    _List(MenukaartCard, "menukaart", str, _chooser_of),
    _List(Helpdesk, "helpdesks", str, lambda row: row.slug),
    _List(ExternalPlatform, "helpdesks", str, lambda row: row.anchor),
)


def signposts(query: str) -> tuple[Signpost, ...]:
    """The first rows of our lists that have all words of *query* in their name."""
    asked = set(apart(query))
    rows = remembered("signposts", _named) if asked else ()
    return tuple(islice((one for words, one in rows if asked <= words), MOST))


def _named() -> tuple[tuple[frozenset[str], Signpost], ...]:
    return tuple(row for one in LISTS for row in _rows(one))


def _rows(one: _List) -> Iterable[tuple[frozenset[str], Signpost]]:
    kind = one.model._meta.verbose_name
    for row in one.model.objects.all()[:MAX_ROWS]:
        # A card that no chooser shows is in no list.
        if anchor := one.anchor(row):
            yield frozenset(apart(one.name(row))), Signpost(kind, one.name(row), one.view, anchor)
