"""Asking for a seat."""

from datetime import timedelta

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from cop_platform.accounts.models import Organisation
from cop_platform.notifications.models import OutboxMail
from events.domain.registration_link import manage_path
from events.domain.seats import Applicant, cancel, confirm, register
from events.domain.seats.errors import (
    AlreadyRegistered,
    NoRegistration,
    NotOpen,
    Overlaps,
    TooManyColleagues,
)
from events.domain.seats.ledger import hold_with_number
from events.models import Answer, Event, Place, Registration, Seating
from tests.factories.seats import NOW, again, another_date, registered, seating, somebody

pytestmark = pytest.mark.django_db
S = Registration.State
GUEST = Applicant(name="Noor", email="Noor@werkgever.test")
START = NOW + timedelta(days=30)


def mails() -> list[str]:
    return [mail.kind.removeprefix("registration_") for mail in OutboxMail.objects.order_by("pk")]


def test_register_gives_the_free_seat_and_says_so() -> None:
    seats = seating(room=1)

    registration = registered(seats)

    assert (registration.state, again(seats).room_taken, mails()) == (S.CONFIRMED, 1, ["confirmed"])


def test_register_puts_the_next_in_the_queue_when_all_seats_are_taken() -> None:
    seats = seating(room=1)
    registered(seats)

    second, third = registered(seats), registered(seats)

    assert [second.state, third.state] == [S.WAITLISTED, S.WAITLISTED]
    assert second.position < third.position
    assert again(seats).room_taken == 1


def test_each_mail_has_the_words_of_its_own_addressee() -> None:
    seats = seating(room=1)
    registered(seats)

    rows = [registered(seats, somebody(first_name=name)) for name in ("Noor", "Sam")]

    told = [OutboxMail.objects.get(to_address=row.address).body_text for row in rows]
    assert [text.splitlines()[0] for text in told] == ["Beste Noor,", "Beste Sam,"]
    assert ["is nu 1." in told[0], "is nu 2." in told[1]] == [True, True]
    assert [manage_path(row) in text for row, text in zip(rows, told, strict=True)] == [True, True]
    assert manage_path(rows[0]) not in told[1]


def test_registering_asks_little_of_the_database(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    """All wait for one row: who registers costs everybody the time of these."""
    seats, person = seating(room=1), somebody()
    registered(seats)

    with django_assert_max_num_queries(9):
        registered(seats, person)


def test_who_holds_the_row_has_a_new_number_and_sees_what_others_took() -> None:
    seats = seating(room=2)
    registered(seats)

    with transaction.atomic():
        held = hold_with_number(seats)

    assert (seats.room_taken, held.room_taken, held.counter) == (0, 1, 2)
    assert held.event is seats.event


def test_seats_that_are_gone_are_not_open() -> None:
    seats = seating()
    Seating.objects.filter(pk=seats.pk).delete()

    with pytest.raises(NotOpen):
        registered(seats)


def test_register_gives_everybody_a_seat_when_there_is_no_limit() -> None:
    seats = seating(room=None)

    assert {registered(seats).state for _ in range(5)} == {S.CONFIRMED}
    assert again(seats).room_taken == 5


def test_room_and_online_have_seats_of_their_own() -> None:
    seats = seating(room=1, online=1, has_online=True)
    registered(seats)

    online = registered(seats, place=Place.ONLINE)

    assert (online.state, again(seats).online_taken, again(seats).room_taken) == (S.CONFIRMED, 1, 1)


def test_register_refuses_online_for_a_meeting_in_a_room() -> None:
    with pytest.raises(NoRegistration):
        registered(seating(), place=Place.ONLINE)


def test_second_click_of_one_person_changes_nothing() -> None:
    seats, person = seating(room=5), somebody()
    first = registered(seats, person)

    with pytest.raises(AlreadyRegistered) as refusal:
        registered(seats, person)

    assert refusal.value.registration == first
    assert (again(seats).room_taken, mails()) == (1, ["confirmed"])


def test_who_cancelled_may_register_again() -> None:
    seats, person = seating(room=1), somebody()
    cancel(registered(seats, person), now=NOW)

    assert registered(seats, person).state == S.CONFIRMED
    assert again(seats).room_taken == 1


@pytest.mark.parametrize(
    ("terms", "now"),
    [
        ({"opens_days_before": 10}, START - timedelta(days=10, seconds=1)),
        ({"closes_hours_before": 24}, START - timedelta(hours=24)),
        ({}, START),
    ],
)
def test_register_refuses_outside_the_window(terms: dict[str, int], now: object) -> None:
    with pytest.raises(NotOpen):
        registered(seating(**terms), now=now)


def test_register_accepts_from_the_first_moment_until_the_last() -> None:
    seats = seating(room=2, opens_days_before=10, closes_hours_before=24)

    registered(seats, now=START - timedelta(days=10))
    registered(seats, now=START - timedelta(hours=24, seconds=1))

    assert again(seats).room_taken == 2


@pytest.mark.parametrize("off", [{"status": "cancelled"}, {"is_published": False}])
def test_register_refuses_what_does_not_take_place(off: dict[str, object]) -> None:
    seats = seating()
    Event.objects.update(**off)

    with pytest.raises(NotOpen):
        registered(again(seats))


def test_register_refuses_a_meeting_of_a_partner() -> None:
    seats = seating()
    Event.objects.update(source_name="partner.test")

    with pytest.raises(NoRegistration):
        registered(again(seats))


def test_register_refuses_two_seats_at_the_same_time() -> None:
    person, first = somebody(), seating()
    held = registered(first, person)

    with pytest.raises(Overlaps) as refusal:
        registered(seating(starts_at=first.ends_at - timedelta(minutes=1)), person)

    assert refusal.value.registration == held
    assert "Intervisie" in str(refusal.value.message)


def test_meetings_that_follow_each_other_do_not_overlap() -> None:
    person, first = somebody(), seating()
    registered(first, person)

    assert registered(seating(starts_at=first.ends_at), person).state == S.CONFIRMED


def test_each_date_of_a_series_has_seats_of_its_own() -> None:
    first, person = seating(room=1), somebody()
    later = {"starts_at": first.starts_at + timedelta(days=7), "ends_at": first.ends_at + timedelta(days=7)}
    second = another_date(first.event, 1, **later)

    registered(first, person)

    assert registered(second, person).state == S.CONFIRMED
    assert (again(first).room_taken, again(second).room_taken) == (1, 1)


def test_organisation_gets_no_more_seats_than_one_may_have() -> None:
    utrecht = Organisation.objects.create(slug="utrecht", name="Utrecht")
    seats = seating(room=5, max_per_organisation=2)

    states = [registered(seats, somebody(utrecht)).state for _ in range(3)]

    assert states == [S.CONFIRMED, S.CONFIRMED, S.WAITLISTED]
    assert registered(seats).state == S.CONFIRMED


def test_guest_has_no_seat_before_the_mail_is_answered() -> None:
    seats = seating(room=1)

    guest = register(seats, applicant=GUEST, place=Place.ROOM, now=NOW)
    assert (guest.state, guest.email, again(seats).room_taken) == (S.PENDING, "noor@werkgever.test", 0)

    confirmed = confirm(guest, now=NOW)
    assert (confirmed.state, again(seats).room_taken) == (S.CONFIRMED, 1)
    assert mails() == ["please_confirm", "confirmed"]


def test_guest_who_confirms_twice_has_one_seat() -> None:
    seats = seating(room=5)
    guest = register(seats, applicant=GUEST, place=Place.ROOM, now=NOW)

    confirm(guest, now=NOW)
    confirm(guest, now=NOW)

    assert (again(seats).room_taken, mails()) == (1, ["please_confirm", "confirmed"])


def test_guest_who_registered_already_learns_it_by_mail_only() -> None:
    seats = seating(room=5)
    confirm(register(seats, applicant=GUEST, place=Place.ROOM, now=NOW), now=NOW)

    register(seats, applicant=GUEST, place=Place.ROOM, now=NOW)

    assert (again(seats).room_taken, mails()[-1]) == (1, "already")


def test_guest_with_the_address_of_an_account_becomes_that_person() -> None:
    seats, person = seating(room=5), somebody(email="noor@werkgever.test")

    confirmed = confirm(register(seats, applicant=GUEST, place=Place.ROOM, now=NOW), now=NOW)

    assert (confirmed.person, confirmed.name, confirmed.email) == (person, "", "")


def test_person_with_an_account_and_as_guest_has_one_seat() -> None:
    seats, person = seating(room=5), somebody(email="noor@werkgever.test")
    first = registered(seats, person)

    found = confirm(register(seats, applicant=GUEST, place=Place.ROOM, now=NOW), now=NOW)

    assert (found, again(seats).room_taken) == (first, 1)


@pytest.mark.parametrize("has_account", [True, False], ids=["account", "no account"])
def test_guest_with_a_seat_elsewhere_at_that_time_is_refused_by_the_link(*, has_account: bool) -> None:
    person = somebody(email="noor@werkgever.test") if has_account else None
    there = seating(room=5)
    if person:
        registered(there, person)
    else:
        confirm(register(there, applicant=GUEST, place=Place.ROOM, now=NOW), now=NOW)
    row = register(seating(room=5), applicant=GUEST, place=Place.ROOM, now=NOW)

    with pytest.raises(Overlaps):
        confirm(row, now=NOW)
    assert (again(row).state, again(row).email) == (S.PENDING, "noor@werkgever.test")


def test_guest_is_refused_where_an_account_is_needed() -> None:
    with pytest.raises(NoRegistration):
        register(seating(admits_guests=False), applicant=GUEST, place=Place.ROOM, now=NOW)


def test_one_registers_two_colleagues_and_no_third() -> None:
    seats, employer = seating(room=5), somebody()

    def colleague(number: int) -> Registration:
        applicant = Applicant(name="Sam", email=f"sam{number}@werkgever.test", registered_by=employer)
        return register(seats, applicant=applicant, place=Place.ROOM, now=NOW)

    assert [colleague(1).state, colleague(2).state] == [S.CONFIRMED, S.CONFIRMED]
    with pytest.raises(TooManyColleagues):
        colleague(3)


def test_answers_are_kept_until_the_day_of_their_question() -> None:
    question = {"id": "q1", "label": "Wat wilt u leren?", "days_kept": 30}
    seats = seating(questions=[question])

    registered(seats, answers={"q1": "Jobcoaching", "q2": "niet gevraagd"})

    answer = Answer.objects.get()
    assert (answer.text, answer.label) == ("Jobcoaching", "Wat wilt u leren?")
    assert answer.delete_on == (seats.ends_at + timedelta(days=30)).date()
