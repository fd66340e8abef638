"""My page: for the person who logged in, and nobody else."""

from datetime import timedelta
from typing import Any

from django.test import Client

from communities.models import Membership
from cop_platform.accounts.models import User
from cop_platform.core import clock
from events.domain.attendance.doorkeepers import appoint
from events.models.event import Access
from tests.factories import events, seats
from tests.factories.accounts import UserFactory
from tests.factories.communities import MembershipFactory
from tests.home.views.conftest import House


def member_of(house: House, **fields: Any) -> Any:
    community = house.add_community("Intervisiekring", regions=[])
    house.add_meeting("Besloten oefening", access=Access.MEMBERS, community=community, regions=[])
    person = UserFactory(**fields)
    MembershipFactory(community=community, person=person)
    return person


def test_visitor_is_sent_to_the_login(client: Client, house: House) -> None:
    response = client.get("/mijn/")

    assert (response.status_code, response["Location"]) == (302, "/account/login/?next=/mijn/")


def test_member_sees_communities_and_their_meetings(client: Client, house: House) -> None:
    client.force_login(member_of(house))

    text = client.get("/mijn/").content.decode()

    assert "Intervisiekring" in text
    assert "Besloten oefening" in text


def test_stranger_sees_nothing_of_it(client: Client, house: House) -> None:
    member_of(house)
    client.force_login(UserFactory())

    text = client.get("/mijn/").content.decode()

    assert "Intervisiekring" not in text
    assert "Besloten oefening" not in text
    assert "U bent nog geen lid van een community." in text


def test_region_of_the_person_is_shown(client: Client, house: House) -> None:
    house.add_meeting("Markt in Rijnmond")
    house.add_meeting("Markt in Twente", regions=[events.region("twente", code="AM05")])
    client.force_login(UserFactory(region=house.region))

    text = client.get("/mijn/").content.decode()

    assert "Markt in Rijnmond" in text
    assert "Markt in Twente" not in text


def test_next_three_registrations_are_on_top(client: Client, house: House) -> None:
    person = UserFactory()
    ahead = [clock.now() + timedelta(days=day) for day in (4, 1, 3, 2)]
    rows = [seats.registered(seats.seating(starts_at=day), person, now=clock.now()) for day in ahead]
    client.force_login(person)

    text = client.get("/mijn/").text

    places = [text.find(str(row.key)) for row in rows]
    assert places[0] == -1
    assert 0 < places[1] < places[3] < places[2]


def test_page_is_never_kept_by_caches(client: Client, house: House) -> None:
    client.force_login(UserFactory())

    assert "no-store" in client.get("/mijn/")["Cache-Control"]


def test_page_costs_the_same_with_more_communities(
    client: Client, house: House, django_assert_max_num_queries: Any
) -> None:
    person = member_of(house, region=house.region)
    house.add_meeting("Markt")
    client.force_login(person)
    client.get("/mijn/")
    with django_assert_max_num_queries(17) as few:
        client.get("/mijn/")

    for number in range(10):
        community = house.add_community(f"Kring {number}")
        house.add_meeting(f"Oefening {number}", community=community)
        MembershipFactory(community=community, person=person)
    with django_assert_max_num_queries(17) as many:
        client.get("/mijn/")

    assert len(many) == len(few)


def test_way_to_the_mails_is_for_all_and_to_the_door_for_who_may_keep_one(
    client: Client, house: House, redacteur: User
) -> None:
    nobody, helper, leader = UserFactory(), UserFactory(), UserFactory()
    event = seats.seating().event
    appoint(event, helper.email, by=leader, now=clock.now(), until=clock.now() + timedelta(days=1))
    MembershipFactory(person=leader, role=Membership.Role.MODERATOR)
    MembershipFactory(person=nobody)

    shown = {}
    for person in (nobody, helper, leader, redacteur):
        client.force_login(person)
        text = client.get("/mijn/").text
        assert 'href="/mijn/meldingen/"' in text
        shown[person.pk] = 'href="/inchecken/"' in text

    assert shown == {nobody.pk: False, helper.pk: True, leader.pk: True, redacteur.pk: True}
