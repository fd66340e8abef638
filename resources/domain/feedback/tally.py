"""How many readers found which section useful."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from resources.models import ChapterPage, SectionVote, Suggestion

USEFUL = Count("pk", filter=Q(is_useful=True))
USELESS = Count("pk", filter=Q(is_useful=False))


@dataclass(frozen=True)
class Tally:
    """The votes on one section of *chapter* in *edition* (0: before the first)."""

    chapter: ChapterPage
    anchor: str
    heading: str
    edition: int
    useful: int
    useless: int


def tally_of(suggestion: Suggestion) -> tuple[int, int]:
    """The votes on the section of *suggestion* in the edition it is about: useful, not useful."""
    rows = SectionVote.objects.filter(
        page=suggestion.page_id, anchor=suggestion.anchor, edition=suggestion.edition
    )
    counted = rows.aggregate(useful=USEFUL, useless=USELESS)
    return counted["useful"], counted["useless"]


def tallies(chapters: QuerySet[ChapterPage]) -> list[Tally]:
    """The votes on each section of *chapters* in the last edition that got any, least useful first.

    A section that is no longer in its chapter is not told.
    """
    known = {chapter.pk: chapter for chapter in chapters}
    votes = SectionVote.objects.filter(page__in=list(known))
    last = dict(votes.values_list("page").annotate(Max("edition")))
    rows = votes.values("page", "anchor", "edition").annotate(useful=USEFUL, useless=USELESS)
    found = [_tally(known[row["page"]], row) for row in rows if row["edition"] == last[row["page"]]]
    return sorted((one for one in found if one.heading), key=_least_useful_first)


def _least_useful_first(one: Tally) -> tuple[int, int, str]:
    return -one.useless, one.useful, one.anchor


def _tally(chapter: ChapterPage, row: Mapping[str, Any]) -> Tally:
    titles = {stored["anchor"]: stored["title"] for stored in chapter.anchors if stored["place"] >= 0}
    anchor = str(row["anchor"])
    return Tally(chapter, anchor, titles.get(anchor, ""), row["edition"], row["useful"], row["useless"])
