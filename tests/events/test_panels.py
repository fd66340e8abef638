"""Feeds on the page of a community: only who leads it sees how they are doing."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string

from communities.models import Community, Membership
from cop_platform.accounts.models import User
from events.models import FeedFetches
from events.panels import feeds_of
from tests.factories.accounts import UserFactory
from tests.factories.communities import MembershipFactory

pytestmark = pytest.mark.django_db
Role, State = Membership.Role, Membership.State
OWN = [
    "/agenda/community/startbanen.ics",
    "/agenda/community/startbanen.ics?geannuleerd=verbergen",
    "/agenda.json?community=startbanen",
]
OF_OTHERS = [
    "/agenda.ics",
    "/agenda/community/startbanen-noord.ics",
    "/agenda.ics?community=startbanen-noord",
    "/agenda.ics?regio=rijnmond&community=startbanen",
    "/agenda/persoonlijk/",
]


@pytest.fixture
def fetched(at: Callable[..., datetime]) -> datetime:
    """Each feed was fetched once by Outlook today."""
    moment = at(2026, 3, 31, 12)
    for feed in (*OWN, *OF_OTHERS):
        FeedFetches.objects.create(
            feed=feed,
            family="outlook",
            day=moment.date(),
            last_at=moment,
            fetches=1,
            size=5000,
            has_dates=True,
        )
    return moment


def leader(community: Community, role: str = Role.OWNER, state: str = State.MEMBER) -> Any:
    person: Any = UserFactory()
    MembershipFactory(community=community, person=person, role=role, state=state)
    return person


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.OWNER])
def test_who_leads_sees_the_feeds_of_this_community_alone(
    role: str, open_community: Community, fetched: datetime
) -> None:
    context = feeds_of(open_community, leader(open_community, role))

    assert context is not None
    assert sorted(health.feed for health in context["feeds"]) == sorted(OWN)
    html = " ".join(render_to_string("events/partials/community_feeds.html", context).split())
    assert "opgehaald, het laatst op" in html
    assert "31 maart 2026" in html
    assert "Outlook en Exchange: 1<" in html


def test_others_see_nothing(open_community: Community, closed: Community, beheer: User) -> None:
    others = [
        AnonymousUser(),
        beheer,
        leader(closed),
        leader(open_community, Role.MEMBER),
        leader(open_community, Role.OWNER, State.LEFT),
    ]

    assert [feeds_of(open_community, person) for person in others] == [None] * 5


def test_hidden_community_has_no_feed_to_follow(closed: Community) -> None:
    assert feeds_of(closed, leader(closed)) is None


def test_feed_that_nobody_follows_says_so(open_community: Community) -> None:
    context = feeds_of(open_community, leader(open_community))

    assert context == {"feeds": []}
    assert "niet opgehaald" in render_to_string("events/partials/community_feeds.html", context)
