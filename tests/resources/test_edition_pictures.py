"""An edition keeps showing the pictures that it was recorded with, to who may read it."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from cop_platform.core import clock
from cop_platform.core.pdf import Pdf
from cop_platform.media.models import SiteImage
from resources.domain.editions import NothingNew
from resources.models import ChapterPage, Edition, EditionPicture, HandbookPage, LibraryIndexPage
from resources.paper.editions import make_next_edition
from tests.factories.accounts import UserFactory
from tests.factories.resources import RECORDED, chapter, edition, handbook
from tests.media.files import picture as bytes_of_picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def image() -> SiteImage:
    file = ContentFile(bytes_of_picture("PNG", (40, 30)), name="rooster.png")
    made: SiteImage = SiteImage.objects.create(title="Rooster", file=file)
    return made


@pytest.fixture
def book(library: LibraryIndexPage, image: SiteImage) -> HandbookPage:
    """A handbook with the same picture on its own page and in its chapter."""
    body = [("figure", {"image": image, "alt": "Een rooster", "source": "UWV"})]
    page = handbook(library, "Startbanen", body=body)
    chapter(page, "Waarom", body=body)
    return page


def shown(client: Client, path: str) -> str:
    """The address of the picture on a page of an edition."""
    html = client.get(f"/bibliotheek/startbanen/uitgaven/{path}").text
    [picture] = re.findall(r"<img[^>]*>", html[html.index("<article") :])
    return str(re.search(r'src="([^"]+)"', picture)[1])  # type: ignore[index]


def log_in(client: Client) -> None:
    client.force_login(UserFactory(), backend="allauth.account.auth_backends.AuthenticationBackend")


def without_picture(*pages: HandbookPage | ChapterPage) -> None:
    for page in pages:
        page.body = [("text", {"html": "<p>Zonder beeld.</p>"})]
        page.save_revision().publish()


@pytest.mark.parametrize("path", ["1/", "1/waarom/"])
def test_picture_stays_when_its_image_is_removed(
    client: Client, book: HandbookPage, image: SiteImage, path: str
) -> None:
    edition(book)
    address = shown(client, path)
    before = client.get(address)
    content = b"".join(before)  # type: ignore[arg-type]
    without_picture(book, ChapterPage.objects.child_of(book).get())
    image.delete()

    after = client.get(address)

    assert (shown(client, path), b"".join(after)) == (address, content)  # type: ignore[arg-type]
    assert content.startswith(b"\x89PNG")
    assert (after.headers["Content-Type"], after.headers["Cache-Control"]) == (
        "image/png",
        "public, max-age=300",
    )


def test_picture_is_for_who_may_read_what_shows_it(client: Client, book: HandbookPage) -> None:
    page = ChapterPage.objects.child_of(book).get()
    without_picture(book)
    edition(book)
    address = shown(client, "1/waarom/")
    PageViewRestriction.objects.create(page=page.page_ptr, restriction_type="login")

    outside = client.get(address).status_code
    log_in(client)
    inside = client.get(address)

    assert (outside, inside.status_code) == (404, 200)
    assert inside.headers["Cache-Control"] == "private, no-store"
    book.unpublish()
    assert client.get(address).status_code == 404


def test_picture_of_a_private_collection_is_not_copied(
    client: Client, book: HandbookPage, image: SiteImage
) -> None:
    CollectionViewRestriction.objects.create(collection=image.collection, restriction_type="login")

    edition(book)

    assert not EditionPicture.objects.exists()
    assert client.get(shown(client, "1/")).status_code == 404


def test_its_pdf_shows_them_however_late_it_is_made(
    book: HandbookPage, image: SiteImage, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[dict[str, bytes]] = []

    def pdf_of(html: str, *, pictures: dict[str, bytes], **options: Any) -> Pdf:
        printed.append({address: body for address, body in pictures.items() if f'src="{address}"' in html})
        return Pdf(b"%PDF-1.7", 1)

    monkeypatch.setattr("resources.paper.editions.pdf_of", pdf_of)
    edition(book)
    [kept] = {row.file.read() for row in EditionPicture.objects.all()}
    without_picture(book, ChapterPage.objects.child_of(book).get())
    image.delete()
    make_next_edition(clock.now())

    assert [list(pictures.values()) for pictures in printed] == [[kept]]


def test_same_picture_is_kept_once_and_makes_no_edition(book: HandbookPage, tmp_path: Path) -> None:
    edition(book)
    for page in (book, ChapterPage.objects.child_of(book).get()):
        page.save_revision().publish()

    with pytest.raises(NothingNew):
        edition(book)
    chapter(book, "Hoe")
    edition(book, now=RECORDED + timedelta(days=9))

    assert Edition.objects.count() == 2
    assert EditionPicture.objects.count() == 4
    assert len(list((tmp_path / "editions").iterdir())) == 1
