"""Somebody at the door who is not on the list; and who may help there."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from cop_platform.accounts.models import User
from events.models import Doorkeeper, Registration, Seating
from tests.factories.accounts import VerifiedUserFactory
from tests.factories.seats import again, registered, somebody

pytestmark = pytest.mark.django_db
S = Registration.State


def path(seats: Seating, more: str = "niet-aangemeld/") -> str:
    return f"/inchecken/{seats.pk}/{more}"


def key_in(page: str) -> str:
    found = re.search(r'name="key" value="([0-9a-f-]{36})"', page)
    assert found
    return found[1]


def test_who_walks_in_is_in(door: Client, seats: Seating) -> None:
    answer = door.post(path(seats), {"name": " Yara  Smit "}, follow=True)

    assert "Yara Smit is binnen." in answer.text
    assert Registration.objects.get().state == S.ATTENDED


def test_double_click_is_one_person(door: Client, seats: Seating) -> None:
    sent = {"name": "Yara", "key": key_in(door.get(path(seats)).text)}

    door.post(path(seats), sent)
    door.post(path(seats), sent)

    assert (Registration.objects.count(), again(seats).room_taken) == (1, 1)


def test_full_house_is_the_decision_of_the_helper_and_the_name_is_kept_in_the_form(
    door: Client, seats: Seating
) -> None:
    for _ in range(2):
        registered(seats)

    answer = door.post(path(seats), {"name": "Yara"})
    assert answer.status_code == 409
    assert 'value="Yara"' in answer.text
    assert "Toch binnenlaten" in answer.text

    door.post(path(seats), {"name": "Yara", "anyway": "on"})
    assert (again(seats).room_taken, again(seats).room_capacity) == (3, 3)


@pytest.mark.parametrize("sent", [{}, {"name": "\u202eYara"}, {"name": "Yara", "email": "nergens"}])
def test_nonsense_is_refused_and_nothing_is_kept(door: Client, seats: Seating, sent: dict[str, Any]) -> None:
    assert door.post(path(seats), sent).status_code == 422
    assert Registration.objects.count() == 0


def test_helper_asks_no_other_helpers(door: Client, seats: Seating) -> None:
    assert door.get(path(seats, "helpers/")).status_code == 404
    assert door.post(path(seats, "helpers/"), {"email": "x@y.test", "until": "2026-04-02"}).status_code == 404
    assert Doorkeeper.objects.count() == 1


@pytest.fixture
def organiser(client: Client, seats: Seating) -> User:
    """An administrator, who edits everything, logged in; the meeting has a page."""
    seats.event.page = Page.get_first_root_node().add_child(instance=Page(title="Intervisie", slug="i"))
    seats.event.save()
    person: User = VerifiedUserFactory(is_superuser=True)
    client.force_login(person)
    return person


def test_organiser_asks_a_helper_and_sends_them_away(
    client: Client, organiser: User, seats: Seating, now: datetime
) -> None:
    helper = somebody()
    sent = {"email": helper.email.upper(), "until": "2026-04-01"}

    answer = client.post(path(seats, "helpers/"), sent, follow=True)
    assert f'value="http://testserver/inchecken/{seats.pk}/"' in answer.text
    row = Doorkeeper.objects.get()
    assert (row.email, row.given_by, row.expires_at.isoformat()) == (
        helper.email,
        organiser,
        "2026-04-01T21:59:59.999999+00:00",
    )
    assert helper.email in answer.text

    client.post(path(seats, f"helpers/{row.pk}/"))
    assert Doorkeeper.objects.count() == 0


def test_address_without_an_account_is_answered_as_any_other(
    client: Client, organiser: User, seats: Seating
) -> None:
    pages = []
    for email in (somebody().email, "niemand@gemeente.test"):
        answer = client.post(path(seats, "helpers/"), {"email": email, "until": "2026-04-01"}, follow=True)
        Doorkeeper.objects.all().delete()
        pages.append(re.sub(r'value="[^"]{64}"|helpers/\d+/', "", answer.text).replace(email, ""))

    assert pages[0] == pages[1]


@pytest.mark.parametrize("until", ["2026-03-31", "2028-01-01", "", "morgen"])
def test_helper_is_asked_for_a_day_to_come(
    client: Client, organiser: User, seats: Seating, until: str
) -> None:
    answer = client.post(path(seats, "helpers/"), {"email": "x@y.test", "until": until})

    assert answer.status_code == 422
    assert Doorkeeper.objects.count() == 0
