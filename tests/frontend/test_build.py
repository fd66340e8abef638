"""The build keeps what pages wear, and stops when the theme has a hole."""

import re

import pytest

from frontend.builder.design_system import check_common_tokens
from frontend.builder.places import OUTPUT, PROJECT, SOURCES, BuildError
from frontend.builder.stylesheet import placement_rules
from frontend.builder.usage import unused_classes, used_names

UNSAFE = re.compile(
    r"\sstyle=|\son[a-z]+=|<style|hx-on|data:|<script(?![^>]*\bsrc=)(?![^>]*application/json)"
)
PHYSICAL = re.compile(r"(?<![-\w])(?:margin|padding|border)-(?:left|right)\b|(?<![-\w])(?:left|right):")


def test_used_names_come_from_templates_and_widgets():
    names = used_names()

    assert "nl-button--secondary" in names
    assert "utrecht-select--html-select" in names


def test_unused_classes_are_those_that_nobody_wears():
    css = ".nl-button{color:red}.nl-button--busy{color:blue}"

    assert unused_classes(css, {"nl-button"}) == {"nl-button--busy"}


def test_theme_with_a_missing_token_is_refused():
    mapping = {"--nl-button-color": "var(--basis-color-x)"}

    with pytest.raises(BuildError, match="--basis-color-x"):
        check_common_tokens(mapping, ":root{--basis-color-y:red}")


def test_theme_with_every_token_is_accepted():
    check_common_tokens({"--nl-button-color": "var(--basis-color-x)"}, ":root{--basis-color-x: red}")


def test_placement_covers_a_day_and_the_map():
    rules = placement_rules()

    for name in ("row-59", "span-24", "col-8", "rooms-8", "map-row-9", "room-8"):
        assert f".{name}{{" in rules


def test_our_rules_know_no_left_or_right():
    found = {
        file.name: PHYSICAL.findall(file.read_text())
        for file in SOURCES.rglob("*.css")
        if PHYSICAL.search(file.read_text())
    }

    assert found == {}


def test_every_icon_that_a_template_asks_for_is_drawn():
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (SOURCES / "icons.svg").read_text()))
    # In the CMS the icons are Wagtail's.
    ours = [file for file in (PROJECT / "templates").rglob("*.html") if "/cms/" not in file.as_posix()]
    templates = "\n".join(file.read_text() for file in ours)
    asked = set(re.findall(r'{% icon "([^"]+)" %}', templates))
    asked |= set(re.findall(r'icon="([a-z]+)"', templates))

    assert asked - drawn == set()


def test_style_sheet_asks_nothing_of_others():
    addresses = re.findall(r"url\(([^)]*)\)", (OUTPUT / "site.css").read_text())

    assert addresses
    assert [address for address in addresses if ":" in address or address.startswith("/")] == []


def test_no_template_needs_an_unsafe_policy():
    pages = [file for file in (PROJECT / "templates").rglob("*.html") if "email" not in str(file.parent)]

    assert [file.name for file in pages if UNSAFE.search(file.read_text())] == []
