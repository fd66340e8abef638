"""The people of the demo, by name; a test without the demo content gets them without communities."""

import pytest
from wagtail.models import Page

from cop_platform.accounts.models import User
from home.roles import EDITORS, ORGANISERS, make_role
from tests.factories.accounts import VerifiedUserFactory


def person(name: str, **fields: object) -> User:
    """The demo account *name*, or somebody of that name."""
    address = f"{name}@demo.test"
    found = User.objects.filter(email=address).first()
    return found or VerifiedUserFactory(email=address, first_name=name.title(), **fields)


@pytest.fixture
def sanne(db: None) -> User:
    """Moderator of the client managers' community, in the demo."""
    return person("sanne")


@pytest.fixture
def joris(db: None) -> User:
    """Member of the client managers' community, in the demo."""
    return person("joris")


@pytest.fixture
def fatima(db: None) -> User:
    """Member of the start-jobs network, in the demo."""
    return person("fatima")


@pytest.fixture
def gast(db: None) -> User:
    """In no community."""
    return person("gast")


@pytest.fixture
def redacteur(db: None) -> User:
    """An editor."""
    return in_role(person("redacteur"), EDITORS)


@pytest.fixture
def organisator(db: None) -> User:
    """An organiser of meetings."""
    return in_role(person("organisator"), ORGANISERS)


@pytest.fixture
def beheer(db: None) -> User:
    """An administrator."""
    return person("beheer", is_staff=True, is_superuser=True)


def in_role(member: User, name: str) -> User:
    """*member*, in the staff group *name*; the group reaches the whole tree when the test made it."""
    if not member.groups.filter(name=name).exists():
        member.groups.add(make_role(name, Page.get_first_root_node()))
    return member
