"""A text that is not finished is not published, through whatever door; a draft is always stored."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Revision, Workflow
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cop_platform.core import clock
from cop_platform.core.jobs import publish_scheduled
from cop_platform.core.models import Activity
from cop_platform.core.proofreading import problems_of
from cop_platform.core.proofreading.door import TextNotReady
from cop_platform.media.models import SiteImage
from resources.blocks import ChapterBodyBlock
from resources.models import ChapterPage, LibraryIndexPage
from tests.core.blocks.test_body import EMPTY
from tests.factories.accounts import UserFactory
from tests.factories.resources import FigureFactory, chapter, handbook
from tests.media.files import picture

pytestmark = pytest.mark.django_db
BAD = [("text", {"html": "<p>Voor meer, klik hier.</p><h3></h3>"})]
GOOD = [("text", {"html": "<h3>Zo doet u dat</h3><p>Bel eerst.</p>"})]


@pytest.fixture
def editor(client: Client) -> Client:
    person = UserFactory(is_superuser=True, is_staff=True)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def page(library: LibraryIndexPage) -> ChapterPage:
    """A chapter that nobody published yet."""
    made: ChapterPage = chapter(handbook(library), "Waarom", live=False)
    return made


def draft(page: ChapterPage, body: Any = BAD, **fields: Any) -> Revision:
    """What an editor stored last of *page*."""
    page.body = body
    for name, value in fields.items():
        setattr(page, name, value)
    return page.save_revision()


def form_of(page: ChapterPage, *blocks: tuple[str, Any], **more: str) -> dict[str, Any]:
    """What the editor of the CMS sends."""
    facts = {
        "title": page.title,
        "slug": page.slug,
        "intro": "",
        "sources": "",
        "reading_minutes": "",
        "seo_title": "",
        "search_description": "",
        "body": streamfield(blocks),
        "comments": inline_formset([]),
    }
    return {**nested_form_data(facts), **more}


def edit(client: Client, page: ChapterPage, data: dict[str, Any], **headers: str) -> Any:
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, data, headers=headers)


def is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


WRITTEN = ("text", {"html": rich_text('<p>Bel <a href="https://uwv.nl">hier</a></p>')})


def test_form_refuses_to_publish_and_says_why_at_the_field(editor: Client, page: ChapterPage) -> None:
    answer = edit(editor, page, form_of(page, WRITTEN, **{"action-publish": "1"}))

    error = answer.context["form"].errors.as_data()["body"][0]
    assert error.as_json_data() == {
        "blockErrors": {
            0: {
                "blockErrors": {
                    "html": {
                        "messages": [
                            "De link “hier” zegt niet waar hij heen gaat. Schrijf wat de lezer daar vindt."
                        ]
                    }
                }
            }
        }
    }
    assert not is_live(page)


def test_form_stores_a_draft_of_the_same_text(editor: Client, page: ChapterPage) -> None:
    answer = edit(editor, page, form_of(page, WRITTEN))

    assert answer.status_code == 302
    stored = ChapterPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert "uwv.nl" in stored.body[0].value["html"].source


def test_form_publishes_a_finished_text(editor: Client, page: ChapterPage) -> None:
    finished = ("text", {"html": rich_text("<h3>Zo doet u dat</h3><p>Bel eerst.</p>")})

    edit(editor, page, form_of(page, finished, **{"action-publish": "1"}))

    assert is_live(page)


HALF: dict[str, dict[str, Any]] = {kind: dict(value) for kind, value in EMPTY.items()}
HALF["text"] = HALF["example"] = HALF["warning"] = {"title": "", "html": rich_text("")}
HALF["checklist"] = {"title": "", "items": streamfield([])}
HALF["room_card"] |= {"questions": streamfield([]), "pitfalls": streamfield([])}
HALF["video"] |= {"transcript": rich_text(""), "other_captions": streamfield([])}
HALF["table"] = {"caption": "", "column-count": "0", "row-count": "0"}
BARE = ("figure", "term", "page", "document", "image", "film", "captions")
# The first words that an editor types, in the kinds that have words of their own.
TYPED = {
    **dict.fromkeys(("example", "warning", "checklist", "room_card", "download", "video"), "title"),
    "quote": "role",
    "figure": "caption",
    "table": "caption",
}
WORDS = "Leg dit vast"


def block_of(kind: str) -> tuple[str, dict[str, Any]]:
    """A block as the browser sends it when it has only just been added, and its title typed."""
    fields = {name: "" if name in BARE else value for name, value in HALF[kind].items()}
    fields |= {TYPED[kind]: WORDS} if kind in TYPED else {}
    fields.pop("is_decorative", None)
    fields.pop("has_captions", None)
    return kind, fields


@pytest.mark.parametrize("kind", sorted(ChapterBodyBlock().child_blocks))
def test_half_filled_block_survives_autosave_preview_and_reading(
    editor: Client, page: ChapterPage, kind: str
) -> None:
    data = form_of(page, block_of(kind))

    saved = edit(editor, page, data, accept="application/json")
    previewed = editor.post(reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]), data)
    refused = edit(editor, page, {**data, "action-publish": "1"})

    assert saved.json()["success"] is True
    assert previewed.json()["is_valid"] is True
    [block] = ChapterPage.objects.get(pk=page.pk).get_latest_revision_as_object().body
    assert block.block_type == kind
    assert WORDS in str(block.get_prep_value()) or kind not in TYPED
    for name in ("wagtailadmin_pages:preview_on_edit", "wagtailadmin_pages:edit"):
        assert editor.get(reverse(name, args=[page.pk])).status_code == 200
    assert editor.get(reverse("proofread", args=[page.pk])).status_code == 200
    assert editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200
    assert refused.status_code in (200, 302)


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ({}, ["nothing_chosen"]),
        ({"caption": "Om negen uur"}, ["nothing_chosen"]),
        ({"image": "image"}, ["alt_missing", "source_missing"]),
        ({"image": "image", "alt": "Een zaal", "source": "UWV"}, []),
        ({"image": "image", "is_decorative": True, "source": "UWV"}, []),
        ({"figure": "figure"}, []),
        ({"figure": "figure", "caption": "Om negen uur"}, ["picture_missing"]),
        ({"image": "image", "figure": "bare"}, ["figure_source", "alt_missing", "source_missing"]),
    ],
)
def test_figure_says_what_is_missing(page: ChapterPage, value: dict[str, Any], codes: list[str]) -> None:
    chosen = {
        "image": SiteImage.objects.create(title="Foto", file=ContentFile(picture(), name="foto.png")),
        "figure": FigureFactory(),
        "bare": FigureFactory(original_source=""),
    }
    page.body = [("figure", {name: chosen.get(item, item) for name, item in value.items()})]

    assert [one.code for one in problems_of(page)] == codes


def test_preview_may_be_shown_in_the_frame_of_the_editor(editor: Client, page: ChapterPage) -> None:
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    editor.post(address, form_of(page, WRITTEN))

    answer = editor.get(address)

    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert "script-src 'self';" in answer.headers["Content-Security-Policy"]


def test_code_refuses_to_publish(page: ChapterPage) -> None:
    with pytest.raises(TextNotReady, match=r"“Waarom” kan nog niet worden gepubliceerd\. Er staat een lege"):
        draft(page).publish()

    assert not is_live(page)


def test_bulk_publishing_refuses_and_publishes_nothing(editor: Client, page: ChapterPage) -> None:
    draft(page)
    other = chapter(page.get_parent().specific, "Klaar", live=False)
    draft(other, GOOD)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    answer = editor.post(f"{address}?id={other.pk}&id={page.pk}", {"include_descendants": ""})

    assert answer.status_code == 422
    assert "Er staat een lege tussenkop" in answer.text
    assert (is_live(page), is_live(other)) == (False, False)


def test_interface_of_the_cms_refuses_to_publish(editor: Client, page: ChapterPage) -> None:
    draft(page)

    answer = editor.post(f"/cms/api/main/pages/{page.pk}/action/publish/")

    assert answer.status_code == 422
    assert not is_live(page)


def test_workflow_does_not_finish(editor: Client, page: ChapterPage) -> None:
    draft(page)
    person = UserFactory(is_superuser=True)
    state = Workflow.objects.get().start(page, person)

    with pytest.raises(TextNotReady):
        state.current_task_state.approve(user=person)

    state.refresh_from_db()
    assert (is_live(page), state.status) == (False, "in_progress")


def test_clock_holds_back_what_is_not_finished_and_publishes_the_rest(page: ChapterPage) -> None:
    ready = chapter(page.get_parent().specific, "Klaar", live=False)
    past = clock.now() - timedelta(minutes=1)
    for one, body in ((page, BAD), (ready, GOOD)):
        revision = draft(one, body, go_live_at=past)
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past)

    publish_scheduled(clock.now())

    assert (is_live(page), is_live(ready)) == (False, True)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    assert list(Activity.objects.filter(verb="held back text").values_list("target_id", flat=True)) == [
        str(page.pk)
    ]


def test_check_shows_the_stored_draft_to_who_may_edit_it(editor: Client, page: ChapterPage) -> None:
    draft(page)

    told = editor.get(reverse("proofread", args=[page.pk])).text

    assert "1 punt om te verbeteren vóór het publiceren" in told
    assert "Er staat een lege tussenkop. Vul de kop in of haal hem weg." in told


def test_check_is_not_for_others(client: Client, page: ChapterPage) -> None:
    client.force_login(UserFactory(), backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.get(reverse("proofread", args=[page.pk])).status_code == 302
