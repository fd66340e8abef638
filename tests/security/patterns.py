"""Every address that the project answers, as its URL patterns say, and how to fill one in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^()]*\)|\((\w+)\|[^()]*\)|\(\\d\+\)|\(\.\*\)")


@dataclass(frozen=True)
class Route:
    """One pattern: its whole *pattern*, and its *name* when it has one."""

    pattern: str
    name: str

    @property
    def is_cms(self) -> bool:
        """Whether it belongs to the CMS."""
        return self.pattern.lstrip("^").startswith("cms/")


def routes() -> list[Route]:
    """Every pattern of the project, however deep it is included."""
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[URLPattern | URLResolver], before: str, space: str) -> Iterator[Route]:
    for one in patterns:
        whole = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield Route(whole, f"{space}{one.name}" if one.name else "")
        else:
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from _walk(one.url_patterns, whole, inner)


def filled(pattern: str, values: dict[str, str]) -> str:
    """An address for *pattern*, with *values* by name of the parameter and a 1 for what is not named."""
    path = PARAMETER.sub(lambda found: found[3] or values.get(found[1] or found[2] or "", "1"), pattern)
    path = path.replace(r"\.", ".").replace("/?", "/").replace("(?:/.*)", "/1").replace("/1?", "/1")
    return "/" + path.replace("^", "").replace("$", "").replace(".*", "1")
