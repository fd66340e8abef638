"""Marks, passages, order and suggestions: everything after the hits."""

import re

from cop_platform.core.search.analyser import query_terms
from cop_platform.core.search.highlight import PASSAGE, Fragment, highlight
from cop_platform.core.search.marks import (
    ANYWHERE,
    LEAD,
    OFTEN,
    SEVERAL,
    SOME,
    TITLE,
    mark,
    marked_query,
    marked_terms,
    nearly,
)
from cop_platform.core.search.ranking import FEW, Text, scores, title_score

LONG = "Een zin zonder iets. " * 40


def shown_for(text: str, query: str) -> list[Fragment]:
    return highlight(text, query_terms(query)).fragments


def points(query: str, *texts: tuple[str, str, str]) -> list[int]:
    """What texts, each given as title, lead and body, score together."""
    marked = [Text(sources[0], marked_terms(sources)) for sources in texts]
    return scores(query_terms(query), marked)


def test_passage_marks_a_word_whose_stem_begins_otherwise() -> None:
    assert [one.text for one in shown_for("Zij werkt twaalf uren.", "uur") if one.is_hit] == ["uren"]


def test_marked_terms_are_plain_letters_and_digits() -> None:
    marked = marked_terms(["Coöperatie", "عربي", "50% m.b.o. 'x' \x00 - 𝒳"])
    assert re.fullmatch(r"[a-z0-9 ]+", marked)


def test_other_scripts_stay_apart() -> None:
    assert len({mark(term) for term in ("ع", "ر", "عر", "رع", "631")}) == 5


def test_lead_holds_title_lead_and_what_the_body_repeats() -> None:
    marked = marked_terms(["Titel", "inleiding", "taal " * OFTEN + "gast"]).split()
    assert {mark(term, LEAD) for term in ("titel", "inleid", "taal")} <= set(marked)
    assert mark("gast", LEAD) not in marked
    assert mark("gast", ANYWHERE) in marked


def test_query_asks_for_the_word_or_all_its_parts() -> None:
    query = repr(marked_query(query_terms("servicepunt taal")))
    assert "Or" in query
    assert [found in query for found in ("xqservicepuntq", "xqpuntq", "xqtaalq")] == [True] * 3


def test_headings_weigh_as_the_lead() -> None:
    marked = marked_terms(["Titel", "", "Vaktaal eerst. Dan de rest."], "Vaktaal eerst").split()
    assert mark("vaktal", LEAD) in marked or mark("vaktaal", LEAD) in marked
    assert mark("rest", LEAD) not in marked


def test_grades_tell_title_and_repetition() -> None:
    marked = marked_terms(["Titel", "", "gast " * SOME + "eens"]).split()
    assert mark("titel", TITLE) in marked
    assert mark("gast", SEVERAL) in marked
    assert mark("eens", SEVERAL) not in marked


def test_near_query_lets_each_word_go_once() -> None:
    query = repr(nearly(query_terms("taal werk gast")))
    assert [query.count(f"'{mark(term)}'") for term in ("taal", "werk", "gast")] == [2, 2, 2]


def test_passage_shows_the_hits_in_their_sentence() -> None:
    shown = shown_for(
        LONG + "Het werkgeversservicepunt helpt bij inburgering. " + LONG, "werkgever inburgeren"
    )
    assert [one.text for one in shown if one.is_hit] == ["werkgeversservicepunt", "inburgering"]
    assert (shown[0].text, shown[-1].text) == ("… ", " …")
    assert len("".join(one.text for one in shown)) <= PASSAGE + len("…  …")


def test_passage_prefers_the_place_with_most_of_the_words() -> None:
    text = "Taal taal taal. " + LONG + "Hier staat taal naast werk. " + LONG
    assert "naast" in "".join(one.text for one in shown_for(text, "taal werk"))


def test_passage_without_hits_is_the_beginning() -> None:
    assert shown_for("Kort  stukje\n tekst", "iets") == [Fragment("Kort stukje tekst", is_hit=False)]
    assert shown_for("", "iets") == []
    assert shown_for("a" * 1000, "iets")[0].text == "a" * PASSAGE


def test_passage_loses_no_text_between_the_hits() -> None:
    text = "De werkgever & de <b>taal</b>"
    assert "".join(one.text for one in shown_for(text, "taal werkgever")) == text


def test_title_weighs_more_than_lead_and_lead_more_than_body() -> None:
    found = points(
        "servicepunt",
        ("Servicepunten", "", ""),
        ("Handreiking servicepunten", "", ""),
        ("Handreiking", "Een servicepunt", ""),
        ("Handreiking", "", "Een servicepunt en nog een servicepunt"),
        ("Handreiking", "", "Een servicepunt"),
        ("Handreiking", "", "Goede service op elk punt"),
    )
    assert found == sorted(set(found), reverse=True)
    assert found[-1] > 0


def test_page_with_all_words_stands_above_one_with_a_word_in_its_title() -> None:
    other = ("Tolk", "", "")
    both, title, _other = points(
        "gesprek tolk", ("Dossier", "De tolk in een gesprek", ""), ("Gesprek", "Een gesprek", ""), other
    )
    assert both > title > 0


def test_rare_word_weighs_more_than_one_that_all_have() -> None:
    common = [("Gesprek", "Een gesprek", "gesprek")] * 6
    *_others, rare = points("gesprek tolk", *common, ("Dossier", "", "De tolk is besteld"))
    assert rare > 0
    assert rare > points("gesprek tolk", *common)[0] // 10


def test_text_with_too_little_of_the_question_is_no_answer_when_others_are() -> None:
    parts, whole = [("Taal", "", ""), ("Werk", "", ""), ("Gast", "", "")], ("Taal, werk en een gast", "", "")
    assert [bool(one) for one in points("taal werk gast", *parts, *[whole] * FEW)] == [False] * 3 + [
        True
    ] * FEW
    few = points("taal werk gast", *parts, whole)
    assert 0 < max(few[:-1]) < few[-1]


def test_whole_word_in_title_weighs_more_than_its_parts() -> None:
    words = query_terms("servicepunt")
    titles = ("Het servicepunt", "Service op elk punt", "Punt")
    found = [title_score(words, title) for title in titles]
    assert found == sorted(set(found), reverse=True)
