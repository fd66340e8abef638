"""From the parameters of an address to a filter: one reader for the list and for every feed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cop_platform.core.errors import RuleError
from events.domain.choices import Choice, find
from events.values import FeedFilter

# Each parameter of the address with the field of the filter that it fills.
FACETS = {
    "regio": "regions",
    "thema": "themes",
    "doelgroep": "audiences",
    "soort": "types",
    "vorm": "formats",
    "community": "communities",
    "organisatie": "organisations",
}
YEARS = range(2000, 2101)
MAX_WORDS = 100
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_DUTCH = re.compile(r"(?P<day>[0-9]{1,2})-(?P<month>[0-9]{1,2})-(?P<year>[0-9]{4})")


class UnknownValue(RuleError):
    """A parameter of the address has a value that does not exist."""

    status = 400
    code = "unknown_value"

    def __init__(self, message: str, parameter: str, value: str) -> None:
        super().__init__(message)
        self.parameter = parameter
        self.value = value


@dataclass(frozen=True)
class Selection:
    """A filter, and the names of what it selects in the order of the address."""

    filter: FeedFilter
    chosen: tuple[Choice, ...] = ()

    @property
    def names(self) -> list[str]:
        """What is selected, in words."""
        words = [f"“{self.filter.query}”"] if self.filter.query else []
        return [*words, *(choice.label for choice in self.chosen)]


def parse(parameters: Mapping[str, Sequence[str]], *, viewer: Any) -> Selection:
    """The selection that *parameters* ask for, with what *viewer* may know of; at most one query.

    Empty values and parameters of others mean nothing.  Raises UnknownValue for a
    word that does not exist (or is hidden from *viewer*) and for an impossible date.
    """
    wanted = {name: _values(parameters, name) for name in FACETS}
    found = find(wanted, viewer=viewer)
    for name, slugs in wanted.items():
        for slug in slugs:
            if (name, slug) not in found:
                raise _unknown(name, slug)
    chosen = tuple(dict.fromkeys(found[name, slug] for name, slugs in wanted.items() for slug in slugs))
    by_field: dict[str, Any] = {
        field: tuple(sorted(choice.slug for choice in chosen if choice.parameter == name))
        for name, field in FACETS.items()
    }
    start, end = _period(parameters)
    return Selection(FeedFilter(query=_words(parameters), from_on=start, to_on=end, **by_field), chosen)


def parameters_of(chosen: FeedFilter) -> list[tuple[str, str]]:
    """The parameters that give *chosen*, always in the same order."""
    pairs = [("q", chosen.query)] if chosen.query else []
    pairs += [(name, slug) for name, field in FACETS.items() for slug in getattr(chosen, field)]
    pairs += [("van", chosen.from_on.isoformat())] if chosen.from_on else []
    return pairs + ([("tot", chosen.to_on.isoformat())] if chosen.to_on else [])


def _values(parameters: Mapping[str, Sequence[str]], name: str) -> list[str]:
    return list(dict.fromkeys(value.strip() for value in parameters.get(name, ()) if value.strip()))


def _last(parameters: Mapping[str, Sequence[str]], name: str) -> str:
    values = parameters.get(name) or [""]
    return values[-1].strip()


def _words(parameters: Mapping[str, Sequence[str]]) -> str:
    return " ".join(_last(parameters, "q").split())[:MAX_WORDS].strip()


def _period(parameters: Mapping[str, Sequence[str]]) -> tuple[date | None, date | None]:
    start, end = _day(parameters, "van"), _day(parameters, "tot")
    if start and end and end < start:
        text = _last(parameters, "tot")
        raise UnknownValue(
            _("De einddatum (%(value)s) ligt voor de begindatum.") % {"value": text}, "tot", text
        )
    return start, end


def _day(parameters: Mapping[str, Sequence[str]], name: str) -> date | None:
    text = _last(parameters, name)
    if not text:
        return None
    match = _ISO.fullmatch(text) or _DUTCH.fullmatch(text)
    try:
        day = date(*(int(match[part]) for part in ("year", "month", "day"))) if match else None
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        message = _("De datum “%(value)s” bestaat niet. Schrijf een datum als 31-12-2026.")
        raise UnknownValue(message % {"value": text[:50]}, name, text)
    return day


def _unknown(name: str, value: str) -> UnknownValue:
    message = _("Wij kennen “%(value)s” niet bij het filter “%(name)s”.")
    return UnknownValue(message % {"value": value[:50], "name": name}, name, value)
