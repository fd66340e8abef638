"""The one style sheet of the site: design system, theme, and our own on top."""

import re

import lightningcss

from .design_system import check_common_tokens, component_css, token_mapping
from .places import SOURCES

LICENCE = "/*! NL Design System components: EUPL-1.2, (c) Frameless B.V., Gemeente Utrecht and others */"
BROWSERS = ["chrome 109", "firefox 115", "safari 16.0"]
IMPORT = re.compile(r'@import "(?P<file>[^"]+)" layer\((?P<layer>\w+)\);')


def stylesheet(names: set[str]) -> str:
    """All rules, minified, for pages that wear the class *names*."""
    components = component_css(names)
    mapping = token_mapping(components)
    own = _own_rules()
    check_common_tokens(mapping, own)
    parts = [own, _layer("nlds", components + _root(mapping)), _layer("site", placement_rules())]
    css = lightningcss.process_stylesheet("\n".join(parts), minify=True, browsers_list=BROWSERS)
    return f"{LICENCE}\n{css}\n"


def placement_rules() -> str:
    """Classes that place things in a grid: our policy allows no style attribute."""
    rules = [f".row-{n}{{--row:{n}}}" for n in range(60)]
    rules += [f".span-{n}{{--span:{n}}}" for n in range(1, 25)]
    rules += [f".map-row-{n}{{--map-row:{n}}}" for n in range(1, 10)]
    rules += [f".col-{n}{{--col:{n}}}.rooms-{n}{{--rooms:{n}}}" for n in range(1, 9)]
    rules += [f".room-{n}{{--room:var(--via-room-{n})}}" for n in range(1, 9)]
    return "".join(rules)


def _own_rules() -> str:
    index = (SOURCES / "site.css").read_text()
    return IMPORT.sub(lambda found: _layer(found["layer"], (SOURCES / found["file"]).read_text()), index)


def _layer(name: str, rules: str) -> str:
    return f"@layer {name}{{{rules}}}"


def _root(tokens: dict[str, str]) -> str:
    return ":root{" + "".join(f"{name}:{value};" for name, value in tokens.items()) + "}"
