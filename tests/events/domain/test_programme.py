"""The programme of a festival: its places, its clashes, its calendar."""

from datetime import date, datetime, time

import pytest

from events.domain.programme import clash, programme_bytes, session_event, speakers_elsewhere, timetable
from events.models import EventIndexPage, Session, Speaker
from tests.factories import events as make

pytestmark = pytest.mark.django_db


def places(day: object) -> dict[str, tuple[int, int, int]]:
    return {
        placed.session.title: (placed.column, placed.row, placed.span)
        for slot in day.slots  # type: ignore[attr-defined]
        for placed in slot.placed
    }


def test_sessions_stand_in_their_room_and_quarter(agenda: EventIndexPage, now: datetime) -> None:
    festival = make.festival_page(agenda)
    make.session_of(festival, "Opening", starts=time(9, 30), room="Grote zaal", is_plenary=True)
    make.session_of(festival, "Gesprek", starts=time(11), room="Maas")
    make.session_of(festival, "Werkplaats", starts=time(11, 15), room="Waal", duration_minutes=50)
    make.session_of(festival, "Slot", day=2, starts=time(15))

    first, second = timetable(festival)

    assert [room.name for room in first.rooms] == ["Maas", "Waal"]
    assert places(first) == {"Opening": (0, 0, 3), "Gesprek": (1, 6, 3), "Werkplaats": (2, 7, 4)}
    assert [slot.start for slot in first.slots] == [
        make.wall(2026, 10, 8, 9, 30),
        make.wall(2026, 10, 8, 11),
        make.wall(2026, 10, 8, 11, 15),
    ]
    assert (second.date, places(second)) == (date(2026, 10, 9), {"Slot": (1, 0, 3)})


def test_a_plenary_session_beside_others_stays_in_its_room(agenda: EventIndexPage, now: datetime) -> None:
    festival = make.festival_page(agenda)
    make.session_of(festival, "Plenair", room="Grote zaal", is_plenary=True)
    make.session_of(festival, "Ernaast", room="Maas")

    assert places(timetable(festival)[0]) == {"Plenair": (1, 0, 3), "Ernaast": (2, 0, 3)}


def test_timetable_of_a_festival_without_sessions_has_its_days(agenda: EventIndexPage, now: datetime) -> None:
    assert [day.slots for day in timetable(make.festival_page(agenda))] == [[], []]


@pytest.mark.parametrize(
    ("starts", "minutes", "room", "day", "expected"),
    [
        (time(10, 30), 30, "Maas", 1, False),
        (time(10, 30), 31, "Maas", 1, True),
        (time(11, 45), 15, "Maas", 1, False),
        (time(11, 44), 15, "Maas", 1, True),
        (time(11), 45, "Waal", 1, False),
        (time(11), 45, "Maas", 2, False),
    ],
)
def test_two_sessions_in_one_room_clash(
    starts: time, minutes: int, room: str, day: int, expected: bool, agenda: EventIndexPage, now: datetime
) -> None:
    festival = make.festival_page(agenda)
    make.session_of(festival, "Eerst", starts=time(11), duration_minutes=45)

    other = make.session_of(festival, "Ander", starts=starts, duration_minutes=minutes, room=room, day=day)

    assert (clash(other) is not None) is expected


def test_a_cancelled_session_keeps_no_room(agenda: EventIndexPage, now: datetime) -> None:
    festival = make.festival_page(agenda)
    gone = make.session_of(festival, "Vervallen", status="cancelled")
    instead = make.session_of(festival, "In plaats daarvan")

    assert clash(instead) is None
    assert clash(gone) is None
    gone.status = "planned"
    assert clash(gone) == instead


def test_a_cancelled_session_leaves_the_timetable_when_its_room_is_taken(
    agenda: EventIndexPage, now: datetime
) -> None:
    festival = make.festival_page(agenda)
    make.session_of(festival, "Vervallen", status="cancelled")
    make.session_of(festival, "Ook vervallen", status="cancelled", starts=time(14))

    assert places(timetable(festival)[0]) == {"Vervallen": (1, 0, 3), "Ook vervallen": (1, 12, 3)}

    make.session_of(festival, "In plaats daarvan", starts=time(11, 30))

    assert places(timetable(festival)[0]) == {"In plaats daarvan": (1, 0, 3), "Ook vervallen": (1, 10, 3)}


def test_a_speaker_is_elsewhere_only_at_the_same_time(agenda: EventIndexPage, now: datetime) -> None:
    festival = make.festival_page(agenda)
    noor = Speaker.objects.create(name="Noor", slug="noor")
    others = {
        "Tegelijk": {"starts": time(11, 44), "room": "Waal"},
        "Erna": {"starts": time(11, 45), "room": "Waal"},
        "Morgen": {"day": 2},
        "Vervallen": {"status": "cancelled", "room": "Rijn"},
    }
    for title, fields in others.items():
        give(make.session_of(festival, title, **fields), noor)
    session = give(make.session_of(festival, "Gesprek"), noor)

    assert [(who.name, other.title) for who, other in speakers_elsewhere(session)] == [("Noor", "Tegelijk")]


def test_a_cancelled_session_needs_no_speaker(agenda: EventIndexPage, now: datetime) -> None:
    festival = make.festival_page(agenda)
    noor = Speaker.objects.create(name="Noor", slug="noor")
    give(make.session_of(festival, "Tegelijk", room="Waal"), noor)

    assert speakers_elsewhere(give(make.session_of(festival, "Gesprek", status="cancelled"), noor)) == []


def give(session: Session, speaker: Speaker) -> Session:
    session.speakers = [speaker]
    session.save()
    return session


def test_sequence_of_a_session_rises_with_its_festival(agenda: EventIndexPage, now: datetime) -> None:
    festival = make.festival_page(agenda)
    session = make.session_of(festival, "Gesprek")
    days = [date(2026, 10, 8), date(2026, 10, 9)]
    before = session_event(session, make.event_of(festival), days)

    first_day = festival.days.first()
    first_day.date = date(2026, 10, 7)
    festival.days = [first_day, festival.days.last()]
    event = make.republish(festival)
    after = session_event(session, event, [date(2026, 10, 7), date(2026, 10, 9)])

    assert (after.uid, after.sequence) == (before.uid, before.sequence + 1)


def test_a_changed_session_raises_its_sequence_once(agenda: EventIndexPage, now: datetime) -> None:
    session = make.session_of(make.festival_page(agenda), "Gesprek")

    session.level = "basis"
    session.save()
    unchanged = session.sequence
    session.starts = time(12)
    session.save()

    assert (unchanged, Session.objects.get(pk=session.pk).sequence) == (0, 1)


def test_programme_as_a_calendar_marks_what_is_off(agenda: EventIndexPage, now: datetime) -> None:
    festival = make.festival_page(agenda)
    make.session_of(festival, "Door", track="Taal")
    make.session_of(festival, "Niet", room="Waal", status="cancelled")

    body = programme_bytes(festival, make.event_of(festival)).decode()

    assert body.count("BEGIN:VEVENT") == 2
    assert "SUMMARY:Door" in body
    assert "SUMMARY:Geannuleerd: Niet" in body
    assert "DTSTART;TZID=Europe/Amsterdam:20261008T110000" in body
