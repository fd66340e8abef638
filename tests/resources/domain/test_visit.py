"""What a visit is, and when a place is worth noting."""

from datetime import UTC, datetime

import pytest

from resources.domain.places.visit import Place, Visit, next_place, since

# Half past eleven in the evening in Amsterdam, and an hour later: the next day there.
EVENING = datetime(2026, 3, 4, 22, 30, tzinfo=UTC)
NIGHT = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)
LATER = datetime(2026, 3, 4, 22, 45, tzinfo=UTC)
KNOWN = Place(chapter=3, edition=1, former_edition=1, read_at=EVENING)


def test_first_chapter_is_noted_and_the_first_page_of_a_handbook_is_not() -> None:
    assert next_place(None, chapter=3, newest=2, now=EVENING) == Place(3, 2, 2, EVENING)
    assert next_place(None, chapter=None, newest=2, now=EVENING) is None


@pytest.mark.parametrize(
    ("chapter", "newest", "now", "noted"),
    [
        (3, 1, NIGHT, None),
        (4, 1, LATER, Place(4, 1, 1, LATER)),
        (3, 2, LATER, None),
        (3, 2, NIGHT, Place(3, 2, 1, NIGHT)),
        (None, 2, NIGHT, Place(3, 2, 1, NIGHT)),
        (None, 1, NIGHT, None),
    ],
    ids=["same", "other chapter", "edition today", "edition", "handbook with edition", "handbook"],
)
def test_another_chapter_or_a_new_edition_is_noted(
    chapter: int | None, newest: int, now: datetime, noted: Place | None
) -> None:
    assert next_place(KNOWN, chapter=chapter, newest=newest, now=now) == noted


def test_changes_are_told_for_the_rest_of_the_day_and_not_the_next() -> None:
    looked = next_place(KNOWN, chapter=3, newest=2, now=NIGHT)
    assert looked is not None
    read_on = next_place(looked, chapter=4, newest=2, now=NIGHT.replace(hour=23, minute=50))
    assert read_on is not None

    assert since(read_on, now=NIGHT.replace(minute=55)) == 1
    assert since(read_on, now=NIGHT.replace(day=5)) == 2


def test_nothing_is_told_of_a_first_edition() -> None:
    behind = [Visit("hoe", known, newest).is_behind for known, newest in ((0, 1), (1, 1), (1, 2))]

    assert behind == [False, False, True]
