"""The main menu and the addresses of the contract, in the visitor's language."""

from dataclasses import dataclass

from django.urls import LocalePrefixPattern, get_script_prefix
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SECTIONS: tuple[tuple[str, Promise | str, str], ...] = (
    ("agenda", _("Agenda"), "/agenda/"),
    ("festival", _("Festival"), "/festival/"),
    ("communities", _("Communities"), "/communities/"),
    ("bibliotheek", _("Bibliotheek"), "/bibliotheek/"),
    ("over-via", _("Over VIA"), "/over-via/"),
)


@dataclass(frozen=True)
class NavigationItem:
    """One entry of the menu; *current* is a value of aria-current, or empty."""

    label: Promise | str
    href: str
    current: str = ""


def language_path(path: str, language: str | None = None) -> str:
    """The Dutch *path* under the prefix of *language*, or of the one in use."""
    with translation.override(language or translation.get_language()):
        prefix = LocalePrefixPattern(prefix_default_language=False).language_prefix
    return get_script_prefix() + prefix + path.lstrip("/")


def path_without_language(path: str) -> str:
    """The Dutch path of *path*: without the prefix of its language, if it has one."""
    language = translation.get_language_from_path(path)
    return path.removeprefix(f"/{language}") if language else path


def main_navigation(path: str, *, section: str | None = None) -> list[NavigationItem]:
    """The menu as seen from *path*; *section* says where the page belongs if not there."""
    items = ((slug, label, language_path(href)) for slug, label, href in SECTIONS)
    return [
        NavigationItem(label, href, _current(path, href, is_section=(slug == section if section else None)))
        for slug, label, href in items
    ]


def _current(path: str, href: str, *, is_section: bool | None) -> str:
    if path == href:
        return "page"
    belongs = path.startswith(href) if is_section is None else is_section
    return "true" if belongs else ""
