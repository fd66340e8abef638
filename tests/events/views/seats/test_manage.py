"""The page of one registration."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from cop_platform.accounts.models import User
from cop_platform.core.signing import sign
from events.domain.registration_link import PURPOSE, manage_path
from events.domain.seats import Applicant, cancel, register
from events.models import Place, Registration
from tests.factories.seats import NOW, again, registered, seating, somebody

pytestmark = pytest.mark.django_db
S = Registration.State
START = NOW + timedelta(days=30)
GUEST = Applicant(name="Noor", email="noor@werkgever.test")


def press(client: Client, registration: Registration, act: str, **more: str) -> Any:
    """The page after the button *act*."""
    return client.post(manage_path(registration), {"act": act, **more}, follow=True)


def test_reading_changes_nothing(client: Client) -> None:
    mine = register(seating(), applicant=GUEST, place=Place.ROOM, now=NOW)

    for method in (client.get, client.head):
        assert method(manage_path(mine)).status_code == 200

    assert (again(mine).state, again(mine).version) == (S.PENDING, mine.version)


def test_page_is_kept_by_nobody_and_told_to_no_other_site(client: Client) -> None:
    headers = client.get(manage_path(registered(seating()))).headers

    assert {"private", "no-store"} <= set(headers["Cache-Control"].split(", "))
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize(
    "token",
    ["onzin", sign(PURPOSE, "geen sleutel"), sign(PURPOSE, str(uuid4()))],
    ids=["no token", "no key", "unknown key"],
)
def test_link_that_is_not_ours_says_what_to_do(client: Client, token: str) -> None:
    answer = client.get(f"/aanmelding/{token}/")

    assert answer.status_code == 422
    assert "Deze link werkt niet." in answer.text


def test_guest_confirms(client: Client) -> None:
    seats = seating(room=1)
    mine = register(seats, applicant=GUEST, place=Place.ROOM, now=NOW)

    assert "U heeft een plek." in press(client, mine, "bevestigen").text
    assert (again(mine).state, again(seats).room_taken) == (S.CONFIRMED, 1)


def test_guest_with_an_account_that_has_a_seat_sees_that_one(client: Client) -> None:
    seats = seating(room=2)
    person = somebody(email=GUEST.email, first_name="Noor")
    mine = register(seats, applicant=GUEST, place=Place.ROOM, now=NOW)
    other = registered(seats, person)

    answer = press(client, mine, "bevestigen")

    assert f"<dd>{other.number}</dd>" in answer.text
    assert (again(mine).state, again(seats).room_taken) == (S.CANCELLED, 1)


def test_place_is_given_back_by_the_second_click(client: Client) -> None:
    seats = seating(room=1)
    mine, next_one = registered(seats), registered(seats)

    assert "Meld mij af" in client.get(manage_path(mine)).text
    answer = press(client, mine, "afmelden")

    assert "U bent afgemeld." in answer.text
    assert "Meld mij af" not in answer.text
    assert [again(row).state for row in (mine, next_one)] == [S.CANCELLED, S.CONFIRMED]


def test_offer_is_taken_until_it_ends(client: Client) -> None:
    seats = seating(room=1, starts_at=NOW + timedelta(hours=24))
    first, second = registered(seats), registered(seats)
    cancel(first, now=NOW)

    assert (
        "Laat voor maandag 2 maart 2026, 22.00\xa0uur weten of u komt."
        in client.get(manage_path(second)).text
    )
    assert "U heeft een plek." in press(client, second, "aannemen").text


def test_offer_that_is_over_is_refused_in_words(client: Client) -> None:
    seats = seating(room=1, starts_at=NOW + timedelta(hours=24))
    first, second = registered(seats), registered(seats)
    cancel(first, now=NOW)

    with time_machine.travel(NOW + timedelta(hours=13), tick=False):
        answer = press(client, second, "aannemen")

    assert answer.status_code == 422
    assert "Dit aanbod is verlopen." in answer.text
    assert again(second).state == S.OFFERED


def test_who_lets_others_go_first_reads_the_new_number(client: Client) -> None:
    seats = seating(room=1)
    registered(seats)
    mine, _other = registered(seats), registered(seats)

    assert "U bent nummer 1." in client.get(manage_path(mine)).text
    assert (
        "U staat nu achteraan. U staat op de wachtlijst. U bent nummer 2."
        in press(client, mine, "achteraan").text
    )


def test_seat_moves_from_the_room_to_online(client: Client) -> None:
    seats = seating(room=1, online=1, has_online=True)
    mine = registered(seats)

    assert "U heeft een plek. U doet online mee." in press(client, mine, "wisselen").text
    assert (again(seats).room_taken, again(seats).online_taken) == (0, 1)


def test_full_place_keeps_the_seat_one_has(client: Client) -> None:
    seats = seating(room=1, online=1, has_online=True)
    mine, _other = registered(seats), registered(seats, place=Place.ONLINE)

    answer = press(client, mine, "wisselen")

    assert answer.status_code == 422
    assert "Daar is geen plek meer vrij. U houdt de plek die u heeft." in answer.text
    assert again(mine).place == Place.ROOM


def test_somebody_else_takes_the_seat(client: Client) -> None:
    seats = seating(room=1)
    mine = registered(seats, somebody(email="sanne@gemeente.test"))

    answer = press(client, mine, "vervangen", name="Bo", email="bo@gemeente.test")

    assert "Uw plek is doorgegeven." in answer.text
    assert [(row.full_name, row.state) for row in seats.registrations.order_by("number")][-1] == (
        "Bo",
        S.CONFIRMED,
    )
    assert (again(mine).state, again(seats).room_taken) == (S.CANCELLED, 1)


def test_substitute_without_an_address_is_asked_again(client: Client) -> None:
    mine = registered(seating())

    answer = press(client, mine, "vervangen", name="Bo")

    assert answer.status_code == 422
    assert 'value="Bo"' in answer.text
    assert again(mine).state == S.CONFIRMED


@pytest.mark.parametrize("act", ["", "onzin", "aannemen", "bevestigen"])
def test_what_is_not_on_the_page_is_no_fault(client: Client, act: str) -> None:
    mine = registered(seating(room=1))

    assert press(client, mine, act).status_code in {200, 409, 422}
    assert again(mine).state == S.CONFIRMED


def test_nothing_can_be_done_once_it_began(client: Client) -> None:
    mine = registered(seating())

    with time_machine.travel(START, tick=False):
        assert "<form method" not in client.get(manage_path(mine)).text.split("<main", 1)[1]
        assert press(client, mine, "afmelden").status_code == 422


@pytest.mark.parametrize(
    ("minutes", "is_shown"), [(-31, False), (-30, True), (0, True), (119, True), (120, False)]
)
def test_link_to_join_is_shown_in_time(client: Client, minutes: int, is_shown: bool) -> None:
    terms: dict[str, Any] = {"join_url": "https://vergadering.test/kamer", "join_minutes_before": 30}
    seats = seating(online=5, has_online=True, **terms)
    mine, in_room = registered(seats, place=Place.ONLINE), registered(seats)

    with time_machine.travel(START + timedelta(minutes=minutes), tick=False):
        assert ("https://vergadering.test/kamer" in client.get(manage_path(mine)).text) is is_shown
        assert "https://vergadering.test/kamer" not in client.get(manage_path(in_room)).text


def test_who_waits_is_not_told_where_to_join(client: Client) -> None:
    seats = seating(online=1, has_online=True, join_url="https://vergadering.test/kamer")
    registered(seats, place=Place.ONLINE)
    waits = registered(seats, place=Place.ONLINE)

    with time_machine.travel(START, tick=False):
        assert "https://vergadering.test/kamer" not in client.get(manage_path(waits)).text


def test_participants_see_the_names_of_those_who_agreed(client: Client) -> None:
    seats = seating(room=3, lists_participants=True)
    mine = registered(seats, somebody(first_name="Sanne"))
    registered(seats, somebody(first_name="Joris"), is_listed=True)
    registered(seats, somebody(first_name="Fatima"))
    waits = registered(seats, somebody(first_name="Wachter"), is_listed=True)

    assert "<li>Joris</li>" in client.get(manage_path(mine)).text
    assert "Fatima" not in client.get(manage_path(mine)).text
    assert "Wachter" not in client.get(manage_path(mine)).text
    assert "Joris" not in client.get(manage_path(waits)).text


def test_own_page_is_for_the_owner_and_for_who_sent_a_colleague(
    client: Client, person: User, person_client: Client
) -> None:
    seats = seating(room=5)
    mine, other = registered(seats, person), registered(seats)
    bo = Applicant(name="Bo", email="bo@gemeente.test", registered_by=person)
    colleague = register(seats, applicant=bo, place=Place.ROOM, now=NOW)

    codes = [person_client.get(f"/mijn/agenda/{row.key}/").status_code for row in (mine, colleague, other)]

    assert codes == [200, 200, 404]
    assert client.get(f"/mijn/agenda/{mine.key}/").headers["Location"].startswith("/account/login/")
    assert person_client.post(f"/mijn/agenda/{other.key}/", {"act": "afmelden"}).status_code == 404
    assert again(other).state == S.CONFIRMED


def test_name_of_a_colleague_changes(person: User, person_client: Client) -> None:
    seats = seating(room=1)
    bo = Applicant(name="Bo", email="bo@gemeente.test", registered_by=person)
    colleague = register(seats, applicant=bo, place=Place.ROOM, now=NOW)
    change = {"act": "vervangen", "name": "Lou", "email": "lou@gemeente.test"}

    person_client.post(f"/mijn/agenda/{colleague.key}/", change)

    last = seats.registrations.latest("number")
    assert (last.full_name, last.state, last.registered_by) == ("Lou", S.CONFIRMED, person)


def test_who_cancels_a_colleague_is_not_told_to_have_left_oneself(
    person: User, person_client: Client
) -> None:
    bo = Applicant(name="Bo", email="bo@gemeente.test", registered_by=person)
    colleague = register(seating(), applicant=bo, place=Place.ROOM, now=NOW)

    answer = person_client.post(f"/mijn/agenda/{colleague.key}/", {"act": "afmelden"}, follow=True)

    assert "Uw collega Bo is afgemeld." in answer.text
    assert "U bent afgemeld" not in answer.text


def test_name_of_a_guest_is_put_right_and_no_name_is_asked_again(client: Client) -> None:
    mine = register(seating(), applicant=GUEST, place=Place.ROOM, now=NOW)

    assert press(client, mine, "naam", right_name="").status_code == 422
    assert "De naam is veranderd." in press(client, mine, "naam", right_name="Noor Bakker").text
    assert again(mine).name == "Noor Bakker"


def test_own_agenda_tells_what_comes_and_what_was(person: User, person_client: Client) -> None:
    mine = registered(seating(room=1), person)
    full = seating(room=1, starts_at=NOW + timedelta(days=60))
    registered(full)
    waits = registered(full, person)
    gone = registered(seating(starts_at=NOW + timedelta(days=50)), person)
    cancel(gone, now=NOW)

    coming, past = person_client.get("/mijn/agenda/").text.split('id="past"')

    assert coming.index(str(mine.key)) < coming.index(str(waits.key))
    assert "U bent nummer 1." in coming
    assert str(gone.key) in past
    assert str(gone.key) not in coming


def test_own_agenda_needs_a_login(client: Client) -> None:
    assert client.get("/mijn/agenda/").headers["Location"] == "/account/login/?next=/mijn/agenda/"


def test_english_page_leads_back_to_english_pages(client: Client) -> None:
    mine = registered(seating(), language="en")

    answer = client.post(manage_path(mine), {"act": "afmelden"})

    assert answer.headers["Location"].startswith("/en/aanmelding/")
