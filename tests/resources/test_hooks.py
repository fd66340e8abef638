"""The library in the CMS: every list and every form opens, in Dutch."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from resources.models import HandbookPage, LibraryIndexPage, PilotIndexPage, PracticeIndexPage
from tests.factories.accounts import UserFactory
from tests.factories.resources import chapter, handbook

pytestmark = pytest.mark.django_db

SNIPPETS = sorted(
    model._meta.model_name for model in get_snippet_models() if model._meta.app_label == "resources"
)


@pytest.fixture
def editor(client: Client) -> Client:
    person = UserFactory(is_superuser=True, is_staff=True)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


# Rows that follow from what people do elsewhere.
ONLY_READ = {"consultationcomment", "externallink", "ownerapproval", "suggestion"}
SCREENS = [(model, view) for model in SNIPPETS for view in ("list", "add")]


@pytest.mark.parametrize(
    ("model", "view"), [one for one in SCREENS if one[0] not in ONLY_READ or one[1] == "list"]
)
def test_rows_are_listed_and_added(editor: Client, model: str, view: str) -> None:
    answer = editor.get(reverse(f"wagtailsnippets_resources_{model}:{view}"))

    assert answer.status_code == 200


def test_every_row_of_the_library_is_in_the_cms() -> None:
    assert SNIPPETS == [
        "action",
        "consultationcomment",
        "externallink",
        "externalplatform",
        "figure",
        "glossaryterm",
        "helpdesk",
        "knowledgequestion",
        "menukaartcard",
        "menukaartquestion",
        "ownerapproval",
        "scheme",
        "suggestion",
    ]


@pytest.mark.parametrize(
    ("parent", "kind"),
    [
        ("library", "resourcepage"),
        ("library", "handbookpage"),
        ("practices", "practicepage"),
        ("pilots", "pilotpage"),
    ],
)
def test_pages_are_added_where_they_belong(
    editor: Client, request: pytest.FixtureRequest, parent: str, kind: str
) -> None:
    page: Page = request.getfixturevalue(parent)

    assert editor.get(reverse("wagtailadmin_pages:add", args=["resources", kind, page.pk])).status_code == 200


def test_pilot_does_not_fit_in_the_library(
    editor: Client, library: LibraryIndexPage, practices: PracticeIndexPage, pilots: PilotIndexPage
) -> None:
    answer = editor.get(reverse("wagtailadmin_pages:add", args=["resources", "pilotpage", library.pk]))

    assert answer.status_code == 302


def test_chapters_are_edited_and_previewed(editor: Client, library: LibraryIndexPage) -> None:
    book: HandbookPage = handbook(library)
    page = chapter(book, "Waarom")

    assert editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    assert "Waarom" in editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).text


@pytest.mark.parametrize("parent", ["library", "practices", "pilots"])
def test_parents_have_a_preview(editor: Client, request: pytest.FixtureRequest, parent: str) -> None:
    page: Page = request.getfixturevalue(parent)

    assert page.title in editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).text
