"""The content files are complete and hold together."""

from collections import Counter
from typing import Any

import pytest

from home import demo, founding
from home.loading import files


def read(name: str) -> Any:
    folder = founding.CONTENT if name == "taxonomy" else demo.CONTENT
    return files.read(folder, name)


def slugs(items: list[dict[str, Any]]) -> list[str]:
    return [item["slug"] for item in items]


@pytest.mark.parametrize(
    ("name", "number"),
    [("communities", 14), ("meetings", 36), ("practices", 12), ("glossary", 32), ("figures", 28)],
)
def test_content_is_complete(name: str, number: int) -> None:
    found = slugs(read(name))

    assert len(found) == len(set(found)) == number


def test_library_content_is_complete() -> None:
    assert len(read("handbooks")) + len(read("resources")) == 20
    assert sum(len(book["chapters"]) for book in read("handbooks")) == 35
    assert Counter(pilot["programme"] for pilot in read("pilots")) == {"startbanen": 8, "via-2019": 8}


def test_meetings_cover_every_access() -> None:
    found = Counter(meeting["access"] for meeting in read("meetings"))

    assert found == {"openbaar": 27, "leden": 5, "uitnodiging": 2, "verborgen": 2}


def test_meetings_refer_to_what_exists() -> None:
    terms, organisations = read("taxonomy"), set(slugs(read("organisations")["organisations"]))
    known = {
        "regions": set(slugs(terms["regions"])),
        "themes": set(slugs(terms["themes"])),
        "audiences": set(slugs(terms["audiences"])),
    }
    communities = {*slugs(read("communities")), None}
    for meeting in [*read("meetings"), read("festival")]:
        for name, words in known.items():
            assert set(meeting.get(name, ())) <= words, meeting["slug"]
        assert meeting["organiser"] in organisations
        assert meeting.get("community") in communities


def test_festival_has_no_clash_of_rooms() -> None:
    taken: Counter[tuple[Any, ...]] = Counter()
    for session in read("festival")["sessions"]:
        hour, minute = map(int, session["starts"].split(":"))
        start = hour * 60 + minute
        minutes = range(start, start + session["duration_minutes"])
        taken.update((session["day"], session["room"], moment) for moment in minutes)

    assert len(read("festival")["sessions"]) == 25
    assert max(taken.values()) == 1


def test_festival_sessions_have_speakers_of_the_festival() -> None:
    festival = read("festival")
    named = {speaker for session in festival["sessions"] for speaker in session["speakers"]}

    assert named == set(slugs(festival["speakers"]))


def test_members_belong_to_communities_that_exist() -> None:
    joined = {slug for member in read("people")["members"] for slug in member["communities"]}

    assert joined <= set(slugs(read("communities")))
    assert len(read("people")["members"]) == 40
