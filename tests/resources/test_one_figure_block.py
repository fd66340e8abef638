"""Pictures and numbers become one kind of block, and two again, without loss."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import F, JSONField
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex, Revision

from cop_platform.media.models import SiteImage
from home.models import HomePage
from resources.models import LibraryIndexPage
from tests.factories.resources import FigureFactory, chapter, handbook
from tests.media.files import picture

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE, AFTER = ("home", "0004_figures"), ("home", "0005_one_figure_block")
SAID = {"alt": "Een zaal", "is_decorative": False, "caption": "", "source": "UWV"}
WORDS = {"type": "text", "value": {"html": "<p>Een “picture” of “figure” in de tekst.</p>"}, "id": "words"}


def migrate(to: tuple[str, str]) -> None:
    MigrationExecutor(connection).migrate([to])


def live(page: Page) -> Any:
    """The text of *page* as the database has it."""
    rows = type(page)._default_manager.annotate(raw=Cast(F("body"), JSONField()))
    return rows.values_list("raw", flat=True).get(pk=page.pk)


def stored(page: Page) -> list[Any]:
    """The text of *page*: live, then in each revision."""
    contents = Revision.objects.for_instance(page).order_by("pk").values_list("content", flat=True)
    return [live(page), *(json.loads(content["body"]) for content in contents)]


def paths(image: SiteImage) -> set[str]:
    """The ways that lead to *image*."""
    return {use.model_path for use in ReferenceIndex.get_references_to(image)}


@pytest.fixture
def image(db: None) -> SiteImage:
    """An image to choose."""
    return SiteImage.objects.create(title="Foto", file=ContentFile(picture(), name="foto.png"))


def as_one_kind(image: SiteImage, number: int) -> list[dict[str, Any]]:
    """What an editor stores now."""
    return [
        WORDS,
        {"type": "figure", "value": {"image": image.pk, **SAID, "figure": None}, "id": "image"},
        {
            "type": "figure",
            "value": {"image": None, **dict.fromkeys(SAID, ""), "figure": number},
            "id": "number",
        },
        {"type": "figure", "value": {"image": image.pk, **SAID, "figure": number}, "id": "both"},
        {"type": "figure", "value": {"image": None, **SAID, "figure": None}, "id": "half"},
    ]


def as_two_kinds(image: SiteImage, number: int, new_id: str) -> list[dict[str, Any]]:
    """What was stored before."""
    return [
        WORDS,
        {"type": "picture", "value": {"image": image.pk, **SAID}, "id": "image"},
        {"type": "figure", "value": {"figure": number}, "id": "number"},
        {"type": "picture", "value": {"image": image.pk, **SAID}, "id": "both"},
        {"type": "figure", "value": {"figure": number}, "id": new_id},
        {"type": "picture", "value": {"image": None, **SAID}, "id": "half"},
    ]


def test_live_text_draft_and_planned_text_go_back_and_forth(
    library: LibraryIndexPage, image: SiteImage
) -> None:
    number, planned = FigureFactory().pk, datetime(2030, 1, 1, tzinfo=UTC)
    text = json.dumps(as_one_kind(image, number))
    page = handbook(library, body=text)
    page.save_revision()
    Revision.objects.filter(pk=page.save_revision().pk).update(approved_go_live_at=planned)
    other = chapter(page, body=json.dumps([WORDS]))
    home = HomePage.objects.get()
    home.body = text
    home.save()

    migrate(BEFORE)
    before, was_found = [*stored(page), live(home)], paths(image)
    migrate(AFTER)

    assert before == [as_two_kinds(image, number, raw[4]["id"]) for raw in before]
    assert was_found == {"body.picture.image"}
    as_one = [
        [{**block, "type": block["type"].replace("picture", "figure")} for block in raw] for raw in before
    ]
    assert ([*stored(page), live(home)], stored(other)) == (as_one, [[WORDS]])
    assert paths(image) == {"body.figure.image"}
    assert Revision.objects.filter(approved_go_live_at=planned).count() == 1
