"""Who may check people in."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from communities.models import Membership
from events.domain.attendance.doorkeepers import doors_open_to, may_check_in, organises, seating_for
from events.models import Doorkeeper, Event
from tests.factories.communities import MembershipFactory
from tests.factories.seats import NOW, seating, somebody

pytestmark = pytest.mark.django_db
START = NOW + timedelta(days=30)


def doorkeeper(event: Event, email: str, until: object = START) -> Doorkeeper:
    return Doorkeeper.objects.create(event=event, email=email, given_at=NOW, expires_at=until)


def test_nobody_may_without_being_asked() -> None:
    event = seating().event

    assert not may_check_in(somebody(), event, now=NOW)
    assert not may_check_in(AnonymousUser(), event, now=NOW)


def test_helper_may_at_this_meeting_only_until_the_time_is_over_and_organises_nothing() -> None:
    event, other, helper = seating().event, seating().event, somebody()
    doorkeeper(event, helper.email)

    assert may_check_in(helper, event, now=START - timedelta(seconds=1))
    assert not may_check_in(helper, event, now=START)
    assert not may_check_in(helper, other, now=NOW)
    assert not organises(helper, event)


@pytest.mark.parametrize(
    ("role", "state", "may"),
    [
        (Membership.Role.OWNER, Membership.State.MEMBER, True),
        (Membership.Role.MODERATOR, Membership.State.MEMBER, True),
        (Membership.Role.MEMBER, Membership.State.MEMBER, False),
        (Membership.Role.MODERATOR, Membership.State.LEFT, False),
    ],
)
def test_who_leads_the_community_may(role: str, state: str, may: bool) -> None:
    event = seating().event
    membership = MembershipFactory(role=role, state=state)
    event.community = membership.community
    event.save()

    assert organises(membership.person, event) is may
    assert may_check_in(membership.person, event, now=NOW) is may


def test_seats_of_others_are_not_found() -> None:
    seats, helper = seating(), somebody()
    doorkeeper(seats.event, helper.email)

    assert seating_for(helper, seats.pk, now=NOW) == seats
    assert seating_for(somebody(), seats.pk, now=NOW) is None
    assert seating_for(helper, 0, now=NOW) is None


def test_list_of_doors_is_of_today_and_tomorrow() -> None:
    seats, later, helper = seating(), seating(starts_at=START + timedelta(days=9)), somebody()
    for row in (seats, later):
        doorkeeper(row.event, helper.email, START + timedelta(days=30))

    assert doors_open_to(helper, now=NOW) == []
    assert doors_open_to(helper, now=START - timedelta(hours=20)) == [seats]
    assert doors_open_to(somebody(), now=START) == []
