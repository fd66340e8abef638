"""What visitors ask of the list of communities, and what they may choose from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CommunityFilter:
    """A question to the list; several values of one kind mean "or", kinds together mean "and"."""

    words: str = ""
    themes: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The values asked for of the named facet."""
        values: tuple[str, ...] = getattr(self, facet)
        return values


@dataclass(frozen=True)
class Option:
    """One value of a facet and how many communities choosing it would show."""

    value: str
    label: str
    count: int
    is_chosen: bool
