"""Marks, passages, order and suggestions: everything after the hits."""

import re

from cop_platform.core.search.analyser import query_terms
from cop_platform.core.search.highlight import PASSAGE, Fragment, highlight
from cop_platform.core.search.marks import (
    ANYWHERE,
    LEAD,
    OFTEN,
    mark,
    marked_query,
    marked_terms,
    marked_whole_query,
)
from cop_platform.core.search.ranking import Place, score
from cop_platform.core.search.suggest import suggest

LONG = "Een zin zonder iets. " * 40


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


def test_whole_query_leaves_the_parts_out() -> None:
    query = repr(marked_whole_query(query_terms("servicepunt taal"), LEAD))
    assert "xlservicepuntq" in query
    assert "punt'" not in query.replace("xlservicepuntq", "")


def test_passage_shows_the_hits_in_their_sentence() -> None:
    shown = highlight(
        LONG + "Het werkgeversservicepunt helpt bij inburgering. " + LONG, "werkgever inburgeren"
    )
    assert [one.text for one in shown if one.is_hit] == ["werkgeversservicepunt", "inburgering"]
    assert (shown[0].text, shown[-1].text) == ("… ", " …")
    assert len("".join(one.text for one in shown)) <= PASSAGE + len("…  …")


def test_passage_prefers_the_place_with_most_of_the_words() -> None:
    text = "Taal taal taal. " + LONG + "Hier staat taal naast werk. " + LONG
    assert "naast" in "".join(one.text for one in highlight(text, "taal werk"))


def test_passage_without_hits_is_the_beginning() -> None:
    assert highlight("Kort  stukje\n tekst", "iets") == [Fragment("Kort stukje tekst", is_hit=False)]
    assert highlight("", "iets") == []
    assert highlight("a" * 1000, "iets")[0].text == "a" * PASSAGE


def test_passage_loses_no_text_between_the_hits() -> None:
    text = "De werkgever & de <b>taal</b>"
    assert "".join(one.text for one in highlight(text, "taal werkgever")) == text


def test_title_weighs_more_than_lead_and_lead_more_than_body() -> None:
    words = query_terms("startbaan")
    exact = score(words, "Startbanen", Place.IN_PARTS)
    inside = score(words, "Handreiking startbanen", Place.IN_PARTS)
    lead, whole, parts = (score(words, "Handreiking", place) for place in reversed(Place))
    assert exact > inside > lead > whole > parts


def test_whole_word_in_title_weighs_more_than_its_parts() -> None:
    words = query_terms("servicepunt")
    titles = ("Het servicepunt", "Service op elk punt", "Punt")
    scores = [score(words, title, Place.IN_PARTS) for title in titles]
    assert scores == sorted(set(scores), reverse=True)


def test_suggestion_comes_from_our_list_and_the_offered_texts() -> None:
    assert suggest("werkgevr", []) == "werkgever"
    assert suggest("festivl Alblaserwaard", ["Regio Alblasserwaard"]) == "festival alblasserwaard"
    assert suggest("werkgever", []) == ""
    assert suggest("xyzzy", []) == ""
    assert suggest("", []) == ""
