"""Links to a paragraph keep arriving."""

from hypothesis import given
from hypothesis import strategies as st

from resources.domain.anchors import keep_anchors, retired, with_lent
from resources.values import Heading


def heading(title: str, place: int = 0, *, block: str = "b1", anchor: str = "") -> Heading:
    return Heading(block, place, title, 3, anchor)


def anchors(headings: list[Heading]) -> list[tuple[str, str]]:
    return [(heading.title, heading.anchor) for heading in headings]


def test_new_headings_get_readable_anchors() -> None:
    kept = keep_anchors([], [heading("Zo pakt u het áán!"), heading("???", 1)])

    assert anchors(kept) == [("Zo pakt u het áán!", "zo-pakt-u-het-aan"), ("???", "paragraaf")]


def test_equal_headings_get_different_anchors() -> None:
    kept = keep_anchors([], [heading("Vragen", 0), heading("Vragen", 0, block="b2")])

    assert anchors(kept) == [("Vragen", "vragen"), ("Vragen", "vragen-2")]


def test_translation_gets_the_anchors_of_the_text_when_both_have_the_same_headings() -> None:
    dutch = [heading("Bellen", 0, anchor="bellen"), heading("Schrijven", 1, anchor="schrijven")]
    english = [heading("Phone", 0, block="e"), heading("Write", 1, block="e")]

    lent = keep_anchors(with_lent([], english, dutch), english)
    other = keep_anchors(with_lent([], english, dutch[:1]), english)

    assert anchors(lent) == [("Phone", "bellen"), ("Write", "schrijven")]
    assert anchors(other) == [("Phone", "phone"), ("Write", "write")]


def test_translation_keeps_the_anchor_that_it_has() -> None:
    dutch = [heading("Bellen", 0, anchor="bellen")]
    known = [heading("Phone", 0, anchor="phone")]

    assert anchors(keep_anchors(with_lent(known, [heading("Phone", 0)], dutch), known)) == [
        ("Phone", "phone")
    ]


def test_reworded_heading_keeps_its_anchor() -> None:
    known = [heading("Werk en taal", anchor="werk-en-taal")]

    assert anchors(keep_anchors(known, [heading("Taal en werk")])) == [("Taal en werk", "werk-en-taal")]


def test_moved_heading_keeps_its_anchor_and_the_new_one_gets_its_own() -> None:
    known = [heading("Eerst", 0, anchor="eerst")]

    kept = keep_anchors(known, [heading("Nieuw", 0), heading("Eerst", 1)])

    assert anchors(kept) == [("Nieuw", "nieuw"), ("Eerst", "eerst")]


def test_anchor_of_a_removed_heading_is_not_given_away() -> None:
    known = [heading("Vragen", 0, anchor="vragen"), heading("Bronnen", 1, anchor="bronnen")]
    kept = keep_anchors(known, [heading("Bronnen", 0)])
    stored = [*kept, *retired(known, kept)]

    again = keep_anchors(stored, [heading("Bronnen", 0), heading("Vragen", 0, block="b2")])

    assert anchors(again) == [("Bronnen", "bronnen"), ("Vragen", "vragen-2")]


def test_heading_that_comes_back_has_its_old_anchor() -> None:
    known = [heading("Vragen", 0, anchor="vragen")]
    stored = retired(known, [])

    assert anchors(keep_anchors(stored, [heading("Vragen", 0)])) == [("Vragen", "vragen")]


titles = st.lists(st.sampled_from(["Begin", "Midden", "Eind", "Vragen", "???"]), max_size=6)


@given(st.lists(titles, min_size=1, max_size=5))
def test_anchors_stay_unique_through_any_history(versions: list[list[str]]) -> None:
    stored: list[Heading] = []
    for version in versions:
        kept = keep_anchors(stored, [heading(title, place) for place, title in enumerate(version)])
        stored = [*kept, *retired(stored, kept)]

        assert len({one.anchor for one in stored}) == len(stored)
        assert all(one.anchor for one in kept)


@given(titles)
def test_publishing_the_same_text_changes_nothing(version: list[str]) -> None:
    headings = [heading(title, place) for place, title in enumerate(version)]
    once = keep_anchors([], headings)

    assert keep_anchors(once, headings) == once
