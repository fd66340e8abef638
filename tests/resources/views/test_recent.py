"""The list of what changed in the library."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import RichText

from cop_platform.taxonomy.models import ContentStatus
from resources.domain.recent import recent_changes
from resources.models import HandbookPage, LibraryIndexPage, StatusChange
from tests.factories.resources import edition, handbook, resource

pytestmark = pytest.mark.django_db
FIRST = datetime(2026, 3, 3, 12, tzinfo=UTC)
TODAY = date(2026, 4, 1)
ADDRESS = "/bibliotheek/onlangs-gewijzigd/"


def two_editions(library: LibraryIndexPage, title: str) -> HandbookPage:
    """A handbook with a second edition, a day after the first."""
    page = handbook(library, title)
    edition(page, "", now=FIRST)
    page.body = [("text", {"html": RichText("<p>Bel de klant.</p>")})]
    page.save_revision().publish()
    edition(page, f"Nieuw in {title}: bellen.", now=FIRST + timedelta(days=1))
    return page


def changes() -> list[tuple[str, int | None]]:
    found = recent_changes(AnonymousUser(), today=TODAY)
    return [(one.text.title, one.edition.number if one.edition else None) for one in found]


def test_page_tells_the_newest_edition_in_words_and_leads_to_the_comparison(
    client: Client, library: LibraryIndexPage
) -> None:
    two_editions(library, "Startbanen")
    edition(handbook(library, "Stages", intro="Zo kiest u een stage."), "", now=FIRST)

    text = " ".join(client.get(ADDRESS).text.split())

    assert text.index("Startbanen") < text.index("Stages")
    assert "<p>Nieuw in Startbanen: bellen.</p>" in text
    assert 'href="/bibliotheek/startbanen/uitgaven/1-2/"' in text
    assert "De eerste uitgave." in text
    assert text.count('<li class="panel"') == 2


def test_status_is_told_when_it_took_the_place_of_another(library: LibraryIndexPage) -> None:
    page, other = (resource(library, title, status="concept") for title in ("Toolkit", "Nieuw"))
    for text, slug, day in ((page, "concept", 0), (page, "vastgesteld", 1), (other, "concept", 2)):
        status = ContentStatus.objects.get_or_create(slug=slug, defaults={"label_nl": slug})[0]
        StatusChange.objects.create(page=text, status=status, changed_at=FIRST + timedelta(days=day))
    page.status = ContentStatus.objects.get(slug="vastgesteld")
    page.save()

    (found,) = recent_changes(AnonymousUser(), today=TODAY)

    assert (found.text.title, str(found.status)) == ("Toolkit", "vastgesteld")


def test_what_one_may_not_find_or_no_longer_holds_did_not_change(library: LibraryIndexPage) -> None:
    closed, ended, offline = (two_editions(library, title) for title in ("Dicht", "Voorbij", "Weg"))
    assert len(changes()) == 3
    PageViewRestriction.objects.create(page=Page.objects.get(pk=closed.pk), restriction_type="groups")
    ended.valid_until = TODAY - timedelta(days=1)
    ended.save()
    offline.unpublish()

    assert changes() == []


def test_list_costs_the_same_with_more_changes(client: Client, library: LibraryIndexPage) -> None:
    def cost() -> int:
        # What many pages ask for is remembered until something changes.
        client.get(ADDRESS)
        with CaptureQueriesContext(connection) as captured:
            client.get(ADDRESS)
        return len(captured)

    two_editions(library, "Eerste")
    with_one = cost()
    for number in range(3):
        two_editions(library, f"Nummer {number}")

    assert cost() == with_one
    assert with_one <= 6


def test_no_text_takes_the_address_of_the_list(library: LibraryIndexPage) -> None:
    with pytest.raises(ValidationError) as refused:
        handbook(library, "Onlangs", slug="onlangs-gewijzigd").full_clean()

    assert "slug" in refused.value.message_dict
