"""The kinds of mail: each app registers its own, in a module that its ``ready`` imports."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

Sample = Callable[[], Mapping[str, Any]]


@dataclass(frozen=True)
class Kind:
    """One kind of mail, with its templates in ``templates/emails/<code>/``.

    *why* is a sentence at the foot: why the addressee gets this.  A mail that is
    *transactional* belongs to something that the addressee does or did, and always goes
    out; every other kind can be switched off by each addressee.  *sample* gives an
    example of the context, for the preview in the CMS: no rows, only values.
    """

    code: str
    name: str | Promise
    why: str | Promise
    is_transactional: bool
    sample: Sample


class UnknownKind(LookupError):
    """Nobody registered this kind of mail: a mistake in our code."""


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make *kind* known; the last one of its code counts."""
    _kinds[kind.code] = kind


def kind_of(code: str) -> Kind:
    """The kind with this *code*; UnknownKind when there is none."""
    if code not in _kinds:
        raise UnknownKind(code)
    return _kinds[code]


def all_kinds() -> list[Kind]:
    """Every kind, by code."""
    return [_kinds[code] for code in sorted(_kinds)]


def optional_kinds() -> list[Kind]:
    """The kinds that an addressee can switch off."""
    return [kind for kind in all_kinds() if not kind.is_transactional]


def is_optional(code: str) -> bool:
    """Whether an addressee can switch this kind off; account mails are not registered, and go out."""
    return code in _kinds and not _kinds[code].is_transactional
