"""Which acts the log tells of, and what may be called by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class Area(Enum):
    """What an act is about; the filter shows them in this order."""

    LOGIN = _("Inloggen")
    ACCOUNTS = _("Accounts en privacy")
    RIGHTS = _("Rechten")
    COMMUNITIES = _("Communities")
    CONTENT = _("Inhoud van anderen")


@dataclass(frozen=True)
class Act:
    """A kind of act: *verb* is what is stored, *words* is what administrators read.

    Evidence of taking part is read there too, and stays when the log goes.
    """

    verb: str
    words: Text
    area: Area
    is_evidence: bool = False


@dataclass(frozen=True)
class Detail:
    """What a code in the data of a row means: the number of a row of *model_name*, or one of *choices*."""

    words: Text
    model_name: str = ""
    choices: Callable[[], Mapping[Any, Text]] = dict


_acts: dict[str, Act] = {}
_details: dict[str, Detail] = {}
_named: set[str] = {"accounts.user", "auth.group"}


def act(verb: str, words: Text, area: Area, *, is_evidence: bool = False) -> None:
    """Let the log tell of *verb*."""
    _acts[verb] = Act(verb, words, area, is_evidence)


def acts() -> Mapping[str, Act]:
    """All acts of the log by verb, in the order of their areas."""
    order = list(Area)
    return dict(sorted(_acts.items(), key=lambda item: order.index(item[1].area)))


def detail(key: str, words: Text, **facts: Any) -> None:
    """Say what *key* in the data of a row means; see Detail for the *facts*."""
    _details[key] = Detail(words, **facts)


def details() -> Mapping[str, Detail]:
    """What the keys in the data of rows mean."""
    return _details


def named(model_name: str) -> None:
    """Let rows of *model_name* (``app.Model``) appear by name, and not by number alone.

    Never for what people write for themselves: the log shows no content.
    """
    _named.add(model_name.lower())


def is_named(model_name: str) -> bool:
    """Whether rows of this lower-case *model_name* appear by name."""
    return model_name in _named
