"""Reading back and changing what one told."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from cop_platform.accounts.models import User
from events.domain.registration_link import manage_path
from events.domain.seats import Applicant, cancel, register
from events.models import Answer, Place, Registration
from tests.factories.seats import NOW, again, registered, seating

pytestmark = pytest.mark.django_db
LUNCH: dict[str, Any] = {
    "id": "a",
    "kind": "choice",
    "label": "Komt u lunchen?",
    "hint": "",
    "is_required": True,
    "only_if": "",
    "depends_on": "",
    "choices": ["Ja", "Nee"],
    "days_kept": 30,
}
SEAT = LUNCH | {"id": "b", "kind": "text", "label": "Waar zit u graag?", "only_if": "Ja", "depends_on": "a"}


def told_path(registration: Registration) -> str:
    return f"{manage_path(registration)}gegevens/"


def answers() -> list[tuple[str, str]]:
    return list(Answer.objects.order_by("question").values_list("question", "text"))


def test_colleague_tells_what_was_not_asked_before(client: Client, person: User) -> None:
    bo = Applicant(name="Bo", email="bo@gemeente.test", registered_by=person)
    row = register(seating(questions=[LUNCH, SEAT]), applicant=bo, place=Place.ROOM, now=NOW)
    said = {
        "vraag-a": "Ja",
        "vraag-b": "Vooraan",
        "access_wishes": "Ringleiding",
        "dietary_wishes": "Geen noten",
    }
    assert "heeft nog vragen voor u" in client.get(manage_path(row)).text

    page = client.post(told_path(row), said, follow=True).text

    assert "Bewaard." in page
    assert "heeft nog vragen voor u" not in page
    assert answers() == [("a", "Ja"), ("b", "Vooraan")]
    assert (again(row).access_wishes, again(row).dietary_wishes) == ("Ringleiding", "Geen noten")


def test_form_shows_what_was_told_and_forgets_what_is_taken_back(client: Client) -> None:
    seats = seating(questions=[LUNCH, SEAT], lists_participants=True)
    row = registered(seats, access_wishes="Tolk", is_listed=True, answers={"a": "Ja", "b": "Vooraan"})
    page = client.get(told_path(row)).text
    assert all(text in page for text in ("Tolk", "Vooraan", 'value="Ja"'))
    assert "Wij wissen uw antwoord 30 dagen na de bijeenkomst." in page

    client.post(told_path(row), {"vraag-a": "Nee", "vraag-b": "Vooraan"})

    assert answers() == [("a", "Nee")]
    assert (again(row).access_wishes, again(row).is_listed) == ("", False)


def test_required_question_is_asked_again_and_what_was_typed_stays(client: Client) -> None:
    row = registered(seating(questions=[LUNCH]), answers={"a": "Ja"})

    answer = client.post(told_path(row), {"access_wishes": "Tolk"})

    assert answer.status_code == 422
    assert "Beantwoord deze vraag." in answer.text
    assert "Tolk" in answer.text
    assert answers() == [("a", "Ja")]


def test_nothing_changes_once_it_began_or_was_cancelled(client: Client) -> None:
    row, gone = registered(seating()), registered(seating())
    cancel(gone, now=NOW)

    with time_machine.travel(NOW + timedelta(days=30), tick=False):
        assert "niets meer veranderen" in client.post(told_path(row), {"access_wishes": "Tolk"}).text
    assert "niets meer veranderen" in client.post(told_path(gone), {"access_wishes": "Tolk"}).text
    assert {again(one).access_wishes for one in (row, gone)} == {""}


def test_who_sent_a_colleague_does_not_read_what_the_colleague_tells(
    person: User, person_client: Client
) -> None:
    seats = seating(room=5)
    bo = Applicant(name="Bo", email="bo@gemeente.test", registered_by=person, access_wishes="Ringleiding")
    colleague, mine = (
        register(seats, applicant=one, place=Place.ROOM, now=NOW) for one in (bo, Applicant(person=person))
    )

    assert person_client.get(f"/mijn/agenda/{colleague.key}/gegevens/").status_code == 404
    assert "gegevens/" not in person_client.get(f"/mijn/agenda/{colleague.key}/").text
    assert person_client.get(f"/mijn/agenda/{mine.key}/gegevens/").status_code == 200
