"""The menu knows its language and where the visitor is."""

from django.utils import translation

from cop_platform.core.navigation import language_path, main_navigation


def current(path: str, section: str | None = None) -> dict[str, str]:
    return {item.href: item.current for item in main_navigation(path, section=section) if item.current}


def test_language_path_has_a_prefix_in_english_only():
    assert language_path("/agenda/") == "/agenda/"
    assert language_path("/agenda/", "en") == "/en/agenda/"
    with translation.override("en"):
        assert language_path("/agenda/") == "/en/agenda/"
        assert language_path("/", "nl") == "/"


def test_main_navigation_marks_the_page_or_its_section():
    assert current("/agenda/") == {"/agenda/": "page"}
    assert current("/agenda/intervisie/") == {"/agenda/": "true"}
    assert current("/zoeken/") == {}


def test_main_navigation_lets_a_page_name_its_section():
    assert current("/agenda/festival-2026/programma/", "festival") == {"/festival/": "true"}
