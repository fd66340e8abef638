"""Reading the filters that a visitor asks for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from resources.domain.facets import Choice
from resources.domain.shelf import FACETS, Shelf, facet_model
from resources.values import Option

MAX_VALUES = 50


@dataclass
class Asked:
    """What was asked, as far as we understand it, and the complaints about the rest."""

    choice: dict[str, frozenset[str]] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)


def read_choice(asked: Mapping[str, Iterable[str]], shelf: Shelf) -> Asked:
    """The chosen values per facet; former addresses of a term count as the present one.

    Adds to the options of *shelf* what exists but has no resources, so that it
    shows as a choice.  Empty values mean "all".
    """
    result = Asked()
    for name in FACETS:
        values = [value for value in asked.get(name, ()) if value]
        if len(values) > MAX_VALUES:
            result.complaints.append(_("U koos te veel waarden bij “%(facet)s”.") % {"facet": name})
            continue
        known = {value: _known(name, value, shelf) for value in values}
        result.complaints += [_complaint(name, value) for value, slug in known.items() if not slug]
        result.choice[name] = frozenset(slug for slug in known.values() if slug)
    return result


def chosen_only(choice: Choice) -> dict[str, frozenset[str]]:
    """The facets in which something was chosen."""
    return {name: values for name, values in choice.items() if values}


def _known(name: str, value: str, shelf: Shelf) -> str:
    options = shelf.options[name]
    if any(option.value == value for option in options):
        return value
    term = facet_model(name).objects.with_slug(value[:80])
    if term is None:
        return ""
    if all(option.value != term.slug for option in options):
        options.append(Option(term.slug, term.label, term.position))
    return str(term.slug)


def _complaint(name: str, value: str) -> str:
    return _("Wij kennen “%(value)s” niet als %(facet)s.") % {"value": value[:60], "facet": name}
