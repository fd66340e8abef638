"""A site with an empty agenda, and the people who look at it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from wagtail.models import Page, Site

from communities.models import Community
from communities.models.community import MembershipPolicy
from cop_platform.accounts.models import User
from events.models import EventIndexPage
from home.models import HomePage
from tests.factories.accounts import UserFactory
from tests.factories.communities import CommunityFactory, MembershipFactory


@pytest.fixture
def now(at: Callable[..., datetime]) -> datetime:
    """Sunday 1 March 2026, noon: four weeks before the clock changes."""
    return at(2026, 3, 1, 12)


@pytest.fixture
def agenda(db: None) -> EventIndexPage:
    """The parent page of all meetings, on the default site."""
    home = Page.get_first_root_node().add_child(instance=HomePage(title="VIA", slug="via"))
    site = Site.objects.get(is_default_site=True)
    site.root_page = home
    site.save()
    return home.add_child(instance=EventIndexPage(title="Agenda", slug="agenda", intro="Ontmoet elkaar."))


@pytest.fixture
def closed(db: None) -> Community:
    """A hidden community."""
    return CommunityFactory(name="Taskforce", slug="taskforce", policy=MembershipPolicy.HIDDEN)


@pytest.fixture
def open_community(db: None) -> Community:
    """A community that everybody may know of."""
    return CommunityFactory(name="Startbanen", slug="startbanen")


@pytest.fixture
def member(closed: Community, open_community: Community) -> User:
    """A member of both communities."""
    person = UserFactory()
    MembershipFactory(community=closed, person=person)
    MembershipFactory(community=open_community, person=person)
    return person


@pytest.fixture
def member_client(member: User) -> Client:
    """The browser of that member."""
    client = Client()
    client.force_login(member)
    return client
