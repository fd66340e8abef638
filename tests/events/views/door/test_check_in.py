"""The list at the door: plain forms, and JSON for a telephone."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from cop_platform.accounts.models import User
from events.domain.attendance import check_in
from events.domain.tickets import ticket_code, ticket_token
from events.models import Attendance, Doorkeeper, Registration, Seating
from tests.factories.accounts import VerifiedUserFactory
from tests.factories.seats import again, registered, seating, somebody

pytestmark = pytest.mark.django_db
S = Registration.State
JSON = {"Accept": "application/json"}


def path(seats: Seating, more: str = "") -> str:
    return f"/inchecken/{seats.pk}/{more}"


def test_helper_finds_somebody_and_checks_them_in(door: Client, seats: Seating, noor: Registration) -> None:
    registered(seats, VerifiedUserFactory(first_name="Sem"))
    found = door.get(path(seats), {"q": "bákker"}).text
    assert ("Noor Bakker" in found, "Sem" in found) == (True, False)

    answer = door.post(f"{path(seats)}?q=bakker", {"come": noor.pk}, follow=True)

    assert answer.redirect_chain == [(f"{path(seats)}?q=bakker", 302)]
    assert "Noor Bakker: Binnen sinds 9.30 uur (ingecheckt door Sanne Vos)." in answer.text
    assert "1 van 2 binnen" in answer.text
    assert again(noor).state == S.ATTENDED


def test_code_of_the_ticket_finds_its_holder(door: Client, seats: Seating, noor: Registration) -> None:
    other = registered(seats, VerifiedUserFactory(first_name="Sem"))

    found = door.get(path(seats), {"q": ticket_code(noor).lower().replace(" ", "-")}).text

    assert ("Noor Bakker" in found, other.full_name in found) == (True, False)


def test_who_is_in_already_is_told_with_since_when_and_by_whom(
    door: Client, seats: Seating, noor: Registration, now: datetime
) -> None:
    check_in(noor, by=VerifiedUserFactory(first_name="Kim"), now=now - timedelta(minutes=5))

    answer = door.post(path(seats), {"come": noor.pk}, follow=True)

    assert "Noor Bakker was al binnen. Binnen sinds 9.25 uur (ingecheckt door Kim" in answer.text


def test_mistake_is_taken_back(door: Client, seats: Seating, noor: Registration) -> None:
    door.post(path(seats), {"come": noor.pk})

    answer = door.post(path(seats), {"back": noor.pk}, follow=True)

    assert "Noor Bakker: Nog niet binnen." in answer.text
    assert again(noor).state == S.CONFIRMED


def test_who_has_no_seat_comes_in_after_a_second_question(
    door: Client, seats: Seating, noor: Registration
) -> None:
    registered(seats)
    waiting = registered(seats, VerifiedUserFactory(first_name="Yara"))

    answer = door.post(path(seats), {"come": waiting.pk})
    assert answer.status_code == 409
    assert "Alle 2 plekken zijn bezet. Er zijn er nu 0 binnen." in answer.text
    assert again(waiting).state == S.WAITLISTED

    door.post(path(seats), {"come": waiting.pk, "anyway": "on"})
    assert again(waiting).state == S.ATTENDED
    assert (again(seats).room_taken, again(seats).room_capacity) == (3, 3)


def test_telephone_that_sends_a_note_twice_gets_the_same_answer(
    door: Client, seats: Seating, noor: Registration
) -> None:
    note = {"come": noor.pk, "key": str(uuid4()), "ago": 120}

    first = door.post(path(seats), note, headers=JSON)
    second = door.post(path(seats), note, headers=JSON)

    assert (first.status_code, first.json()) == (200, second.json())
    assert first.json()["is_news"]
    assert first.json()["attendee"]["words"] == "Binnen sinds 9.28 uur (ingecheckt door Sanne Vos)"
    assert Attendance.objects.count() == 1


def test_telephone_reads_who_is_where_and_nothing_more(
    door: Client, seats: Seating, noor: Registration
) -> None:
    Registration.objects.filter(pk=noor.pk).update(access_wishes="ringleiding", dietary_wishes="vegan")

    answer = door.get(path(seats, "stand/"))

    assert answer["Cache-Control"].startswith(("private", "max-age=0"))
    assert "no-store" in answer["Cache-Control"]
    assert answer.json()["attendees"] == [
        {
            "id": noor.pk,
            "name": "Noor Bakker",
            "note": "",
            "code": ticket_code(noor),
            "state": "out",
            "words": "Nog niet binnen",
        }
    ]
    for secret in ("ringleiding", "vegan", noor.person.email):
        assert secret not in answer.text


def test_ticket_checks_in_its_holder_and_nobody_elses_meeting(
    door: Client, seats: Seating, noor: Registration
) -> None:
    elsewhere = registered(seating(starts_at=seats.starts_at))

    answers = [
        door.post(path(seats), {"ticket": token}, headers=JSON)
        for token in (ticket_token(noor), ticket_token(elsewhere), "onzin")
    ]

    assert [answer.status_code for answer in answers] == [200, 404, 404]
    assert (again(noor).state, again(elsewhere).state) == (S.ATTENDED, S.CONFIRMED)


@pytest.mark.parametrize(
    "note",
    [{}, {"come": "nul"}, {"come": "-1"}, {"come": "9" * 30}, {"come": "1", "key": "x"}, {"ago": "-3"}],
)
def test_nonsense_is_refused(door: Client, seats: Seating, noor: Registration, note: dict[str, Any]) -> None:
    assert door.post(path(seats), note).status_code == 422
    assert door.post(path(seats), note, headers=JSON).status_code == 422


def test_somebody_who_is_not_on_this_list_is_not_found(door: Client, seats: Seating) -> None:
    elsewhere = registered(seating(starts_at=seats.starts_at))

    assert door.post(path(seats), {"come": elsewhere.pk}).status_code == 404


@pytest.mark.parametrize("more", ["", "stand/", "lijst/", "niet-aangemeld/", "helpers/"])
def test_others_find_nothing_and_visitors_log_in(client: Client, seats: Seating, more: str) -> None:
    assert client.get(path(seats, more))["Location"].startswith("/account/login/")

    client.force_login(somebody())
    assert client.get(path(seats, more)).status_code == 404


def test_time_of_a_helper_ends(door: Client, seats: Seating) -> None:
    assert door.get(path(seats)).status_code == 200

    Doorkeeper.objects.update(expires_at=timezone.now())

    assert door.get(path(seats)).status_code == 404


def test_only_this_page_may_use_the_camera_and_its_own_worker(door: Client, seats: Seating) -> None:
    answer = door.get(path(seats))

    assert "camera=(self)" in answer["Permissions-Policy"]
    assert "worker-src 'self'" in answer["Content-Security-Policy"]
    assert "camera=()" in door.get(path(seats, "lijst/"))["Permissions-Policy"]


def test_doors_of_today_are_listed_for_the_helper(door: Client, client: Client, seats: Seating) -> None:
    assert path(seats) in door.get("/inchecken/").text

    client.force_login(somebody())
    assert path(seats) not in client.get("/inchecken/").text


def test_list_is_one_page_to_print(door: Client, seats: Seating, noor: Registration, now: datetime) -> None:
    check_in(noor, by=somebody(first_name="Kim"), now=now)

    page = door.get(path(seats, "lijst/")).text

    assert "Noor Bakker" in page
    assert "Binnen sinds 9.30 uur" in page


def test_list_takes_as_many_queries_for_forty_as_for_one(
    door: Client, seats: Seating, noor: Registration, django_assert_max_num_queries: Any
) -> None:
    type(seats).objects.update(room_capacity=50)
    for _ in range(40):
        check_in(registered(seats), by=somebody(), now=timezone.now())

    with django_assert_max_num_queries(14):
        door.get(path(seats))


def test_ticket_leads_helpers_to_the_list_and_tells_others_nothing(
    door: Client, noor: Registration, seats: Seating
) -> None:
    address = f"/inchecken/kaartje/{ticket_token(noor)}/"

    assert door.get(address)["Location"] == f"{path(seats)}?q={ticket_code(noor).replace(' ', '+')}"
    stranger = Client().get(address)
    assert (stranger.status_code, "Noor" in stranger.text) == (200, False)
    assert Client().get("/inchecken/kaartje/onzin/").status_code == 404


def test_worker_and_its_page_hold_nothing_of_people(client: Client, helper: User) -> None:
    worker, shell = client.get("/inchecken/werker.js"), client.get("/inchecken/zonder-verbinding/")

    assert worker["Content-Type"] == "text/javascript; charset=utf-8"
    assert (shell.status_code, shell.cookies) == (200, {})
    assert "csrfmiddlewaretoken" not in shell.text


def test_ticket_stands_with_the_registration_until_it_is_over(
    client: Client, noor: Registration, at: Any
) -> None:
    client.force_login(noor.person)
    address = f"/mijn/agenda/{noor.key}/"
    page = client.get(address).text
    assert ("Uw kaartje" in page, ticket_code(noor) in page, page.count("<svg") > 0) == (True, True, True)
    assert "style=" not in page

    Registration.objects.update(state=S.WAITLISTED, position=1)
    assert "Uw kaartje" not in client.get(address).text
    Registration.objects.update(state=S.CONFIRMED, position=None)
    at(2026, 4, 1, 12, 0)
    assert "Uw kaartje" not in client.get(address).text
