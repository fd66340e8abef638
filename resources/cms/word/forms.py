"""What an editor chooses of a plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resources.domain.word.making import PictureWords
from resources.domain.word.plan import Plan, PlannedChapter
from resources.domain.word.remarks import contents, words_of


@dataclass(frozen=True)
class PictureRow:
    """A picture with the two fields about it."""

    number: int
    alt: Any
    source: Any


@dataclass(frozen=True)
class ChapterRow:
    """A chapter as the report shows it."""

    number: int
    title: str
    contents: list[str]
    remarks: list[str]
    pictures: list[PictureRow]
    is_known: bool
    is_chosen: bool


class ReviewForm(forms.Form):
    """Which chapters to make, and what the pictures show.

    A chapter whose title the handbook has already (*known*) is not chosen at first: so a file
    that comes a second time adds only what is new.
    """

    def __init__(self, *args: Any, plan: Plan, known: Collection[str], shows: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan, self.known = plan, known
        numbers = range(len(plan.chapters))
        self.fields["chapters"] = forms.TypedMultipleChoiceField(
            choices=[(number, plan.chapters[number].title) for number in numbers],
            coerce=int,
            initial=[number for number in numbers if plan.chapters[number].title not in known],
            error_messages={"required": _("Kies ten minste één hoofdstuk.")},
        )
        for value in _pictures(plan) if shows else ():
            self.fields[f"alt_{value['picture']}"] = _words(
                _("Wat ziet u op deze afbeelding?"), value["alt"], 250
            )
            self.fields[f"source_{value['picture']}"] = _words(_("Bron of maker"), value["source"], 200)

    def rows(self) -> Iterator[ChapterRow]:
        """The chapters in their order."""
        remarks = defaultdict(list)
        for remark in self.plan.remarks:
            remarks[remark.chapter].append(words_of(remark))
        chosen = {str(number) for number in self["chapters"].value() or ()}
        for number, chapter in enumerate(self.plan.chapters):
            yield ChapterRow(
                number,
                chapter.title,
                contents(chapter),
                remarks[number],
                list(self._pictures_of(chapter)),
                chapter.title in self.known,
                str(number) in chosen,
            )

    def general(self) -> list[str]:
        """What to know of the file as a whole."""
        return [words_of(remark) for remark in self.plan.remarks if remark.chapter < 0]

    def pictures(self) -> dict[int, PictureWords]:
        """What was said of the pictures; for a valid form."""
        said = self.cleaned_data
        numbers = [int(name[4:]) for name in self.fields if name.startswith("alt_")]
        return {number: PictureWords(said[f"alt_{number}"], said[f"source_{number}"]) for number in numbers}

    def _pictures_of(self, chapter: PlannedChapter) -> Iterator[PictureRow]:
        for block in chapter.blocks:
            number = block["value"].get("picture")
            if f"alt_{number}" in self.fields:
                yield PictureRow(number, self[f"alt_{number}"], self[f"source_{number}"])


def _pictures(plan: Plan) -> Iterator[dict[str, Any]]:
    for chapter in plan.chapters:
        yield from (block["value"] for block in chapter.blocks if block["type"] == "picture")


def _words(label: Any, initial: str, longest: int) -> forms.CharField:
    return forms.CharField(label=label, initial=initial, max_length=longest, required=False)
