"""The library of the demo is complete, and its drafts stay drafts."""

import pytest
from django.test import Client

from resources.models import (
    Action,
    ChapterPage,
    ExternalPlatform,
    Figure,
    GlossaryTerm,
    HandbookPage,
    Helpdesk,
    KnowledgeQuestion,
    MenukaartCard,
    MenukaartQuestion,
    PilotPage,
    PracticePage,
    ResourcePage,
    Scheme,
)

pytestmark = [pytest.mark.django_db, pytest.mark.demo]


def test_every_row_of_the_library_is_there() -> None:
    rows = (Action, ExternalPlatform, Figure, GlossaryTerm, Helpdesk, KnowledgeQuestion)
    rest = (MenukaartCard, MenukaartQuestion, Scheme)

    counts = {model.__name__: model.objects.count() for model in (*rows, *rest)}

    assert counts == {
        "Action": 19,
        "ExternalPlatform": 8,
        "Figure": 28,
        "GlossaryTerm": 32,
        "Helpdesk": 5,
        "KnowledgeQuestion": 7,
        "MenukaartCard": 15,
        "MenukaartQuestion": 8,
        "Scheme": 4,
    }


def test_texts_are_live_and_placeholders_are_not() -> None:
    texts = ResourcePage.objects.live().not_exact_type(PracticePage, PilotPage)

    assert texts.count() == 20
    assert HandbookPage.objects.live().count() == 6
    assert ChapterPage.objects.live().count() == 35
    assert PracticePage.objects.live().count() == 12
    assert [PilotPage.objects.live().count(), PilotPage.objects.count()] == [13, 16]


def test_references_between_texts_are_kept() -> None:
    old = ResourcePage.objects.get(slug="monitor-gelijkwaardige-kansen")
    question = KnowledgeQuestion.objects.get(question__startswith="Welke onderdelen van een startbaan")
    figure = Figure.objects.get(slug="regios-verbinder-a")

    assert old.superseded_by.slug == "monitor-inclusieve-arbeidsmarkt"
    assert question.linked_page.slug == "handreiking-startbanen"
    assert figure.conflicts_with.slug == "regios-verbinder-b"


def test_every_block_of_every_chapter_says_something() -> None:
    empty = [
        (chapter.slug, block.block_type)
        for chapter in ChapterPage.objects.live()
        for block in chapter.body
        if not block.render().strip()
    ]

    assert empty == []


def test_draft_handbook_appears_nowhere(client: Client) -> None:
    draft = HandbookPage.objects.get(slug="handboek-in-voorbereiding")

    assert client.get(draft.url).status_code == 404
    assert client.get(f"{draft.url}nog-niet-voor-lezers/").status_code == 404
    assert draft.title not in client.get("/bibliotheek/", {"q": "voorbereiding"}).text
    assert draft.title not in client.get("/zoeken/", {"q": "voorbereiding"}).text
