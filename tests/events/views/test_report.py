"""What the page of a meeting shows afterwards."""

from datetime import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import PageViewRestriction

from cop_platform.media.models import SiteDocument
from events.models import EventIndexPage, FestivalPage
from resources.models import LibraryIndexPage
from tests.factories import events as make
from tests.factories import resources

pytestmark = pytest.mark.django_db
RECORDING = {"recording_url": "https://video.example.org/1", "recording_note": "Met ondertiteling."}


@pytest.fixture
def text(agenda: EventIndexPage) -> Any:
    """A text in the library."""
    library = agenda.get_parent().add_child(instance=LibraryIndexPage(title="Bibliotheek", slug="bieb"))
    return resources.resource(library, "Opbrengst")


def test_report_in_the_library_document_and_recording_stand_on_the_page(
    client: Client, agenda: EventIndexPage, now: datetime, text: Any
) -> None:
    file = ContentFile(b"Besluit;Datum\n", "besluiten.csv")
    document = SiteDocument.objects.create(title="Besluiten", file=file)
    page = make.meeting_page(agenda, report_page=text, report_document=document, **RECORDING)

    html = client.get(page.url).text

    assert '<h2 id="verslag">Verslag en opname</h2>' in html
    assert f'href="{text.url}">Lees het verslag: Opbrengst</a>' in html
    assert "Download het verslag: Besluiten (csv" in html
    assert 'href="https://video.example.org/1"' in html
    assert "Met ondertiteling." in html
    assert client.get(document.url).status_code == 200


def test_report_that_the_visitor_may_not_read_is_not_named(
    client: Client, agenda: EventIndexPage, now: datetime, text: Any
) -> None:
    page = make.meeting_page(agenda, report_page=text)
    assert "Opbrengst" in client.get(page.url).text

    PageViewRestriction.objects.create(page=text, restriction_type=PageViewRestriction.LOGIN)

    assert "Opbrengst" not in client.get(page.url).text
    assert 'id="verslag"' not in client.get(page.url).text


@pytest.mark.parametrize("make_page", [make.meeting_page, make.festival_page])
def test_recording_without_a_word_on_captions_is_refused(
    agenda: EventIndexPage, now: datetime, make_page: Any
) -> None:
    page: FestivalPage = make_page(agenda)
    page.recording_url = RECORDING["recording_url"]

    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == ["recording_note"]
    page.recording_note = RECORDING["recording_note"]
    page.full_clean()
