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
    taken = {heading.anchor for heading in known}
    by_words = {(heading.block, heading.title): heading.anchor for heading in known}
    by_place = _reworded(known, headings)
    kept = []
    for heading in headings:
        anchor = by_words.pop((heading.block, heading.title), "")
        anchor = anchor or by_place.pop((heading.block, heading.place), "")
        kept.append(replace(heading, anchor=anchor or _free(heading.title, taken)))
        taken.add(kept[-1].anchor)
    return kept


def retired(known: Iterable[Heading], kept: Iterable[Heading]) -> list[Heading]:
    """The headings that are gone; they keep their anchor in case they come back."""
    alive = {heading.anchor for heading in kept}
    return [replace(heading, place=RETIRED) for heading in known if heading.anchor not in alive]


def _reworded(known: Sequence[Heading], current: list[Heading]) -> dict[tuple[str, int], str]:
    still_there = {(heading.block, heading.title) for heading in current}
    gone = [heading for heading in known if (heading.block, heading.title) not in still_there]
    return {(heading.block, heading.place): heading.anchor for heading in gone if heading.place != RETIRED}


def _free(title: str, taken: set[str]) -> str:
    base = slugify(title)[:60].strip("-") or "paragraaf"
    anchor, number = base, 1
    while anchor in taken:
        number += 1
        anchor = f"{base}-{number}"
    return anchor
