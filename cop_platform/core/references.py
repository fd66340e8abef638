"""What people may refer to in the CMS: what is on a page, they may show to whoever may see that page.

A number that somebody guessed is no right to show what it stands for.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Model
from wagtail.models import Page

from cop_platform.core.known import choosable_rows

# A model and a number in it, as somebody sent it.
Reference = tuple[type[Model], str]
SeenBy = Callable[[Any, Sequence[Any]], Sequence[Any]]
_seen: dict[type[Model], SeenBy] = {}
# No number of a row is longer, and databases fall over one that is.
MOST_DIGITS = 18


def sees(model: type[Model], seen_by: SeenBy) -> None:
    """Let people also refer to rows of *model* that they see on the site: those of *seen_by*(user, rows)."""
    _seen[model] = seen_by


def reference(model: type[Model], key: object) -> Reference:
    """One reference; a page is the same page, whatever kind the question calls it."""
    return (Page if issubclass(model, Page) else model, str(key))


def unknown_among(user: Any, references: Iterable[Reference]) -> set[Reference]:
    """Those of *references* that *user* may not choose and does not see, or that are not there at all.

    Two queries for each kind of thing at most, and for files those of ``seen_by``.
    """
    references = set(references)
    known = {model: _known(user, model, keys) for model, keys in _by_model(references).items()}
    return {(model, key) for model, key in references if not is_number(key) or int(key) not in known[model]}


def _by_model(references: Iterable[Reference]) -> Mapping[type[Model], set[int]]:
    numbers: dict[type[Model], set[int]] = defaultdict(set)
    for model, key in references:
        numbers[model].update({int(key)} if is_number(key) else ())
    return numbers


def _known(user: Any, model: type[Model], keys: set[int]) -> set[int]:
    """Which of *keys* are numbers of rows that *user* may choose or sees."""
    known = set(choosable_rows(model, user).filter(pk__in=keys).values_list("pk", flat=True))
    if keys - known and model in _seen:
        others = list(model._default_manager.filter(pk__in=keys - known))
        known |= {row.pk for row in _seen[model](user, others)}
    return known


def is_number(text: str) -> bool:
    """Whether *text* can be the number of a row."""
    return text.isdecimal() and len(text) <= MOST_DIGITS
