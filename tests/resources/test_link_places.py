"""Where links to other websites stand: kept with the texts, and told to who may mend them."""

import random
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.rich_text import RichText

from communities.models import CommunityIndexPage
from communities.models.community import MembershipPolicy
from cop_platform.accounts.models import User
from cop_platform.core import clock, outward
from events.models import EventIndexPage
from home.roles import ORGANISERS, make_role
from resources.domain import links
from resources.domain.links import gathering
from resources.models import ChapterPage, ExternalLink, HandbookPage, Helpdesk, LibraryIndexPage, LinkPlace
from tests.factories.communities import publish_page
from tests.factories.events import festival_page, meeting_page, session_of
from tests.factories.resources import chapter, handbook, resource

pytestmark = pytest.mark.django_db
LOGIN = "allauth.account.auth_backends.AuthenticationBackend"
SOURCE = "https://bron.example/"


def text(url: str = SOURCE, words: str = "de bron") -> list[Any]:
    return [("text", {"html": RichText(f'<p>Lees <a href="{url}">{words}</a>.</p>')})]


@pytest.fixture
def book(library: LibraryIndexPage) -> HandbookPage:
    return handbook(library)


@pytest.fixture
def hidden(front_page: Page) -> Page:
    """A page of a hidden community, with a link for its members."""
    index = front_page.add_child(instance=CommunityIndexPage(title="Communities", slug="communities"))
    welcome = '<p><a href="https://geheim.example/">ons overleg</a></p>'
    return publish_page(index, policy=MembershipPolicy.HIDDEN, welcome=welcome)


def stored() -> list[tuple[str, str, str]]:
    """The kind of each place, its address and the words there."""
    rows = LinkPlace.objects.order_by("link__url", "kind__model").select_related("kind", "link")
    return [(row.kind.model, row.link.url, row.words) for row in rows]


def test_texts_and_rows_that_readers_see_are_read(front_page: Page, book: HandbookPage, hidden: Page) -> None:
    agenda = front_page.add_child(instance=EventIndexPage(title="Agenda", slug="agenda"))
    recording = {"recording_url": "https://opname.example/", "recording_note": "Met ondertiteling"}
    meeting_page(agenda, join_url="https://seat.example/", **recording)
    past = festival_page(agenda)
    session_of(past, "Voorbij", body=text("https://voorbij.example/"))
    past.unpublish()
    chapter(book, "Concept", body=text("https://concept.example/"), live=False)
    chapter(book, "Hoe", body=text())
    Helpdesk.objects.create(name="Hulp", slug="hulp", url=SOURCE)

    assert links.gather(clock.now()).new == 3
    assert stored() == [
        ("chapterpage", SOURCE, "de bron"),
        ("helpdesk", SOURCE, ""),
        ("communitypage", "https://geheim.example/", "ons overleg"),
        ("eventpage", "https://opname.example/", ""),
    ]


def test_longest_address_is_kept_on_every_database(book: HandbookPage) -> None:
    # An index takes no more of one row; what repeats itself it makes smaller.
    path = "".join(random.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=outward.LONGEST))
    longest = f"{SOURCE}{path}"[: outward.LONGEST]
    chapter(book, "Hoe", body=text(longest))

    assert links.gather(clock.now()).new == 1
    assert ExternalLink.objects.get().url == longest


def test_second_time_changes_nothing_and_what_was_found_of_an_address_stays(book: HandbookPage) -> None:
    one, other = chapter(book, "Een", body=text()), chapter(book, "Twee", body=text())
    links.gather(clock.now())
    ExternalLink.objects.update(failures=2, problem="tls")
    before = list(LinkPlace.objects.values_list("pk", flat=True))

    assert links.gather(clock.now() + timedelta(days=1)).new == 0
    assert list(LinkPlace.objects.values_list("pk", flat=True)) == before
    one.delete()
    links.gather(clock.now())
    assert (LinkPlace.objects.get().key, ExternalLink.objects.get().failures) == (other.pk, 2)
    ChapterPage.objects.update(live=False)
    links.gather(clock.now())
    assert not ExternalLink.objects.exists()


def test_number_of_queries_follows_the_batches_and_not_the_pages(
    book: HandbookPage, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr(gathering, "AT_A_TIME", 10)
    for number in range(9):
        chapter(book, f"Nr {number}", body=text(f"https://bron{number}.example/"))
    links.gather(clock.now())
    with CaptureQueriesContext(connection) as few:
        links.gather(clock.now())
    chapter(book, "Nr 10", body=text())
    links.gather(clock.now())

    with django_assert_num_queries(len(few)):
        assert links.gather(clock.now()).read == 12


def test_list_follows_when_a_text_is_published_and_taken_back(
    book: HandbookPage, django_capture_on_commit_callbacks: Any
) -> None:
    page = chapter(book, "Hoe", body=text("https://oud.example/"))
    links.gather(clock.now())
    page.body = text("https://nieuw.example/")

    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert stored() == [("chapterpage", "https://nieuw.example/", "de bron")]
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert stored() == []


def test_editor_sees_the_words_and_the_way_to_the_text(
    client: Client, book: HandbookPage, redacteur: User
) -> None:
    page = chapter(book, "Hoe", body=text())
    Helpdesk.objects.create(name="Hulp", slug="hulp", url=SOURCE)
    links.gather(clock.now())
    client.force_login(redacteur, backend=LOGIN)

    screen = client.get(f"/cms/snippets/resources/externallink/inspect/{ExternalLink.objects.get().pk}/").text
    assert f'<li><a href="/cms/pages/{page.pk}/edit/">Hoe</a>: “de bron”</li>' in screen
    desk = Helpdesk.objects.get()
    assert f'<li><a href="/cms/snippets/resources/helpdesk/edit/{desk.pk}/">Hulp</a></li>' in screen


def test_who_edits_a_part_is_told_of_that_part_only(
    client: Client, book: HandbookPage, hidden: Page, library: LibraryIndexPage, joris: User
) -> None:
    mine = chapter(book, "Van mij", body=text("https://stuk.example/"))
    resource(library, "Van een ander", body=text("https://anders.example/"))
    links.gather(clock.now())
    ExternalLink.objects.update(is_dead=True, problem="not_there")
    joris.groups.add(make_role(ORGANISERS, mine))
    client.force_login(joris, backend=LOGIN)

    start = client.get("/cms/").text
    assert "Links die niet werken (1)" in start
    assert "https://stuk.example/" in start
    listed = client.get("/cms/snippets/resources/externallink/").text
    assert ("anders.example" in listed, "geheim.example" in listed) == (True, False)
    secret = ExternalLink.objects.get(url="https://geheim.example/")
    assert client.get(f"/cms/snippets/resources/externallink/inspect/{secret.pk}/").status_code == 404


def test_who_may_change_nothing_with_a_link_has_no_list(
    client: Client, book: HandbookPage, joris: User
) -> None:
    chapter(book, "Hoe", body=text())
    links.gather(clock.now())
    joris.groups.add(make_role(ORGANISERS, handbook(book.get_parent(), "Ander")))
    client.force_login(joris, backend=LOGIN)

    assert client.get("/cms/snippets/resources/externallink/").status_code == 302
