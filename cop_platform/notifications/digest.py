"""The sections of the weekly digest: each app registers its own, in a module that its ``ready`` imports."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from cop_platform.accounts.models import User


@dataclass(frozen=True)
class Line:
    """One piece of news: what it is about, where to read it, and what changed in words (may be empty).

    *differences* are pairs of what a passage was and is now, and *rest* says how many are left out.
    """

    title: str
    url: str
    changes: str = ""
    details: str = ""
    differences: tuple[tuple[str, str], ...] = ()
    rest: str = ""


Load = Callable[[User, datetime, datetime], list[Line]]
Concerned = Callable[[datetime, datetime], Iterable[int]]


@dataclass(frozen=True)
class DigestSection:
    """A heading with the news of one app.

    *concerned* gives the keys of persons for whom there may be news in [since, until);
    *load* the lines of one of them, and decides: an empty list is no news.
    """

    order: int
    title: str | Promise
    concerned: Concerned
    load: Load


_sections: list[DigestSection] = []


def register_section(section: DigestSection) -> None:
    """Let *section* be in every digest."""
    _sections.append(section)


def sections() -> list[DigestSection]:
    """Every section, in its order."""
    return sorted(_sections, key=lambda section: section.order)
