"""The first use of a word is explained, and nothing else of a text changes."""

import re

from resources.domain.explained import MOST, Explanation, boxes, explained

TOLK = Explanation("tolk", "Tolk", "Wie vertaalt.")
GROUP = Explanation("cop", "Community of practice", "Een groep.", "Historisch")


def shown(html: str, *glossary: Explanation) -> str:
    return re.sub(r'<button[^>]*"begrip-([^"]+)">(.*?)</button>', r"[\1: \2]", explained(html, glossary)[0])


def test_first_use_is_a_button_in_whatever_inflection() -> None:
    html = "<p>Bel de tolken. Een tolk &amp; een <b>tolk</b>.</p>"
    assert shown(html, TOLK) == "<p>Bel de [tolk: tolken]. Een tolk &amp; een <b>tolk</b>.</p>"


def test_headings_links_and_labels_stay_as_they_are() -> None:
    html = '<h3>De tolk</h3><p><a href="/x/">tolk</a></p><ul><li><label>tolk</label> of tolk</li></ul>'
    assert shown(html, TOLK) == html.replace("of tolk", "of [tolk: tolk]")


def test_text_outside_paragraphs_and_lists_stays_as_it_is() -> None:
    html = "<table><tr><td>tolk</td></tr></table>"
    assert shown(html, TOLK) == html


def test_words_that_belong_together_are_one_button() -> None:
    html = "<p>Een practice. Onze communities of practice leren.</p>"
    assert shown(html, GROUP) == "<p>Een practice. Onze [cop: communities of practice] leren.</p>"


def test_attributes_and_signs_are_not_touched() -> None:
    html = '<p title="tolk">2 &lt; 3 &quot;caf\u00e9&quot; <em data-x="tolk">rust</em></p>'
    assert shown(html, TOLK) == html


def test_no_more_than_twelve_words_are_explained() -> None:
    words = [Explanation(f"w{at}", f"woord{at}a", "Uitleg.") for at in range(MOST + 3)]
    found = explained("<p>" + " ".join(word.term for word in words) + "</p>", words)[1]
    assert [word.slug for word in found] == [f"w{at}" for at in range(MOST)]


def test_box_is_opened_by_its_button_and_is_escaped() -> None:
    html, found = explained("<p>De tolk.</p>", [TOLK._replace(definition="<b>Wie & wat</b>")])
    assert re.search(r'popovertarget="([^"]+)"', html)[1] == "begrip-tolk"  # type: ignore[index]
    assert boxes(found) == (
        '<div class="explained" id="begrip-tolk" popover role="note" tabindex="-1" autofocus'
        ' aria-labelledby="begrip-tolk"><p><strong>Tolk</strong></p>'
        "<p>&lt;b&gt;Wie &amp; wat&lt;/b&gt;</p></div>"
    )
    assert "<strong>Community of practice</strong> – Historisch</p>" in boxes([GROUP])
