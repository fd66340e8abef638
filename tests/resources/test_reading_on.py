"""Reading on where one was, and what changed since."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import RichText

from cop_platform.accounts.models import User
from cop_platform.core.privacy.export import exported
from resources.models import ChapterPage, HandbookPage, LibraryIndexPage, ReadingPlace
from tests.factories.accounts import UserFactory
from tests.factories.resources import chapter, edition, handbook

pytestmark = pytest.mark.django_db
LOGIN = "allauth.account.auth_backends.AuthenticationBackend"
TEXT = "<h3>Eerst bellen</h3><p>Bel de klant.</p><h3>Dan plannen</h3><p>Kies een dag.</p>"
CHANGED = "Gewijzigd sinds uw laatste bezoek"


@pytest.fixture
def book(library: LibraryIndexPage) -> HandbookPage:
    """A handbook of two chapters with its first edition."""
    page = handbook(library, "Startbanen")
    for title in ("Waarom", "Hoe"):
        chapter(page, title, body=[("text", {"html": RichText(TEXT)})])
    edition(page, "")
    return page


@pytest.fixture
def member(client: Client) -> User:
    person: User = UserFactory._meta.model.objects.get(pk=UserFactory().pk)
    client.force_login(person, backend=LOGIN)
    return person


def part(book: HandbookPage, slug: str) -> ChapterPage:
    return ChapterPage.objects.child_of(book).get(slug=slug)


def second_edition(book: HandbookPage) -> None:
    page = part(book, "hoe")
    # In the block that is there: its headings keep their anchors.
    page.body[0].value["html"] = RichText(TEXT.replace("Kies een dag", "Kies samen een dag"))
    page.save_revision().publish()
    edition(book, "Hoofdstuk 2: samen.")


def test_handbook_and_my_page_lead_to_the_chapter_opened_last(
    client: Client, book: HandbookPage, member: User
) -> None:
    assert "U was bij hoofdstuk" not in client.get(book.url).text

    for slug in ("waarom", "hoe"):
        client.get(part(book, slug).url)

    shown = " ".join(client.get(book.url).text.split())
    assert (
        f'U was bij hoofdstuk 2: <a class="nl-link" href="{part(book, "hoe").url}" lang="nl">Hoe</a>' in shown
    )
    assert "Startbanen: Hoe" in client.get("/mijn/").text
    assert ReadingPlace.objects.count() == 1
    (copy,) = exported(member)["het laatste hoofdstuk dat u opende, één per handboek"]
    assert (copy["hoofdstuk"], copy["uitgave"]) == ("Hoe", 1)


def test_nothing_is_noted_of_strangers_and_of_who_only_asks_for_the_head(
    client: Client, book: HandbookPage
) -> None:
    url = part(book, "hoe").url
    client.get(url)
    assert not client.cookies
    client.force_login(UserFactory(), backend=LOGIN)
    client.head(url)

    assert not ReadingPlace.objects.exists()


def test_place_costs_one_query_and_one_write_per_chapter(
    client: Client, book: HandbookPage, member: User
) -> None:
    first, second = part(book, "waarom").url, part(book, "hoe").url

    asked = [_about_places(client, url) for url in (first, first, second)]

    assert asked == [["SELECT", "INSERT"], ["SELECT"], ["SELECT", "INSERT"]]


def _about_places(client: Client, url: str) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(url)
    return [one["sql"].split()[0] for one in queries if "resources_readingplace" in one["sql"]]


def test_reader_turns_it_off_and_on_again(client: Client, book: HandbookPage, member: User) -> None:
    url = part(book, "hoe").url
    client.get(url)

    answer = client.post("/mijn/verder-lezen/uitzetten/", follow=True)
    client.get(url)

    assert "Wij onthouden niet waar u was." in answer.text
    assert not ReadingPlace.objects.exists()
    client.post("/mijn/verder-lezen/aanzetten/")
    client.get(url)
    assert ReadingPlace.objects.count() == 1
    client.post("/mijn/verder-lezen/wissen/")
    assert not ReadingPlace.objects.exists()


def test_place_that_is_closed_is_not_told(client: Client, book: HandbookPage, member: User) -> None:
    client.get(part(book, "hoe").url)
    page = Page.objects.get(pk=part(book, "hoe").pk)

    PageViewRestriction.objects.create(page=page, restriction_type="groups")

    assert "U was bij hoofdstuk" not in client.get(book.url).text
    assert "Startbanen" not in client.get("/mijn/").text
    assert "Startbanen" not in client.get("/mijn/bewaard/").text


def test_reader_hears_what_changed_since_the_last_visit_until_the_day_ends(
    client: Client, book: HandbookPage, member: User, at: Any
) -> None:
    waarom, hoe = part(book, "waarom").url, part(book, "hoe").url
    _read(client, member, at(2026, 3, 5, 9, 0), waarom)
    second_edition(book)

    *shown, same = _read(client, member, at(2026, 3, 9, 9, 0), book.url, hoe, waarom)
    (next_day,) = _read(client, member, at(2026, 3, 10, 9, 0), book.url)

    place = "/bibliotheek/startbanen/uitgaven/1-2/"
    assert all(CHANGED in text for text in shown)
    assert f'<a class="nl-link" href="{place}hoe/" lang="nl">Hoe</a>' in shown[0]
    assert f"{place}waarom/" not in shown[0]
    assert '<a class="nl-link" href="#dan-plannen" lang="nl">Dan plannen</a></li></ul>' in shown[1]
    assert f'href="{place}hoe/">Bekijk wat er anders is dan in uitgave 1</a>' in shown[1]
    assert CHANGED not in same
    assert CHANGED not in next_day


def _read(client: Client, person: User, _now: Any, *urls: str) -> list[str]:
    """What *person* reads who logs in at this moment: sessions do not last for days."""
    client.force_login(person, backend=LOGIN)
    return [" ".join(client.get(url).text.split()) for url in urls]
