"""Suggestions in the CMS: a draft in one click, and an answer to the reader."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Comment, Page, PageLogEntry, PageViewRestriction, Revision

from cop_platform.accounts.models import User
from cop_platform.core.privacy.erasure import erase
from cop_platform.notifications.models import OutboxMail
from resources.cms.feedback import waiting_suggestions
from resources.domain.feedback import AlreadyClosed, answer, suggest, tallies, vote
from resources.domain.feedback.giving import Giver
from resources.models import ChangeProposal, ChapterPage, HandbookPage, Suggestion
from tests.factories.accounts import UserFactory
from tests.resources.feedback.bellen import BACKEND, SECTION

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
WORDS = "Bel op 088-4567."


@pytest.fixture
def suggestion(text: ChapterPage, reader: User) -> Suggestion:
    return suggest(text, SECTION, text=WORDS, person=reader, now=NOW)


@pytest.fixture
def cms(client: Client, editor: User) -> Client:
    client.force_login(editor, backend=BACKEND)
    return client


def screen(suggestion: Suggestion) -> str:
    return reverse("wagtailsnippets_resources_suggestion:inspect", args=[suggestion.pk])


def tick_off(remark: Comment | None, editor: User) -> None:
    assert remark is not None
    remark.resolved_at, remark.resolved_by = NOW, editor
    remark.save()


def test_one_click_makes_a_draft_with_the_words_beside_their_section(
    cms: Client, text: ChapterPage, suggestion: Suggestion, editor: User, reader: User
) -> None:
    assert WORDS in cms.get(screen(suggestion)).text

    answers = [cms.post(screen(suggestion), {"besluit": "voorstel"}) for _click in range(2)]

    made = ChangeProposal.objects.get()
    assert {answer["Location"] for answer in answers} == {
        f"/cms/pages/{text.pk}/edit/?comment={made.remark_id}"
    }
    assert (made.source, made.source_key, made.credit, made.made_by) == (
        "suggestie",
        suggestion.pk,
        reader,
        editor,
    )
    page = ChapterPage.objects.get()
    assert (page.latest_revision, page.has_unpublished_changes) == (made.revision, True)
    remark = page.get_latest_revision_as_object().wagtail_admin_comments.get()
    assert remark.text == f"Suggestie van een lezer: {WORDS}"
    assert remark.contentpath == f"body.{text.body[0].id}.html"
    assert remark.position == '[{"key": "kop1", "start": 0, "end": 6}]'
    assert WORDS not in cms.get(text.url).text


def test_heading_that_was_never_in_the_editor_gets_a_key_in_the_draft_only(
    cms: Client, text: ChapterPage, suggestion: Suggestion
) -> None:
    Suggestion.objects.update(anchor="mailen", heading="Mailen")

    cms.post(screen(suggestion), {"besluit": "voorstel"})

    draft = ChapterPage.objects.get().get_latest_revision_as_object()
    key = draft.wagtail_admin_comments.get().position[10:15]
    assert f'<h3 data-block-key="{key}">Mailen</h3>' in draft.body[0].value["html"].source
    assert key not in str(ChapterPage.objects.get().body)


def test_giver_is_answered_when_the_text_is_published_with_the_remark_ticked_off(
    cms: Client, suggestion: Suggestion, editor: User, reader: User
) -> None:
    cms.post(screen(suggestion), {"besluit": "voorstel"})
    draft = ChapterPage.objects.get().get_latest_revision_as_object()
    draft.save_revision().publish()
    # Not yet: nobody said that it is mended.
    assert not OutboxMail.objects.filter(kind="suggestion_answered").exists()

    tick_off(ChangeProposal.objects.get().remark, editor)
    for _time in range(2):
        ChapterPage.objects.get().get_latest_revision_as_object().save_revision().publish()

    mail = OutboxMail.objects.get(kind="suggestion_answered")
    assert (mail.recipient, mail.subject) == (reader, "Uw suggestie is verwerkt: Hoe")
    assert "http://testserver/bibliotheek/startbanen/hoe/#bellen" in mail.body_text
    assert Suggestion.objects.get().state == Suggestion.State.MENDED


def test_editor_answers_in_words_and_only_once(cms: Client, suggestion: Suggestion, reader: User) -> None:
    refused = cms.post(screen(suggestion), {"besluit": "niet", "answer": ""})
    cms.post(screen(suggestion), {"besluit": "niet", "answer": "Dat nummer is van een ander."})
    again = cms.post(screen(suggestion), {"besluit": "verwerkt", "answer": "Toch wel."}, follow=True)

    assert refused.status_code == 422
    assert "waarom u dit niet overneemt" in refused.text
    assert "al beantwoord" in again.text
    assert "Dat nummer is van een ander." in OutboxMail.objects.get(kind="suggestion_answered").body_text


def test_reader_who_may_no_longer_read_the_chapter_gets_no_mail_about_it(
    text: ChapterPage, suggestion: Suggestion, editor: User
) -> None:
    PageViewRestriction.objects.create(page=Page.objects.get(pk=text.pk), restriction_type="groups")

    answer(suggestion, is_mended=True, text="", actor=editor, now=NOW)

    assert not OutboxMail.objects.exists()
    with pytest.raises(AlreadyClosed):
        answer(suggestion, is_mended=True, text="", actor=editor, now=NOW)


def test_what_does_not_belong_here_is_taken_away_everywhere(
    cms: Client, suggestion: Suggestion, editor: User
) -> None:
    cms.post(screen(suggestion), {"besluit": "voorstel"})

    cms.post(screen(suggestion), {"besluit": "weg"})

    assert not Suggestion.objects.exists()
    assert WORDS not in kept_by_the_cms()


def test_words_of_a_reader_go_with_their_account(
    cms: Client, suggestion: Suggestion, reader: User, editor: User
) -> None:
    cms.post(screen(suggestion), {"besluit": "voorstel"})
    remark = Comment.objects.get()
    remark.log_resolve(user=editor)
    assert kept_by_the_cms().count(WORDS) == 3
    # The CMS drops what was ticked off; versions and log keep it.
    remark.delete()

    erase(reader)

    assert WORDS not in kept_by_the_cms()
    assert not Suggestion.objects.exists()
    assert ChangeProposal.objects.get().credit is None


def kept_by_the_cms() -> str:
    rows = [*Comment.objects.values_list("text"), *Revision.objects.values_list("content")]
    return str([*rows, *PageLogEntry.objects.values_list("data")])


def test_list_holds_what_one_keeps_and_nothing_else(
    client: Client, suggestion: Suggestion, steward: User, editor: User
) -> None:
    found = [waiting_suggestions(person, NOW) for person in (steward, editor, UserFactory())]

    assert [listed.number if listed else None for listed in found] == [1, 1, None]


def test_votes_are_counted_for_who_keeps_the_text(
    text: ChapterPage, book: HandbookPage, reader: User
) -> None:
    vote(text, SECTION, is_useful=True, giver=Giver(reader), now=NOW)
    for key in "ab":
        vote(text, SECTION, is_useful=False, giver=Giver(visitor=key), now=NOW)

    told = tallies(ChapterPage.objects.all())

    assert [(one.heading, one.edition, one.useful, one.useless) for one in told] == [("Bellen", 1, 1, 2)]
