"""Numbers and neighbours of chapters."""

from resources.domain.chapters import neighbours, numbered
from resources.values import ChapterLink

CHAPTERS = [ChapterLink("Begin", "/a/"), ChapterLink("Midden", "/b/"), ChapterLink("Eind", "/c/")]


def test_numbered_counts_from_one_and_marks_the_current() -> None:
    links = numbered(CHAPTERS, current="/b/")

    assert [(link.number, link.title, link.current) for link in links] == [
        (1, "Begin", False),
        (2, "Midden", True),
        (3, "Eind", False),
    ]


def test_neighbours_of_a_middle_chapter() -> None:
    before, after = neighbours(numbered(CHAPTERS, current="/b/"))

    assert (before and before.title, after and after.title) == ("Begin", "Eind")


def test_neighbours_end_at_both_ends() -> None:
    assert neighbours(numbered(CHAPTERS, current="/a/"))[0] is None
    assert neighbours(numbered(CHAPTERS, current="/c/"))[1] is None


def test_neighbours_of_a_chapter_that_is_not_listed() -> None:
    assert neighbours(numbered(CHAPTERS, current="/concept/")) == (None, None)
