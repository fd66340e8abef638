"""The waiting list moves by itself, in order."""

from datetime import timedelta
from typing import Any

import pytest

from cop_platform.accounts.models import Organisation
from cop_platform.notifications.models import OutboxMail
from events.domain.seats import (
    Applicant,
    accept_offer,
    cancel,
    confirm,
    expire_offers,
    move_back,
    register,
    rename,
    substitute,
    switch_place,
)
from events.domain.seats.errors import (
    AlreadyRegistered,
    NoRegistration,
    NotOpen,
    Overlaps,
    SomebodyWaits,
    StateMoved,
    TooLate,
)
from events.domain.seats.ledger import locked, set_capacity
from events.domain.seats.mine import coming
from events.domain.seats.promoting import promote
from events.models import Answer, Event, Place, Registration, Seating
from events.models.event import EventStatus
from tests.factories.seats import NOW, again, registered, seating, somebody

pytestmark = pytest.mark.django_db
S = Registration.State
START = NOW + timedelta(days=30)
NEAR = START - timedelta(hours=40)


def states(*registrations: Registration) -> list[str]:
    return [again(registration).state for registration in registrations]


def resize(seats: Seating, wanted: int | None) -> None:
    with locked(seats) as held:
        set_capacity(held, Place.ROOM, wanted)
        promote(held, now=NOW)


def test_seat_of_who_cancels_goes_to_the_first_in_the_queue() -> None:
    seats = seating(room=1)
    first, second, third = (registered(seats) for _ in range(3))

    cancel(first, now=NOW)

    assert states(first, second, third) == [S.CANCELLED, S.CONFIRMED, S.WAITLISTED]
    assert OutboxMail.objects.filter(kind="registration_promoted").get().recipient == second.person


def test_cancelling_twice_frees_one_seat() -> None:
    seats = seating(room=2)
    first, _, third, fourth = (registered(seats) for _ in range(4))

    cancel(first, now=NOW)
    cancel(first, now=NOW)

    assert states(third, fourth) == [S.CONFIRMED, S.WAITLISTED]


def test_cancelling_after_the_start_is_refused() -> None:
    with pytest.raises(TooLate):
        cancel(registered(seating()), now=START)


def test_near_the_start_a_seat_is_offered_for_half_of_the_time_left() -> None:
    seats = seating(room=1)
    first, second = registered(seats), registered(seats)

    cancel(first, now=NEAR)

    offered = again(second)
    assert (offered.state, offered.offered_until) == (S.OFFERED, NEAR + timedelta(hours=20))
    assert again(seats).room_taken == 1


def test_offer_is_taken_before_its_end_and_not_at_its_end() -> None:
    seats = seating(room=1)
    first, second = registered(seats), registered(seats)
    cancel(first, now=NEAR)

    with pytest.raises(TooLate):
        accept_offer(second, now=NEAR + timedelta(hours=20))
    accept_offer(second, now=NEAR + timedelta(hours=20, seconds=-1))

    assert states(second) == [S.CONFIRMED]


def test_offer_that_is_over_goes_to_the_next_and_what_was_told_is_forgotten() -> None:
    seats = seating(room=1, questions=[{"id": "q1", "label": "Lunch?", "days_kept": 5}])
    first, second, third = (registered(seats, access_wishes="Tolk", answers={"q1": "Ja"}) for _ in range(3))
    cancel(first, now=NEAR)

    assert expire_offers(NEAR + timedelta(hours=20)) == 1

    assert states(second, third) == [S.CANCELLED, S.OFFERED]
    assert again(seats).room_taken == 1
    assert (again(second).access_wishes, [row.registration for row in Answer.objects.all()]) == ("", [third])


@pytest.mark.parametrize(
    ("facts", "refusal"), [({"starts_at": NEAR}, TooLate), ({"is_published": False}, NotOpen)]
)
def test_offer_is_refused_when_the_meeting_moved_or_went_meanwhile(
    facts: dict[str, Any], refusal: type[Exception]
) -> None:
    seats = seating(room=1)
    first, second = registered(seats), registered(seats)
    cancel(first, now=NEAR)

    (Seating.objects if "starts_at" in facts else Event.objects).update(**facts)

    with pytest.raises(refusal):
        accept_offer(again(second), now=NEAR)
    assert states(second) == [S.OFFERED]


def test_nobody_is_promoted_once_the_meeting_has_begun() -> None:
    seats = seating(room=1)
    first, second, third = (registered(seats) for _ in range(3))
    cancel(first, now=NEAR)

    expire_offers(START)

    assert states(second, third) == [S.CANCELLED, S.WAITLISTED]
    assert again(seats).room_taken == 0


def test_more_seats_go_to_those_who_wait_in_their_order() -> None:
    seats = seating(room=1)
    _, second, third, fourth = (registered(seats) for _ in range(4))

    resize(seats, 3)

    assert states(second, third, fourth) == [S.CONFIRMED, S.CONFIRMED, S.WAITLISTED]


def test_with_fewer_seats_nobody_loses_one_and_nobody_gets_one() -> None:
    seats = seating(room=3)
    first, second, third, fourth = (registered(seats) for _ in range(4))

    resize(seats, 1)
    cancel(first, now=NOW)
    cancel(second, now=NOW)
    assert states(third, fourth) == [S.CONFIRMED, S.WAITLISTED]

    cancel(third, now=NOW)
    assert states(fourth) == [S.CONFIRMED]
    assert (again(seats).room_capacity, again(seats).room_taken) == (1, 1)


def test_who_moves_back_lets_the_others_go_first() -> None:
    seats = seating(room=1)
    first, second, third = (registered(seats) for _ in range(3))

    move_back(second, now=NOW)
    cancel(first, now=NOW)

    assert states(second, third) == [S.WAITLISTED, S.CONFIRMED]


def test_who_has_a_seat_cannot_move_back() -> None:
    with pytest.raises(StateMoved):
        move_back(registered(seating()), now=NOW)


def test_who_got_a_seat_elsewhere_at_that_time_is_passed_over_and_keeps_the_place() -> None:
    seats, other = seating(room=1), seating(room=1)
    first, second, third = (registered(seats) for _ in range(3))
    registered(other, second.person)

    cancel(first, now=NOW)

    assert states(second, third) == [S.WAITLISTED, S.CONFIRMED]
    assert again(second).position == second.position


def test_nobody_is_told_to_be_late_for_an_offer_of_what_is_off() -> None:
    seats = seating(room=1)
    first, second = registered(seats), registered(seats)
    cancel(first, now=NEAR)
    Event.objects.update(status=EventStatus.CANCELLED)

    assert expire_offers(START) == 0
    assert states(second) == [S.OFFERED]


def test_guest_who_got_a_seat_elsewhere_at_that_time_is_passed_over() -> None:
    full, other = seating(room=1), seating(room=1)
    guest = Applicant(name="Noor", email="noor@werkgever.test")
    first = registered(full)
    waits, held = (register(seats, applicant=guest, place=Place.ROOM, now=NOW) for seats in (full, other))
    confirm(waits, now=NOW)
    confirm(held, now=NOW)

    cancel(first, now=NOW)

    assert states(waits, held) == [S.WAITLISTED, S.CONFIRMED]


def test_offer_is_refused_to_who_got_a_seat_elsewhere_at_that_time() -> None:
    seats, other = seating(room=1), seating(room=1)
    first, second = registered(seats), registered(seats)
    cancel(first, now=NEAR)
    Registration.objects.filter(pk=registered(other).pk).update(person=second.person)

    with pytest.raises(Overlaps):
        accept_offer(second, now=NEAR)


def test_organisation_with_enough_seats_is_passed_over() -> None:
    utrecht = Organisation.objects.create(slug="utrecht", name="Utrecht")
    seats = seating(room=2, max_per_organisation=1)
    registered(seats, somebody(utrecht))
    leaver = registered(seats)
    same, other = registered(seats, somebody(utrecht)), registered(seats)

    cancel(leaver, now=NOW)

    assert states(same, other) == [S.WAITLISTED, S.CONFIRMED]


def test_switching_takes_a_seat_there_before_it_gives_up_the_one_here() -> None:
    seats = seating(room=1, online=1, has_online=True)
    first, second = registered(seats), registered(seats)

    switch_place(first, Place.ONLINE, now=NOW)

    assert (again(first).place, states(second)) == (Place.ONLINE, [S.CONFIRMED])
    assert (again(seats).room_taken, again(seats).online_taken) == (1, 1)


def test_switching_to_a_full_place_changes_nothing() -> None:
    seats = seating(room=1, online=1, has_online=True)
    first = registered(seats)
    registered(seats, place=Place.ONLINE)

    with pytest.raises(NoRegistration):
        switch_place(first, Place.ONLINE, now=NOW)

    assert (again(first).place, again(seats).room_taken) == (Place.ROOM, 1)


def test_who_waits_for_the_room_takes_a_free_seat_online() -> None:
    seats = seating(room=1, online=1, has_online=True)
    registered(seats)
    second = registered(seats)

    switch_place(second, Place.ONLINE, now=NOW)

    assert states(second) == [S.CONFIRMED]


def test_colleague_takes_the_seat_although_others_wait() -> None:
    seats = seating(room=1)
    first, waiting = registered(seats), registered(seats)

    colleague = substitute(first, name="Sam", email="Sam@gemeente.test", now=NOW)

    assert (colleague.state, colleague.email) == (S.CONFIRMED, "sam@gemeente.test")
    assert states(first, waiting) == [S.CANCELLED, S.WAITLISTED]
    assert again(seats).room_taken == 1


def test_substitute_of_elsewhere_goes_behind_those_who_wait() -> None:
    seats = seating(room=1)
    first = registered(seats)

    registered(seats)

    with pytest.raises(SomebodyWaits):
        substitute(first, name="Sam", email="sam@elders.test", now=NOW)
    assert states(first) == [S.CONFIRMED]


def test_address_that_anybody_can_have_makes_no_colleague() -> None:
    seats = seating(room=1)
    first = registered(seats, somebody(email="noor@gmail.com"))
    registered(seats)

    with pytest.raises(SomebodyWaits):
        substitute(first, name="Sam", email="sam@gmail.com", now=NOW)


def test_who_waits_for_another_place_keeps_no_substitute_out() -> None:
    seats = seating(room=1, online=1, has_online=True)
    first = registered(seats)
    registered(seats, place=Place.ONLINE), registered(seats, place=Place.ONLINE)

    assert substitute(first, name="Sam", email="sam@elders.test", now=NOW).state == S.CONFIRMED


def test_name_of_a_colleague_is_put_right_and_the_place_in_the_queue_stays() -> None:
    seats, employer = seating(room=1), somebody()
    registered(seats)
    bo = Applicant(name="Bo", email="bo@gemeente.test", registered_by=employer)
    row, other = register(seats, applicant=bo, place=Place.ROOM, now=NOW), registered(seats)
    mails = OutboxMail.objects.count()

    rename(row, "Bo Jansen", now=NOW)

    assert (again(row).full_name, again(row).state) == ("Bo Jansen", S.WAITLISTED)
    assert again(row).position < again(other).position
    assert OutboxMail.objects.count() == mails


def test_name_of_an_account_is_not_changed_here() -> None:
    with pytest.raises(StateMoved):
        rename(registered(seating()), "Bo", now=NOW)


def test_substitute_with_the_same_address_is_refused() -> None:
    first = registered(seating(room=1), somebody(email="noor@gemeente.test"))

    with pytest.raises(NoRegistration):
        substitute(first, name="Sam", email="Noor@gemeente.test", now=NOW)
    assert states(first) == [S.CONFIRMED]


def test_substitute_of_elsewhere_is_welcome_when_nobody_waits() -> None:
    first = registered(seating(room=1))

    assert substitute(first, name="Sam", email="sam@elders.test", now=NOW).state == S.CONFIRMED


def test_substitute_bears_the_name_that_was_typed_and_not_that_of_an_account() -> None:
    stranger = somebody(first_name="Wilhelmina", email="wil@elders.test")
    row = substitute(registered(seating(room=1)), name="Sam", email="Wil@elders.test", now=NOW)

    assert (row.person, row.full_name, row.address) == (None, "Sam", "wil@elders.test")
    assert [one.pk for one in coming(stranger, now=NOW)] == [row.pk]


def test_substitute_who_comes_already_is_refused_and_nothing_changes() -> None:
    seats, colleague = seating(room=2), somebody()
    first, second = registered(seats), registered(seats, colleague)

    with pytest.raises(AlreadyRegistered) as refusal:
        substitute(first, name="Sam", email=colleague.email, now=NOW)

    assert refusal.value.registration == second
    assert (states(first), again(seats).room_taken) == ([S.CONFIRMED], 2)
