"""NL Design System: only the components that pages use, and their tokens."""

import json
import re
from pathlib import Path

import lightningcss

from .places import FRONTEND, BuildError, package_file
from .usage import unused_classes

THEME = "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"
REFERENCE = re.compile(r"var\(\s*(--[a-z0-9-]+)")
DEFINITION = re.compile(r"^\s*(--[a-z0-9-]+):\s*([^;]+);", re.MULTILINE)
NOT_FOR_BUNDLES = re.compile(r"/\*# sourceMappingURL.*?\*/|@import[^;]+;|@charset[^;]+;")


def component_css(names: set[str]) -> str:
    """The rules of all installed components that concern the class *names*."""
    published = "\n".join(_published(file) for file in _component_files())
    unused = unused_classes(published, names)
    return lightningcss.process_stylesheet(published, unused_symbols=unused, minify=True)


def token_mapping(css: str) -> dict[str, str]:
    """The component tokens that *css* asks for, in terms of the common layer.

    The example theme says how a component's token follows from the common
    ones; its own values for that common layer are left behind.
    """
    definitions = dict(DEFINITION.findall(package_file(THEME).read_text()))
    known = {name: value for name, value in definitions.items() if not _is_common(name)}
    wanted = set(REFERENCE.findall(css)) & known.keys()
    waiting = list(wanted)
    while waiting:
        found = set(REFERENCE.findall(known[waiting.pop()])) & known.keys() - wanted
        wanted |= found
        waiting += found
    return {name: known[name] for name in sorted(wanted)}


def check_common_tokens(mapping: dict[str, str], theme: str) -> None:
    """Refuse a *theme* that leaves a token of the common layer without a value."""
    needed = {name for value in mapping.values() for name in REFERENCE.findall(value) if _is_common(name)}
    missing = needed - set(re.findall(r"(--basis-[a-z0-9-]+)\s*:", theme))
    if missing:
        raise BuildError("the theme gives no value for: " + ", ".join(sorted(missing)))


def _is_common(name: str) -> bool:
    return name.startswith("--basis-")


def _component_files() -> list[Path]:
    packages = json.loads((FRONTEND / "package.json").read_text())["dependencies"]
    return [_component_file(name) for name in packages if name.endswith("-css")]


def _component_file(package: str) -> Path:
    folder = package_file(f"{package}/dist")
    named = folder / f"{package.split('/')[1].removesuffix('-css')}.css"
    return named if named.exists() else package_file(f"{package}/dist/index.css")


def _published(file: Path) -> str:
    return NOT_FOR_BUNDLES.sub("", file.read_text())
