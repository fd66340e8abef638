"""A guideline of two chapters, on which the members of a community may comment in the first week of March."""

from datetime import datetime

import pytest

from communities.models import Membership
from cop_platform.accounts.models import User
from cop_platform.core.clock import AMSTERDAM
from resources.models import ChapterPage, Consultation, HandbookPage, LibraryIndexPage
from tests.factories.accounts import UserFactory
from tests.factories.communities import MembershipFactory
from tests.factories.resources import chapter, handbook

OPENS = datetime(2026, 3, 2, tzinfo=AMSTERDAM)
CLOSES = datetime(2026, 3, 9, tzinfo=AMSTERDAM)


@pytest.fixture
def member(db: None) -> User:
    """Who may comment."""
    made: User = UserFactory(first_name="Mara", last_name="Lid")
    MembershipFactory(person=made)
    return made


@pytest.fixture
def moderator(member: User) -> User:
    """Who leads the same community."""
    made: User = UserFactory(first_name="Sam", last_name="Trekker", is_staff=True)
    community = Membership.objects.get(person=member).community
    MembershipFactory(person=made, community=community, role=Membership.Role.MODERATOR)
    return made


@pytest.fixture
def book(library: LibraryIndexPage, member: User) -> HandbookPage:
    """The text, of the community of the member."""
    community = Membership.objects.get(person=member).community
    made = handbook(library, "Richtlijn", slug="richtlijn", maintaining_community=community)
    for title in ("Waarom", "Hoe"):
        chapter(made, title)
    return made


@pytest.fixture
def why(book: HandbookPage) -> ChapterPage:
    """The first chapter."""
    return ChapterPage.objects.child_of(book).get(slug="waarom")


@pytest.fixture
def consultation(book: HandbookPage) -> Consultation:
    """From Monday until Sunday."""
    community = book.maintaining_community
    return Consultation.objects.create(handbook=book, community=community, opens_at=OPENS, closes_at=CLOSES)


@pytest.fixture
def editor(db: None) -> User:
    """Who may publish the text."""
    made: User = UserFactory(first_name="Ria", last_name="Redacteur", is_superuser=True, is_staff=True)
    return made
