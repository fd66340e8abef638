"""A chapter with two sections, and people who read and keep it."""

import pytest
from django.test import Client
from wagtail.rich_text import RichText

from cop_platform.accounts.models import User
from resources.models import ChapterPage, HandbookPage, LibraryIndexPage, Steward
from tests.factories.accounts import UserFactory
from tests.factories.resources import RECORDED, chapter, edition, handbook
from tests.resources.feedback.bellen import BACKEND, HTML


@pytest.fixture
def book(library: LibraryIndexPage) -> HandbookPage:
    return handbook(library, "Startbanen")


@pytest.fixture
def text(book: HandbookPage) -> ChapterPage:
    page: ChapterPage = chapter(book, "Hoe", body=[("text", {"html": RichText(HTML)})])
    edition(book)
    return page


@pytest.fixture
def reader() -> User:
    return UserFactory(first_name="Noor")


@pytest.fixture
def steward(book: HandbookPage) -> User:
    person = UserFactory()
    Steward.objects.create(page=book, person=person, since=RECORDED)
    return person


@pytest.fixture
def editor() -> User:
    return UserFactory(is_superuser=True, is_staff=True)


@pytest.fixture
def member(client: Client, reader: User) -> Client:
    client.force_login(reader, backend=BACKEND)
    return client
