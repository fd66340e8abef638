"""An example of every address that the platform knows."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize

# The first that a converter takes.
WORDS = {"day": "2026-04-07", "int": "1", "uuid": "00000000-0000-4000-8000-000000000001"}
USUAL = "1"


def examples() -> dict[str, str]:
    """A path for each route of the resolver, by the name of the route or else its pattern."""
    return {f"{name} {path}".strip(): path for name, path in walk(get_resolver().url_patterns, "/", [])}


def walk(
    patterns: list[URLPattern | URLResolver], prefix: str, spaces: list[str]
) -> Iterator[tuple[str, str]]:
    """Name and path of every route under *prefix*."""
    for pattern in patterns:
        path = prefix + filled(pattern)
        if isinstance(pattern, URLResolver):
            inside = [*spaces, pattern.namespace] if pattern.namespace else spaces
            yield from walk(pattern.url_patterns, path, inside)
        else:
            yield ":".join([*spaces, pattern.name or ""]).strip(":"), path


def filled(pattern: URLPattern | URLResolver) -> str:
    """The address of one part of a route with every parameter filled in."""
    route, converters = pattern.pattern, getattr(pattern.pattern, "converters", {})
    known = {
        name: WORDS.get(type(made).__name__.lower().removesuffix("converter"), USUAL)
        for name, made in converters.items()
    }
    if not hasattr(route, "regex"):
        return str(route)
    [(text, names), *_others] = normalize(route.regex.pattern)
    return text % {name: known.get(name, USUAL) for name in names}
