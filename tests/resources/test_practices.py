"""Practice beside evidence: who does this already, and whose judgement a level is."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from cop_platform.taxonomy.models import LabourMarketRegion
from resources.models import LibraryIndexPage, PracticeIndexPage, PracticePage, PracticeUse
from tests.factories.accounts import VerifiedUserFactory
from tests.factories.resources import ThemeFactory, chapter, handbook, practice, resource

pytestmark = pytest.mark.django_db
FACTS = {
    "place": "Zevenaar",
    "group": "twaalf statushouders",
    "hours": "twee uur per week",
    "what_failed": "de avondlessen",
    "still_running": "ja, sinds 2024",
    "reviewed_on": date(2026, 2, 1),
}


def words(html: str, begin: str = "Wie doet dit al?") -> str:
    text = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    return text[text.index(begin) :] if begin in text else ""


def use(page: Any, shown: PracticePage) -> PracticePage:
    PracticeUse.objects.create(practice=shown, page=page)
    return shown


def test_chapter_shows_who_does_this_and_what_it_took(
    client: Client, library: LibraryIndexPage, practices: PracticeIndexPage
) -> None:
    page = chapter(handbook(library), "Begeleiden")
    use(page, practice(practices, "Samen op pad", **FACTS))
    practice(practices, "Iets anders")

    told = words(client.get(page.url).text)

    assert told.startswith(
        "Wie doet dit al? Samen op pad Zevenaar Voor welke groep twaalf statushouders Uren twee uur per week "
        "Wat niet werkte de avondlessen Loopt het nog? ja, sinds 2024 Nagekeken op 1 februari 2026"
    )
    assert "Iets anders" not in told


def test_practice_in_the_text_or_about_the_text_stands_beside_it_once(
    client: Client, library: LibraryIndexPage, practices: PracticeIndexPage
) -> None:
    named = practice(practices, "Genoemd")
    body = [{"type": "practice", "value": {"page": named.pk}, "id": "1"}]
    page = resource(library, "Werkwijze")
    page.body = page.body.stream_block.to_python(body)
    page.save()
    practice(practices, "Verwant", related=[page])
    use(page, named)

    titles = re.findall(r"<h3><a[^>]*>([^<]+)</a>", client.get(page.url).text)

    assert titles == ["Genoemd", "Verwant"]


def test_practice_that_is_not_public_is_not_shown(
    client: Client, library: LibraryIndexPage, practices: PracticeIndexPage
) -> None:
    page = resource(library, "Werkwijze")
    use(page, practice(practices, "Concept")).unpublish()

    assert words(client.get(page.url).text) == ""


def test_our_level_is_ours_and_a_ladder_of_others_keeps_its_own_words(
    client: Client, library: LibraryIndexPage
) -> None:
    page = resource(
        library,
        "Werkwijze",
        evidence_level="veelbelovend",
        evidence_note="Eén onderzoek.",
        evidence_judges="een panel van drie onderzoekers",
        evidence_on=date(2026, 1, 9),
        external_ladder="Databank sociale interventies",
        external_level="Goed beschreven",
    )

    told = words(client.get(page.url).text, "Over het bewijs:")

    assert told.startswith(
        "Over het bewijs: Eén onderzoek. Dit niveau is een indeling van deze site. "
        "Beoordeeld door een panel van drie onderzoekers op 9 januari 2026 . "
        "Oordeel van een ander: Databank sociale interventies: “Goed beschreven” ."
    )


@pytest.fixture
def listed(practices: PracticeIndexPage) -> None:
    """Two practices, one of them in a region and about a theme."""
    region = LabourMarketRegion.objects.create(slug="twente", label_nl="Twente", code="AM05")
    LabourMarketRegion.objects.create(slug="rijnmond", label_nl="Rijnmond", code="AM06")
    theme = ThemeFactory(slug="taal", label_nl="Taal")
    practice(practices, "Enschede", regions=[region], themes=[theme])
    practice(practices, "Almere")


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Almere", "Enschede"]),
        ("?regio=twente", ["Enschede"]),
        ("?regio=twente&thema=taal&over=", ["Enschede"]),
        ("?regio=rijnmond", []),
    ],
)
def test_practices_are_filtered_by_region_and_theme(
    client: Client, listed: None, query: str, titles: list[str]
) -> None:
    answer = client.get(f"/praktijkvoorbeelden/{query}")

    assert answer.status_code == 200
    assert re.findall(r'card__title"><a[^>]*>([^<]+)<', answer.text) == titles


def test_filter_offers_what_occurs_and_refuses_the_unknown(client: Client, listed: None) -> None:
    offered = re.findall(r'<option value="([^"]*)"', client.get("/praktijkvoorbeelden/").text)
    refused = client.get("/praktijkvoorbeelden/?regio=atlantis")

    assert offered == ["", "twente", "", "taal"]
    assert refused.status_code == 400
    assert "Wij kennen “atlantis” niet als" in refused.text


def test_practice_in_the_text_is_named_only_to_who_may_find_it(
    client: Client, library: LibraryIndexPage, practices: PracticeIndexPage
) -> None:
    closed = practice(practices, "Alleen voor leden")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    page = resource(library, "Werkwijze")
    page.body = page.body.stream_block.to_python(
        [{"type": "practice", "value": {"page": closed.pk}, "id": "1"}]
    )
    page.save()

    told_to_anybody = client.get(page.url).text
    client.force_login(VerifiedUserFactory())

    assert "Alleen voor leden" not in told_to_anybody
    assert "Alleen voor leden" in client.get(page.url).text
