"""What the documentation names exists, and what an operator can set is documented."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.urls import resolve
from wagtail.admin.menu import admin_menu

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
SETTINGS = ROOT / "cop_platform" / "settings"
ON_PAGES = {("Mijn pagina", "Mijn suggesties"), ("Consultatie", "Publiceer het verslag")}


def text_of(*parts):
    return ROOT.joinpath(*parts).read_text(encoding="utf-8")


def test_every_environment_variable_is_documented_and_no_other():
    read = {"DJANGO_SETTINGS_MODULE"}
    for path in SETTINGS.glob("*.py"):
        read |= set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', path.read_text(encoding="utf-8")))
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", text_of("docs", "operations.md"), re.MULTILINE))

    assert documented == read


def test_every_make_target_that_is_named_exists():
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    named = set()
    for path in [*DOCUMENTS, ROOT / ".ci" / "run"]:
        for words in re.findall(r"(?:^|`)make ([a-z -]+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            named |= set(words.split())

    assert named - targets == set()
    assert {"demo", "check", "test"} <= named


def test_every_management_command_that_is_named_exists():
    named = set()
    for path in [*DOCUMENTS, ROOT / "Makefile"]:
        named |= set(re.findall(r"(?:manage\.py|\$\(MANAGE\)) ([a-z_]+)", path.read_text(encoding="utf-8")))

    assert named - set(get_commands()) == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_within_the_documentation_arrives(path):
    links = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", path.read_text(encoding="utf-8"))

    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_feed_address_that_is_named_resolves():
    addresses = re.findall(r"`(/agenda[^`?]*\.(?:ics|json|rss))", text_of("docs", "feeds.md"))

    assert len(addresses) > 6
    for address in addresses:
        resolve(re.sub(r"<\w+>", "utrecht", address))


@pytest.mark.django_db
@pytest.mark.one_engine
def test_every_list_that_the_manual_sends_editors_to_is_in_the_menu(rf, beheer):
    named = set()
    for path in (ROOT / "docs" / "editors").glob("*.md"):
        words = " ".join(path.read_text(encoding="utf-8").split())
        named |= set(re.findall(r"\*\*([^*]+) → ([^*]+)\*\*", words))

    assert named - places_in_the_menu(rf, beheer) == ON_PAGES
    assert len(named) > 10


def places_in_the_menu(rf, person):
    """The menu of the CMS in Dutch, as pairs of what opens and what is in it."""
    request = rf.get("/cms/")
    request.user = person
    return {
        (str(group.label), str(item.label))
        for group in admin_menu.menu_items_for_request(request)
        if hasattr(group, "menu")
        for item in group.menu.menu_items_for_request(request)
    }


def test_every_decision_is_listed():
    pages = {path.name for path in (ROOT / "docs" / "adr").glob("0*.md")}

    assert set(re.findall(r"\((0[^)]+\.md)\)", text_of("docs", "adr", "README.md"))) == pages


ASVS = text_of("docs", "asvs.md")
ASVS_ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| [12] \| (.+) \|$", re.MULTILINE)


def test_every_requirement_of_the_asvs_sheet_stands_there_once_and_says_why():
    rows = ASVS_ROW.findall(ASVS)
    numbers = [number for number, _why in rows]
    said = re.search(r"^Of (\d+):", ASVS, re.MULTILINE)

    assert len(numbers) == len(set(numbers)) == int(said[1]) == 210
    assert {int(number.split(".")[0]) for number in numbers} == {*range(1, 9), *range(11, 17)}
    known = re.compile(r"^(?:`(?:tests|proof)/|Reason: |Not here|Hosting|Exception: |\*\*Open\*\*)")
    assert [number for number, why in rows if not known.match(why)] == []


def test_every_file_of_the_asvs_sheet_exists():
    named = re.findall(r"`((?:tests|proof|docs|requirements)/[\w./-]+)`", ASVS)

    assert len(named) > 100
    assert [path for path in named if not (ROOT / path).is_file()] == []


def test_counts_of_the_asvs_sheet_are_those_of_its_rows():
    rows = [why for _number, why in ASVS_ROW.findall(ASVS)]
    told = {
        "have a test": ("`tests/", "`proof/", "Exception"),
        "a reason": "Reason",
        "are open": "**Open**",
        "are for the operator": "Hosting",
        "are about what is not here": "Not here",
    }

    for words, start in told.items():
        counted = len([why for why in rows if why.startswith(start)])
        assert f"{counted} {words}" in ASVS
