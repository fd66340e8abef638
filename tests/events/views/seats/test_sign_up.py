"""The form for a seat."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from cop_platform.accounts.models import AccessNeeds, User
from cop_platform.notifications.models import OutboxMail
from events.models import Answer, Place, Registration, Seating
from events.models.event import Access
from tests.factories.seats import NOW, registered, seating, somebody

pytestmark = pytest.mark.django_db
S = Registration.State
GUEST = {"name": "Noor", "email": "noor@werkgever.test"}
CHOICE = {
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
TEXT = CHOICE | {
    "id": "b",
    "kind": "text",
    "label": "Waar zit u graag?",
    "only_if": "Ja",
    "depends_on": "a",
    "choices": [],
}


def address(seats: Seating) -> str:
    return f"/agenda/{seats.event.slug}/aanmelden/"


def kinds() -> list[str]:
    return [mail.kind.removeprefix("registration_") for mail in OutboxMail.objects.order_by("pk")]


def test_person_gets_the_free_seat_and_sees_it(person: User, person_client: Client) -> None:
    seats = seating(room=1)

    answer = person_client.post(address(seats), {"joins": "on", "dietary_wishes": "vegetarisch"}, follow=True)

    mine = Registration.objects.get(person=person)
    assert (mine.state, mine.dietary_wishes) == (S.CONFIRMED, "vegetarisch")
    assert answer.redirect_chain == [(f"/mijn/agenda/{mine.key}/", 302)]
    assert "U heeft een plek." in answer.text


def test_who_comes_too_late_reads_the_place_in_the_queue(person_client: Client) -> None:
    seats = seating(room=1)
    registered(seats)
    registered(seats)

    answer = person_client.post(address(seats), {"joins": "on"}, follow=True)

    assert "U staat op de wachtlijst. U bent nummer 2." in answer.text


def test_guest_is_sent_to_the_mail_and_has_nothing_before(client: Client) -> None:
    seats = seating(room=1)

    answer = client.post(address(seats), GUEST, follow=True)

    assert "Kijk in uw mail" in answer.text
    assert GUEST["email"] not in answer.text
    assert Registration.objects.get().state == S.PENDING
    assert kinds() == ["please_confirm"]


def test_guest_who_is_registered_gets_the_same_answer(client: Client) -> None:
    seats = seating(room=3)
    registered(seats, somebody(email="bekend@gemeente.test"))

    known = client.post(address(seats), GUEST | {"email": "bekend@gemeente.test"})
    unknown = client.post(address(seats), GUEST)

    assert (known.status_code, known.headers["Location"]) == (302, unknown.headers["Location"])
    assert client.get(known.headers["Location"]).status_code == 200
    assert kinds()[1:] == ["already", "please_confirm"]


def test_second_click_leads_to_what_one_has(person: User, person_client: Client) -> None:
    seats = seating(room=2)
    mine = registered(seats, person)

    answer = person_client.post(address(seats), {"joins": "on"}, follow=True)

    assert Registration.objects.count() == 1
    assert answer.redirect_chain == [(f"/mijn/agenda/{mine.key}/", 302)]
    assert "U bent hier al voor aangemeld." in answer.text


def test_nobody_outside_learns_of_a_hidden_meeting(client: Client, person_client: Client) -> None:
    seats = seating()
    seats.event.access = Access.HIDDEN
    seats.event.save()

    assert client.get(address(seats)).status_code == 404
    assert person_client.post(address(seats), {"joins": "on"}).status_code == 404
    assert Registration.objects.count() == 0


def test_meeting_without_registration_has_no_form(client: Client) -> None:
    seats = seating()
    seats.event.terms.takes_registrations = False
    seats.event.terms.save()

    assert client.get(address(seats)).status_code == 404


def test_form_says_from_when_it_opens(client: Client) -> None:
    answer = client.get(address(seating(opens_days_before=7)))

    assert "U kunt zich aanmelden vanaf woensdag 25 maart 2026, 10.00\xa0uur." in answer.text
    assert "<form class" not in answer.text


def test_refusal_of_a_rule_loses_nothing(person_client: Client, person: User) -> None:
    seats = seating()
    registered(seating(starts_at=NOW + timedelta(days=30)), person)

    answer = person_client.post(address(seats), {"joins": "on", "access_wishes": "Een plek vooraan."})

    assert answer.status_code == 409
    assert "U heeft op die tijd al een plek bij “Intervisie”" in answer.text
    assert "Een plek vooraan." in answer.text


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"vraag-a": "Nee"}, {"a": "Nee"}),
        ({"vraag-a": "Nee", "vraag-b": "Vooraan"}, {"a": "Nee"}),
        ({"vraag-a": "Ja", "vraag-b": "Vooraan"}, {"a": "Ja", "b": "Vooraan"}),
    ],
)
def test_only_what_was_asked_is_kept(
    person_client: Client, sent: dict[str, str], kept: dict[str, str]
) -> None:
    seats = seating(questions=[CHOICE, TEXT])

    person_client.post(address(seats), {"joins": "on", **sent})

    assert {answer.question: answer.text for answer in Answer.objects.all()} == kept


SECOND = CHOICE | {"id": "c", "label": "Vlees?", "only_if": "Ja", "depends_on": "a"}
THIRD = TEXT | {"id": "d", "label": "Welk vlees?", "depends_on": "c", "is_required": True}


def test_question_that_hangs_on_one_that_was_not_asked_is_not_asked(person_client: Client) -> None:
    seats = seating(questions=[CHOICE, SECOND, THIRD])

    hidden = {"vraag-c": "Ja", "vraag-d": "x" * 1001}
    answer = person_client.post(address(seats), {"joins": "on", "vraag-a": "Nee", **hidden})

    assert answer.status_code == 302
    assert [answer.question for answer in Answer.objects.all()] == ["a"]


def test_words_of_a_question_are_shown_as_they_are_and_tell_the_script_when_to_hide(
    person_client: Client,
) -> None:
    html = person_client.get(address(seating(questions=[CHOICE | {"hint": "Om <b>12</b>"}, TEXT]))).text

    assert "Om &lt;b&gt;12&lt;/b&gt;" in html
    assert 'data-after="vraag-a" data-only-if="Ja"' in html
    assert "sign-up.js" in html
    assert "sign-up.js" not in person_client.get(address(seating(questions=[CHOICE]))).text


@pytest.mark.parametrize("sent", [{}, {"vraag-a": "Ja"}, {"vraag-a": "Misschien"}])
def test_required_question_is_asked_again(person_client: Client, sent: dict[str, str]) -> None:
    seats = seating(questions=[CHOICE, TEXT])

    answer = person_client.post(address(seats), {"joins": "on", **sent})

    assert answer.status_code == 422
    assert Registration.objects.count() == 0


def test_condition_of_a_question_is_told(person_client: Client) -> None:
    html = person_client.get(address(seating(questions=[CHOICE, TEXT]))).text

    assert "Alleen als u hierboven “Ja” kiest." in html


def test_access_wishes_come_from_the_last_registration(person: User, person_client: Client) -> None:
    registered(seating(starts_at=NOW + timedelta(days=9)), person, access_wishes="Ringleiding")

    assert "Ringleiding" in person_client.get(address(seating())).text


def test_access_wishes_of_the_profile_go_before_those_of_the_last_registration(
    person: User, person_client: Client
) -> None:
    registered(seating(starts_at=NOW + timedelta(days=9)), person, access_wishes="Een plek vooraan")
    AccessNeeds.objects.create(person=person, text="Ringleiding")

    assert "Ringleiding</textarea>" in person_client.get(address(seating())).text


def test_place_is_asked_where_there_are_two(person: User, person_client: Client) -> None:
    seats = seating(room=1, has_online=True)

    assert person_client.post(address(seats), {"joins": "on"}).status_code == 422
    person_client.post(address(seats), {"joins": "on", "place": "online"})
    assert Registration.objects.get(person=person).place == Place.ONLINE


def test_two_colleagues_come_along(person: User, person_client: Client) -> None:
    seats = seating(room=5)

    person_client.post(address(seats), {"joins": "on", **_colleague(1), **_colleague(2)})

    rows = Registration.objects.order_by("number")
    assert [(row.full_name, row.registered_by_id) for row in rows] == [
        ("Sanne Tester", None),
        ("Collega 1", person.pk),
        ("Collega 2", person.pk),
    ]


def test_colleagues_can_come_without_who_sends_them(person_client: Client) -> None:
    seats = seating(room=5, questions=[CHOICE])

    answer = person_client.post(address(seats), _colleague(1), follow=True)

    assert [row.full_name for row in Registration.objects.all()] == ["Collega 1"]
    assert "Uw collega Collega 1 heeft een plek." in answer.text


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        ({}, "Meld uzelf of een collega aan."),
        ({"colleague_1_name": "Bo"}, "Vul de naam en het e-mailadres van uw collega in."),
        ({"colleague_1_email": "bo@gemeente.test"}, "Vul de naam en het e-mailadres van uw collega in."),
        (
            {
                "colleague_1_name": "Bo",
                "colleague_1_email": "bo@gemeente.test",
                "colleague_2_name": "Lou",
                "colleague_2_email": "Bo@gemeente.test",
            },
            "Dit adres vulde u al in.",
        ),
    ],
)
def test_nobody_and_half_a_colleague_are_refused(
    person_client: Client, sent: dict[str, str], text: str
) -> None:
    answer = person_client.post(address(seating()), sent)

    assert (answer.status_code, Registration.objects.count()) == (422, 0)
    assert text in answer.text


def test_all_or_nobody(person: User, person_client: Client) -> None:
    seats = seating(room=5)
    registered(seating(), person)

    person_client.post(address(seats), {"joins": "on", **_colleague(1)})

    assert seats.registrations.count() == 0


def test_colleague_who_comes_already_is_no_news_to_who_asks(person_client: Client) -> None:
    seats = seating(room=5)
    registered(seats, somebody(email="collega1@gemeente.test"))

    known = person_client.post(address(seats), _colleague(1), follow=True)

    assert "Uw collega&#x27;s krijgen een mail." in known.text
    assert seats.registrations.count() == 1
    assert kinds()[-1] == "already"


def test_guest_must_log_in_where_guests_are_not_admitted(client: Client) -> None:
    seats = seating(admits_guests=False)

    assert "Log in om u aan te melden." in client.get(address(seats)).text
    assert client.post(address(seats), GUEST).status_code == 422
    assert Registration.objects.count() == 0


def test_guest_who_asks_too_often_waits(client: Client, settings: Any) -> None:
    settings.GUEST_REGISTRATIONS_PER_HOUR = 2
    seats = seating(room=9)

    codes = [client.post(address(seats), GUEST).status_code for _ in range(3)]
    other: Any = client.post(address(seats), GUEST | {"email": "ander@werkgever.test"})

    assert codes == [302, 302, 429]
    assert other.status_code == 302


def test_date_of_a_series_has_a_form_of_its_own(person: User, person_client: Client) -> None:
    seats = seating()
    later = seats.event.occurrences.get().on_date

    person_client.post(f"/agenda/{seats.event.slug}/{later}/aanmelden/", {"joins": "on"})

    assert Registration.objects.get(person=person).seating == seats
    assert person_client.get(f"/agenda/{seats.event.slug}/2026-01-01/aanmelden/").status_code == 404
    assert person_client.get(f"/agenda/{seats.event.slug}/sessies/geen/aanmelden/").status_code == 404


def _colleague(number: int) -> dict[str, str]:
    return {
        f"colleague_{number}_name": f"Collega {number}",
        f"colleague_{number}_email": f"collega{number}@gemeente.test",
    }
