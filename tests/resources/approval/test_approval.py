"""The owner of a text approves it without an account: once, in time, and sees nothing else."""

from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision, Workflow

from cop_platform.accounts.models import Organisation, User
from cop_platform.core import clock
from cop_platform.core.models import Activity
from cop_platform.media.models import SiteDocument, SiteImage
from cop_platform.notifications.models import OutboxMail
from resources.domain import approval
from resources.jobs import follow_approvals
from resources.models import ChapterPage, LibraryIndexPage, OwnerApproval
from resources.models.approval import Outcome
from tests.factories.resources import practice
from tests.media.files import picture
from tests.media.films import mp4
from tests.media.test_captions import CLEAN
from tests.resources.approval.sent import links, state

pytestmark = pytest.mark.django_db
YES = {"antwoord": "akkoord", "name": "Sam de Boer", "comment": ""}
NO = {"antwoord": "niet-akkoord", "name": "Sam de Boer", "comment": "Noem de loketten."}


def is_live(page: ChapterPage) -> bool:
    return ChapterPage.objects.get(pk=page.pk).live


def verbs() -> list[str]:
    about = Activity.objects.filter(target_type="resources.ownerapproval")
    return list(about.order_by("pk").values_list("verb", flat=True))


def test_owner_gets_a_mail_and_reads_the_submitted_text(client: Client, asked: OwnerApproval) -> None:
    mail = OutboxMail.objects.get(kind="owner_approval_asked")
    answer = client.get(links()[0])

    assert (mail.to_address, mail.subject) == (
        "teksten@werkplein.example",
        "Wilt u deze tekst goedkeuren: Taalbuddy's",
    )
    assert "Bel eerst de werkgever." in answer.text
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert asked.token_hash not in links()[0]


def test_yes_publishes_and_tells_the_author(client: Client, asked: OwnerApproval, page: ChapterPage) -> None:
    answer = client.post(links()[0], YES)

    asked.refresh_from_db()
    assert (answer.status_code, is_live(page), state(page)) == (HTTPStatus.OK, True, "approved")
    assert (asked.outcome, asked.name) == (Outcome.APPROVED, "Sam de Boer")
    told = OutboxMail.objects.get(kind="owner_approval_ended")
    assert (told.to_address, told.subject) == ("auteur@example.org", "Akkoord van de eigenaar: Taalbuddy's")


def test_no_gives_the_text_back_with_the_words_of_the_owner(
    client: Client, asked: OwnerApproval, page: ChapterPage
) -> None:
    client.post(links()[0], NO)

    assert (is_live(page), state(page)) == (False, "needs_changes")
    assert "Noem de loketten." in OutboxMail.objects.get(kind="owner_approval_ended").body_text


def test_yes_before_a_planned_day_plans(
    client: Client, page: ChapterPage, workflow: Workflow, author: User
) -> None:
    day = clock.now().replace(microsecond=0) + timedelta(days=3)
    page.go_live_at = day
    page.save_revision()
    workflow.start(ChapterPage.objects.get(pk=page.pk), author)

    client.post(links()[0], YES)

    assert not is_live(page)
    assert [one.approved_go_live_at for one in Revision.objects.exclude(approved_go_live_at=None)] == [day]


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({**NO, "comment": ""}, "comment"),
        ({**YES, "name": ""}, "name"),
        ({**YES, "antwoord": ""}, "__all__"),
    ],
    ids=["no without a reason", "no name", "no button"],
)
def test_half_an_answer_is_asked_again(
    client: Client, asked: OwnerApproval, form: dict[str, str], field: str
) -> None:
    answer = client.post(links()[0], form)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert list(answer.context["form"].errors) == [field]
    assert OwnerApproval.objects.get().outcome == ""


def test_link_works_once(client: Client, asked: OwnerApproval, page: ChapterPage) -> None:
    client.post(links()[0], NO)
    again, read = client.post(links()[0], YES), client.get(links()[0])

    assert (again.status_code, read.status_code) == (HTTPStatus.GONE, HTTPStatus.GONE)
    assert "Op deze tekst is al geantwoord: niet akkoord." in read.text
    assert "Bel eerst" not in read.text
    assert (is_live(page), OwnerApproval.objects.get().outcome) == (False, Outcome.REJECTED)


def test_link_expires_after_fourteen_days_and_the_author_is_told(
    client: Client, asked: OwnerApproval, page: ChapterPage, at: Callable[..., datetime]
) -> None:
    OwnerApproval.objects.update(asked_at=clock.now() - timedelta(days=14), expires_at=clock.now())

    answer = client.get(links()[0])
    follow_approvals(clock.now())

    assert (answer.status_code, state(page)) == (HTTPStatus.GONE, "needs_changes")
    assert OwnerApproval.objects.get().outcome == Outcome.EXPIRED
    ended = OutboxMail.objects.get(kind="owner_approval_ended")
    assert ended.subject == "De eigenaar antwoordde niet op tijd: Taalbuddy's"


def test_after_a_week_a_second_link_comes_once_and_both_work(client: Client, asked: OwnerApproval) -> None:
    week = clock.now() + timedelta(days=7)

    assert [approval.remind_due(when) for when in (week - timedelta(minutes=1), week, week)] == [0, 1, 0]
    assert [client.get(link).status_code for link in links()] == [HTTPStatus.OK, HTTPStatus.OK]


@pytest.mark.parametrize("over_it", [True, False], ids=["over the same revision", "as a new one"])
def test_newer_version_ends_the_link(
    client: Client, asked: OwnerApproval, page: ChapterPage, over_it: bool
) -> None:
    draft = page.get_latest_revision_as_object()
    draft.intro = "Iets anders"
    draft.save_revision(overwrite_revision=page.get_latest_revision() if over_it else None)

    read, said = client.get(links()[0]), client.post(links()[0], YES)

    assert (read.status_code, said.status_code) == (HTTPStatus.GONE, HTTPStatus.GONE)
    assert "Er is een nieuwere versie" in read.text
    assert not is_live(page)


def test_editor_takes_the_question_back(
    client: Client, asked: OwnerApproval, page: ChapterPage, author: User
) -> None:
    client.force_login(author, backend="allauth.account.auth_backends.AuthenticationBackend")
    address = reverse("wagtailsnippets_resources_ownerapproval:inspect", args=[asked.pk])

    assert "Wacht op antwoord" in client.get(address).text
    client.post(address, {"besluit": "intrekken"})

    assert "Ingetrokken" in client.get(address).text
    assert client.get(links()[0]).status_code == HTTPStatus.GONE
    assert state(page) == "needs_changes"


def test_cancelled_workflow_ends_the_link(client: Client, asked: OwnerApproval, author: User) -> None:
    asked.task_state.workflow_state.cancel(user=author)

    assert client.get(links()[0]).status_code == HTTPStatus.GONE


def test_author_cannot_edit_what_the_owner_reads(
    asked: OwnerApproval, page: ChapterPage, author: User
) -> None:
    lock = ChapterPage.objects.get(pk=page.pk).get_lock()

    assert lock is not None
    assert lock.for_user(author)


def test_log_tells_every_act_and_no_words(client: Client, asked: OwnerApproval) -> None:
    client.get(links()[0])
    client.get(links()[0])
    client.post(links()[0], NO)

    assert verbs() == ["asked owner", "opened owner link", "owner rejected text"]
    assert not Activity.objects.exclude(data={}).filter(target_type="resources.ownerapproval").exists()


@pytest.mark.parametrize("change", [lambda link: link[:-3] + "xx/", lambda link: "/goedkeuren/1/"])
def test_other_links_open_nothing(client: Client, asked: OwnerApproval, change: Callable[[str], str]) -> None:
    answer = client.get(change(links()[0]))

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert "Bel eerst" not in answer.text


def test_text_without_an_owner_is_stored_but_not_submitted(
    page: ChapterPage, workflow: Workflow, author: User, owner: Organisation
) -> None:
    Organisation.objects.update(contact_email="")

    with pytest.raises(approval.OwnerUnknown, match="Uw tekst is bewaard"):
        workflow.start(ChapterPage.objects.get(pk=page.pk), author)

    assert page.current_workflow_state is None


class TestFiles:
    """Pictures and documents of the text, and of no other."""

    @pytest.fixture
    def files(self, db: None) -> dict[str, Any]:
        pictures = [
            SiteImage.objects.create(title=name, file=ContentFile(picture("JPEG"), name=f"{name}.jpg"))
            for name in ("in", "uit")
        ]
        papers = [
            SiteDocument.objects.create(title=name, file=ContentFile(b"a;b\n", name=f"{name}.csv"))
            for name in ("in", "uit")
        ]
        films = [
            SiteDocument.objects.create(title=name, file=ContentFile(body, name=name))
            for name, body in (("dag.mp4", mp4()), ("dag.vtt", CLEAN.encode()))
        ]
        return {"pictures": pictures, "papers": papers, "films": films}

    @pytest.fixture
    def link(
        self,
        page: ChapterPage,
        workflow: Workflow,
        author: User,
        files: dict[str, Any],
        library: LibraryIndexPage,
    ) -> str:
        hidden = practice(library, "Verborgen praktijk", live=False)
        note = f'<p>Zie <a linktype="page" id="{hidden.pk}">daar</a>.</p>'
        page.body = [
            ("text", {"html": note}),
            ("figure", {"image": files["pictures"][0], "alt": "Rooster", "source": "UWV"}),
            ("download", {"document": files["papers"][0]}),
            ("video", {"title": "Werkdag", "film": files["films"][0], "captions": files["films"][1]}),
            ("practice", {"page": hidden}),
        ]
        page.save_revision()
        workflow.start(ChapterPage.objects.get(pk=page.pk), author)
        return links()[0]

    def test_are_shown_with_the_link_and_no_others(
        self, client: Client, link: str, files: dict[str, Any]
    ) -> None:
        inside, outside = files["pictures"]
        rendition = inside.renditions.get()
        other = outside.get_rendition("max-1280x1280")
        paper, other_paper = files["papers"]

        assert f'src="beeld/{rendition.pk}/"' in client.get(link).text
        assert "no-store" in client.get(f"{link}beeld/{rendition.pk}/").headers["Cache-Control"]
        assert client.get(f"{link}document/{paper.pk}/").status_code == HTTPStatus.OK
        for closed in (
            f"{link}beeld/{other.pk}/",
            f"{link}document/{other_paper.pk}/",
            f"/goedkeuren/x/beeld/{rendition.pk}/",
            rendition.url,
            paper.url,
        ):
            assert client.get(closed).status_code == HTTPStatus.NOT_FOUND, closed

    def test_film_plays_with_its_captions(self, client: Client, link: str, files: dict[str, Any]) -> None:
        film, captions = files["films"]
        text = client.get(link).text

        for thing, kind in ((film, "video/mp4"), (captions, "text/vtt; charset=utf-8")):
            assert f'src="document/{thing.pk}/"' in text
            answer = client.get(f"{link}document/{thing.pk}/", headers={"Range": "bytes=0-1"})
            assert (answer.status_code, answer["Content-Type"]) == (206, kind)
            assert client.get(thing.url).status_code == HTTPStatus.NOT_FOUND

    def test_are_closed_with_the_question(self, client: Client, link: str, files: dict[str, Any]) -> None:
        rendition = files["pictures"][0].renditions.get()
        client.post(link, NO)

        assert client.get(f"{link}beeld/{rendition.pk}/").status_code == HTTPStatus.NOT_FOUND

    def test_links_to_pages_of_ours_are_gone(self, client: Client, link: str) -> None:
        html = OwnerApproval.objects.get().html

        assert "Zie daar." in html
        assert "erborgen" not in html
        assert '<a href="/' not in html
