"""bleach and nh3 are two opinions on the same list: neither finds anything to remove after the other."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop_platform.core.characters import normalise
from cop_platform.core.text import MEMBER, PROTOCOLS, RICH, Allowed, by_bleach, by_nh3

LISTS = [MEMBER, RICH]
SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
NAMES = ["p", "a", "em", "li", "ul", "pre", "script", "style", "svg", "math", "mtext", "table", "td"]
NAMES += ["noscript", "template", "textarea", "title", "xmp", "iframe", "form", "select", "option", "img"]
ATTRIBUTES = ["href", "onclick", "onerror", "style", "id", "linktype", "src", "srcdoc", "xlink:href"]
VALUES = [
    "x",
    "javascript:alert(1)",
    "//elders.nl",
    "&#106;avascript:x",
    "data:text/html,x",
    "https://via.nl",
]


def _attribute(name: str, value: str, quote: str) -> str:
    return f" {name}={quote}{value}{quote}"


attributes = st.builds(
    _attribute, st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES), st.sampled_from(["", "'", '"', "`"])
)
opened = st.builds(
    lambda name, found, end: f"<{name}{''.join(found)}{end}",
    st.sampled_from(NAMES),
    st.lists(attributes, max_size=3),
    st.sampled_from([">", "/>", "", " >"]),
)
closed = st.sampled_from(NAMES).map(lambda name: f"</{name}>")
odd = st.sampled_from(["<!--", "-->", "--!>", "<![CDATA[", "]]>", "<?x", "&lt;", "&quot;", "\x00", "\ufdd0"])
sources = st.lists(opened | closed | odd | st.text(max_size=5), max_size=12).map("".join)


class Found(HTMLParser):
    """Every tag, attribute and address in a text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: set[tuple[str, str]] = set()
        self.addresses: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {(tag, name) for name, _value in attrs if name != "rel"}
        self.addresses |= {value or "" for name, value in attrs if name == "href"}


def strangers(text: str, allowed: Allowed) -> set[object]:
    """What *text* holds beyond *allowed*; a browser is more forgiving, see the browser tests."""
    found = Found(text)
    listed = {(tag, name) for tag, names in allowed.attributes.items() for name in names}
    schemes = {match[1].lower() for match in map(SCHEME.match, found.addresses) if match}
    return (set(found.tags) - allowed.tags) | (found.attributes - listed) | (schemes - PROTOCOLS)


@pytest.mark.parametrize("allowed", LISTS, ids=["member", "rich"])
@given(source=sources)
def test_each_alone_leaves_only_what_the_list_allows(allowed: Allowed, source: str) -> None:
    text = normalise(source)

    assert strangers(by_bleach(text, allowed), allowed) == set()
    assert strangers(by_nh3(text, allowed), allowed) == set()


@pytest.mark.parametrize("allowed", LISTS, ids=["member", "rich"])
@given(source=sources)
def test_the_second_finds_no_tag_to_remove_after_the_first(allowed: Allowed, source: str) -> None:
    text = normalise(source)
    after_bleach, after_nh3 = by_bleach(text, allowed), by_nh3(text, allowed)

    assert set(Found(by_nh3(after_bleach, allowed)).tags) == set(Found(after_bleach).tags)
    assert set(Found(by_bleach(after_nh3, allowed)).tags) - {"a"} == set(Found(after_nh3).tags) - {"a"}


def test_a_sanitiser_that_lets_a_tag_through_is_noticed() -> None:
    wider = MEMBER._replace(tags=MEMBER.tags | {"img"})

    assert strangers(by_nh3("<img>", wider), MEMBER) == {"img"}
