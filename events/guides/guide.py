"""What there is to say about subscribing in one calendar program."""

from dataclasses import dataclass

from django.utils.functional import Promise

Words = Promise | str


@dataclass(frozen=True)
class Guide:
    """One program: its address on this site, its name, and when it shows a change."""

    slug: str
    name: Words
    refresh: Words
