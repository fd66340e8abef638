"""Anchors of headings: once published, a link to a paragraph keeps arriving."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.text import slugify

from resources.values import Heading

RETIRED = -1


def keep_anchors(known: Sequence[Heading], current: Iterable[Heading]) -> list[Heading]:
    """The *current* headings with their anchors: a known heading keeps its own, a new one gets a free one.

    A heading is known by its block and words (it may have moved), else by its
    block and place (it may have been reworded).  An anchor that was ever given
    out is not given to another heading, so *known* holds the retired ones too.
    """
    headings = list(current)
    anchors = _recognised(known, headings)
    taken = {heading.anchor for heading in known}
    for place, heading in enumerate(headings):
        if place not in anchors:
            anchors[place] = _free(heading.title, taken)
            taken.add(anchors[place])
    return [replace(heading, anchor=anchors[place]) for place, heading in enumerate(headings)]


def with_lent(
    known: Sequence[Heading], current: Sequence[Heading], other: Sequence[Heading]
) -> list[Heading]:
    """What is *known*, and for *current* headings that are new the anchor of the heading of *other* there.

    *other* is the same text in another language: only when both have headings of the same
    levels in the same order does one know which is which.  An anchor is lent once.
    """
    if [heading.level for heading in current] != [heading.level for heading in other]:
        return list(known)
    met, taken = _recognised(known, current), {heading.anchor for heading in known}
    pairs = enumerate(zip(current, other, strict=True))
    new = ((heading, one.anchor) for place, (heading, one) in pairs if place not in met)
    return [*known, *(replace(heading, anchor=anchor) for heading, anchor in new if anchor not in taken)]


def retired(known: Iterable[Heading], kept: Iterable[Heading]) -> list[Heading]:
    """The headings that are gone; they keep their anchor in case they come back."""
    alive = {heading.anchor for heading in kept}
    return [replace(heading, place=RETIRED) for heading in known if heading.anchor not in alive]


def _recognised(known: Sequence[Heading], current: Sequence[Heading]) -> dict[int, str]:
    """The anchors of the headings that are known, by their index in *current*; surest match first."""
    left = list(known)
    found: dict[int, str] = {}
    for is_same in (_is_unchanged, _has_same_words, _has_same_place):
        for index, heading in enumerate(current):
            match = next((one for one in left if is_same(one, heading)), None)
            if match and index not in found:
                found[index] = match.anchor
                left.remove(match)
    return found


def _is_unchanged(known: Heading, current: Heading) -> bool:
    return _has_same_words(known, current) and known.place == current.place


def _has_same_words(known: Heading, current: Heading) -> bool:
    return (known.block, known.title) == (current.block, current.title)


def _has_same_place(known: Heading, current: Heading) -> bool:
    return (known.block, known.place) == (current.block, current.place)


def _free(title: str, taken: set[str]) -> str:
    base = slugify(title)[:60].strip("-") or "paragraaf"
    anchor, number = base, 1
    while anchor in taken:
        number += 1
        anchor = f"{base}-{number}"
    return anchor
