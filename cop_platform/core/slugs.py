"""Addresses that nobody has yet."""

from collections.abc import Container
from itertools import count


def free_slug(base: str, taken: Container[str]) -> str:
    """*base*, or else with the lowest number from 2 on that is not among *taken*."""
    if base not in taken:
        return base
    return next(slug for number in count(2) if (slug := f"{base}-{number}") not in taken)
