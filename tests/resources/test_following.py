"""Following a text, and the one line about it in the weekly digest."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import RichText

from cop_platform.accounts.models import User
from cop_platform.notifications.digest import Line
from cop_platform.notifications.models import OutboxMail
from cop_platform.notifications.weekly import write_digests
from resources.digest import lines
from resources.domain import following
from resources.models import ChapterPage, Follow, HandbookPage, LibraryIndexPage
from tests.factories.accounts import UserFactory
from tests.factories.resources import chapter, edition, handbook

pytestmark = pytest.mark.django_db
BEGIN = datetime(2026, 2, 2, 12, tzinfo=UTC)
# A week with two editions, and the Monday after it.
IN_WEEK = datetime(2026, 3, 4, 12, tzinfo=UTC)
MONDAY = datetime(2026, 3, 9, 7, tzinfo=UTC)
WEEK = timedelta(days=7)


@pytest.fixture
def book(library: LibraryIndexPage) -> HandbookPage:
    """A handbook of two chapters with its first edition."""
    page = handbook(library, "Startbanen")
    for title in ("Waarom", "Hoe"):
        chapter(page, title, body=[("text", {"html": RichText("<p>Bel de klant.</p>")})])
    edition(page, "", now=BEGIN)
    return page


@pytest.fixture
def reader() -> User:
    person: User = UserFactory._meta.model.objects.get(pk=UserFactory().pk)
    return person


def part(book: HandbookPage, slug: str) -> ChapterPage:
    return ChapterPage.objects.child_of(book).get(slug=slug)


def rewrite(book: HandbookPage, slug: str, html: str) -> None:
    page = part(book, slug)
    page.body = [("text", {"html": RichText(html)})]
    page.save_revision().publish()


def two_editions(book: HandbookPage) -> None:
    rewrite(book, "waarom", "<p>Bel de klant vandaag.</p>")
    edition(book, "Hoofdstuk 1: vandaag.", now=IN_WEEK)
    rewrite(book, "waarom", "<p>Bel de klant vandaag nog.</p>")
    edition(book, "Hoofdstuk 1: nog.", now=IN_WEEK + timedelta(days=1))


def test_two_editions_in_a_week_give_one_line_in_one_digest(book: HandbookPage, reader: User) -> None:
    following.follow(book, person=reader, now=BEGIN)
    two_editions(book)

    written = [write_digests(MONDAY + number * WEEK) for number in range(3)]

    assert written == [1, 0, 0]
    body = " ".join(OutboxMail.objects.get().body_text.split())
    assert body.count("Startbanen") == 1
    assert (
        "- Startbanen Uitgave 3: 3 woorden erbij, 1 woord eraf. Hoofdstuk 1: vandaag. Hoofdstuk 1: nog. "
        "Was: Bel de klant. Wordt: Bel de klant vandaag nog. "
        "http://testserver/bibliotheek/startbanen/uitgaven/1-3/" in body
    )
    assert OutboxMail.objects.get().unsubscribe_url


@pytest.mark.parametrize(("slug", "number"), [("waarom", 1), ("hoe", 0)])
def test_who_follows_one_chapter_hears_of_that_one_only(
    book: HandbookPage, reader: User, slug: str, number: int
) -> None:
    following.follow(part(book, slug), person=reader, now=BEGIN)
    two_editions(book)

    found = lines(reader, MONDAY - WEEK, MONDAY)

    address = "http://testserver/bibliotheek/startbanen/uitgaven/1-3/waarom/"
    words = "Uitgave 3: 3 woorden erbij, 1 woord eraf."
    told = "Hoofdstuk 1: vandaag. Hoofdstuk 1: nog."
    was_now = (("Bel de klant.", "Bel de klant vandaag nog."),)
    assert found == [Line("Startbanen: Waarom", address, words, told, was_now)][:number]
    assert write_digests(MONDAY) == number


def test_digest_tells_the_first_three_changes_and_how_many_there_are_more(
    book: HandbookPage, reader: User
) -> None:
    following.follow(book, person=reader, now=BEGIN)
    rewrite(book, "waarom", "".join(f"<p>Regel {name} is nieuw.</p>" for name in ("een", "twee", "drie")))
    rewrite(book, "hoe", "<p>Bel de klant altijd.</p>")
    edition(book, "Nieuwe regels.", now=IN_WEEK)

    write_digests(MONDAY)

    mail = OutboxMail.objects.get()
    text = " ".join(mail.body_text.split())
    told = " ".join(f"Nieuw: Regel {name} is nieuw." for name in ("een", "twee", "drie"))
    assert f"{told} En nog 2 andere wijzigingen. http" in text
    assert "Regel een is nieuw.</dd>" in mail.body_html


def test_words_of_a_text_are_no_markup_in_the_mail(book: HandbookPage, reader: User) -> None:
    following.follow(book, person=reader, now=BEGIN)
    rewrite(book, "hoe", "<p>Bel de klant &lt;b&gt;altijd&lt;/b&gt;.</p>")
    edition(book, "Altijd.", now=IN_WEEK)

    write_digests(MONDAY)

    assert "Wordt: Bel de klant <b>altijd</b>." in OutboxMail.objects.get().body_text
    assert "Bel de klant &lt;b&gt;altijd&lt;/b&gt;.</dd>" in OutboxMail.objects.get().body_html


def test_who_follows_a_handbook_and_its_chapter_hears_of_it_once(book: HandbookPage, reader: User) -> None:
    for text in (part(book, "waarom"), book):
        following.follow(text, person=reader, now=BEGIN)
    two_editions(book)

    assert [line.title for line in lines(reader, MONDAY - WEEK, MONDAY)] == ["Startbanen"]
    # Who began to follow the handbook afterwards still hears of the chapter.
    Follow.objects.filter(page=book.pk).update(created_at=IN_WEEK + timedelta(days=2))
    assert [line.title for line in lines(reader, MONDAY - WEEK, MONDAY)] == ["Startbanen: Waarom"]


def test_nobody_hears_of_what_was_before_they_followed_or_is_not_for_them(
    book: HandbookPage, reader: User
) -> None:
    two_editions(book)
    following.follow(book, person=reader, now=IN_WEEK + timedelta(days=2))
    assert lines(reader, MONDAY - WEEK, MONDAY) == []
    # The control: who followed before does hear of it.
    Follow.objects.update(created_at=BEGIN)
    assert len(lines(reader, MONDAY - WEEK, MONDAY)) == 1

    PageViewRestriction.objects.create(page=Page.objects.get(pk=book.pk), restriction_type="groups")

    assert lines(reader, MONDAY - WEEK, MONDAY) == []
    assert following.texts_followed_by(reader) == []


def test_member_follows_with_a_button_and_stops_on_my_page(
    client: Client, book: HandbookPage, reader: User
) -> None:
    page = part(book, "waarom")
    assert "Log in om dit hoofdstuk te volgen" in client.get(page.url).text
    assert "csrftoken" not in client.cookies
    client.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")

    answer = client.post(f"/mijn/gevolgd/{page.pk}/volgen/", follow=True)
    client.post(f"/mijn/gevolgd/{page.pk}/volgen/")

    assert "U volgt nu “Waarom”." in answer.text
    assert "Dit hoofdstuk niet meer volgen" in answer.text
    assert "Startbanen: Waarom" in client.get("/mijn/").text
    assert Follow.objects.count() == 1
    client.post(f"/mijn/gevolgd/{page.pk}/stoppen/")
    assert not Follow.objects.exists()
