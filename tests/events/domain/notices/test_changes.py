"""A meeting that changes: exactly the people concerned hear of it, once."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cop_platform.notifications.models import OutboxMail
from events.domain.concerned import people_concerned
from events.domain.notices import known_of, tell_changes
from events.domain.publishing import publish_meeting
from events.domain.seats import cancel
from events.domain.withdrawal import unpublish_meeting
from events.models import Event, Occurrence, Place, Registration
from events.models.event import EventStatus
from tests.events.domain.notices.conftest import SERIES, VENUE, event_of, joined, mails, seats_of
from tests.factories import events as make
from tests.factories.seats import NOW, again, registered, seating, somebody

pytestmark = pytest.mark.django_db
Publish = Callable[..., Any]
SECOND, THIRD = date(2026, 4, 14), date(2026, 4, 21)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_moved_meeting_keeps_its_people_and_tells_old_and_new_side_by_side(
    meeting: Publish, now: datetime
) -> None:
    page = meeting()
    row = joined(seats_of(page), now)

    make.republish(page, start=make.wall(2026, 4, 9, 14), end=make.wall(2026, 4, 9, 16))

    (found,) = mails("changed")
    assert found.to_address == row.address
    assert "Wanneer - Was: dinsdag 7 april 2026, 10.00–12.00 uur" in flat(found.body_text)
    assert "- Wordt: donderdag 9 april 2026, 14.00–16.00 uur" in flat(found.body_text)
    assert "<del" in found.body_html
    assert again(seats_of(page)).starts_at == make.wall(2026, 4, 9, 14)
    assert Occurrence.objects.filter(event=event_of(page)).count() == 1
    assert again(row).state == "confirmed"


def test_publishing_the_same_again_mails_nobody(meeting: Publish, now: datetime) -> None:
    page = meeting(rrule=SERIES)
    joined(seats_of(page, SECOND), now)
    page.date_changes = [make.moved(SECOND, make.wall(2026, 4, 15, 10))]
    make.republish(page)
    before = OutboxMail.objects.count()

    make.republish(page)
    publish_meeting(page, now=now)
    make.republish(page, intro="Andere woorden.")

    assert OutboxMail.objects.count() == before == 2


def test_moving_one_date_of_a_series_mails_who_comes_then_and_nobody_else(
    meeting: Publish, now: datetime
) -> None:
    page = meeting(rrule=SERIES)
    comes, other = joined(seats_of(page, SECOND), now), joined(seats_of(page, THIRD), now)
    gone = joined(seats_of(page, SECOND), now)
    cancel(gone, now=now)

    page.date_changes = [make.moved(SECOND, make.wall(2026, 4, 15, 13), "De zaal is bezet.")]
    make.republish(page)

    assert [mail.to_address for mail in mails("changed")] == [comes.address]
    assert mails("changed", other) == []
    assert "De zaal is bezet." in mails("changed")[0].body_text


def test_series_at_another_hour_moves_everybody_along(meeting: Publish, now: datetime) -> None:
    page = meeting(rrule=SERIES)
    row = joined(seats_of(page, SECOND), now)

    make.republish(page, start=make.wall(2026, 4, 7, 11), end=make.wall(2026, 4, 7, 13))

    (found,) = mails("changed")
    assert "- Wordt: dinsdag 14 april 2026, 11.00–13.00 uur" in flat(found.body_text)
    assert mails("called_off") == []
    assert again(row.seating).starts_at == make.wall(2026, 4, 14, 11)
    assert Occurrence.objects.filter(event=event_of(page)).count() == 4


def test_cancelled_date_mails_confirmed_offered_and_waiting_once(meeting: Publish, now: datetime) -> None:
    page = meeting(rrule=SERIES, capacity=1)
    seats = seats_of(page, SECOND)
    rows = [joined(seats, now) for _ in range(3)]
    Registration.objects.filter(pk=rows[1].pk).update(state="offered", offered_until=now)

    page.date_changes = [make.cancelled(SECOND, "De spreker is ziek.")]
    make.republish(page)

    found = mails("called_off")
    assert [mail.to_address for mail in found] == [row.address for row in rows]
    assert all("De spreker is ziek." in mail.body_text for mail in found)
    assert [mail.calendar_method for mail in found] == ["CANCEL", "", ""]
    assert len(mails("confirmed")) == 1


def test_date_that_goes_on_after_all_mails_that(meeting: Publish, now: datetime) -> None:
    page = meeting(rrule=SERIES)
    row = joined(seats_of(page, SECOND), now)
    page.date_changes = [make.cancelled(SECOND)]
    make.republish(page)
    page.date_changes = []
    make.republish(page)

    (found,) = mails("restored", row)
    assert found.calendar_method == "REQUEST"
    assert "U heeft nog steeds een plek." in found.body_text


def test_date_that_leaves_the_rule_stays_for_its_people_and_is_mailed_as_off(
    meeting: Publish, now: datetime
) -> None:
    page = meeting(rrule=SERIES)
    row = joined(seats_of(page, THIRD), now)

    make.republish(page, recurrence="RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=2")

    assert [mail.to_address for mail in mails("called_off")] == [row.address]
    assert Occurrence.objects.get(event=event_of(page), on_date=THIRD).status == EventStatus.CANCELLED
    assert Occurrence.objects.filter(event=event_of(page)).count() == 3


def test_whole_meeting_that_is_off_mails_the_people_of_each_date_to_come(
    meeting: Publish, now: datetime, at: Callable[..., datetime]
) -> None:
    page = meeting(rrule=SERIES)
    past, ahead = joined(seats_of(page, date(2026, 4, 7)), now), joined(seats_of(page, THIRD), now)
    at(2026, 4, 10, 12)

    make.republish(page, status="cancelled", status_reason="Te weinig deelnemers.")

    assert [mail.to_address for mail in mails("called_off")] == [ahead.address]
    assert "Te weinig deelnemers." in mails("called_off")[0].body_text
    assert mails("called_off", past) == []


def test_withdrawn_meeting_is_off_for_who_registered(meeting: Publish, now: datetime) -> None:
    page = meeting()
    row = joined(seats_of(page), now)

    unpublish_meeting(page.translation_key, now=now)
    unpublish_meeting(page.translation_key, now=now)

    assert [mail.to_address for mail in mails("called_off")] == [row.address]
    assert mails("called_off")[0].calendar_method == "CANCEL"


def test_other_place_is_told_in_the_room_and_not_online(meeting: Publish, now: datetime) -> None:
    page = meeting(event_format=make.event_format("hybride"), online_capacity=5)
    here, there = joined(seats_of(page), now), joined(seats_of(page), now, place=Place.ONLINE)

    make.republish(page, venue="Buurthuis De Brug")

    (found,) = mails("changed")
    assert found.to_address == here.address
    assert f"Waar - Was: {VENUE} - Wordt: Buurthuis De Brug" in flat(found.body_text)

    make.republish(page, title="Intervisie en meer")
    assert {mail.to_address for mail in mails("changed")} == {here.address, there.address}


def test_people_of_a_whole_training_hear_of_each_date_that_moves(meeting: Publish, now: datetime) -> None:
    page = meeting(rrule=SERIES, registration_per="geheel")
    row = joined(seats_of(page), now)

    page.date_changes = [make.moved(SECOND, make.wall(2026, 4, 15, 10))]
    make.republish(page)

    (found,) = mails("changed")
    assert found.to_address == row.address
    assert "- Was: dinsdag 14 april 2026, 10.00–12.00 uur" in flat(found.body_text)
    assert "- Wordt: woensdag 15 april 2026, 10.00–12.00 uur" in flat(found.body_text)


def test_seats_follow_a_meeting_that_takes_no_more_registrations(meeting: Publish, now: datetime) -> None:
    page = meeting()
    joined(seats_of(page), now)
    make.republish(page, takes_registrations=False)

    make.republish(page, start=make.wall(2026, 4, 8, 10), end=make.wall(2026, 4, 8, 12))

    assert seats_of(page).starts_at == make.wall(2026, 4, 8, 10)
    assert len(mails("changed")) == 1


def test_session_that_moves_mails_its_people_and_no_others(agenda: Any, now: datetime) -> None:
    festival = make.festival_page(agenda, takes_registrations=True, sessions_take_registrations=True)
    one, other = make.session_of(festival, "Taal"), make.session_of(festival, "Werk", starts=time(14))
    comes, elsewhere = (
        joined(seats_of(festival, session=one), now),
        joined(seats_of(festival, session=other), now),
    )

    one.starts = time(15)
    one.save()
    one.save()

    (found,) = mails("changed")
    assert found.to_address == comes.address
    assert found.subject == "Gewijzigd: Taal"
    assert "- Wordt: donderdag 8 oktober 2026, 15.00–15.45 uur" in flat(found.body_text)
    assert seats_of(festival, session=one).starts_at == make.wall(2026, 10, 8, 15)
    assert mails("changed", elsewhere) == []

    one.status, one.status_reason = "cancelled", "De spreker is ziek."
    one.save()
    assert [mail.to_address for mail in mails("called_off")] == [comes.address]
    assert "De spreker is ziek." in mails("called_off")[0].body_text


def test_editor_hears_how_many_people_get_a_mail(meeting: Publish, now: datetime) -> None:
    page = meeting(rrule=SERIES)
    person = somebody()
    for on in (SECOND, THIRD):
        joined(seats_of(page, on), now)
        registered(seats_of(page, on), person, now=now)

    key = page.translation_key
    assert people_concerned(key, [SECOND]) == 2
    assert people_concerned(key, [SECOND, THIRD]) == 3
    assert people_concerned(key, [date(2026, 4, 7)]) == 0
    assert people_concerned(key, []) == 0


def test_five_thousand_are_told_in_few_statements() -> None:
    seats = seating(room=None)
    row = {"seating": seats, "state": "confirmed", "created_at": NOW, "changed_at": NOW}
    rows = (Registration(key=uuid4(), number=n, email=f"gast{n}@example.org", **row) for n in range(1, 5001))
    Registration.objects.bulk_create(rows, batch_size=500)
    before = known_of(seats.event, now=NOW)
    Event.objects.filter(pk=seats.event_id).update(status=EventStatus.CANCELLED)

    with CaptureQueriesContext(connection) as queries:
        told = tell_changes(Event.objects.get(pk=seats.event_id), before, now=NOW)

    assert told == OutboxMail.objects.filter(kind="registration_called_off").count() == 5000
    assert len(queries) < 30
