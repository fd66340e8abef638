"""The life of a meeting as its subscribers see it, from publication to the end of its tombstone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import icalendar
import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cop_platform.accounts.models import User
from events.cms.dates.meeting import edited_meeting
from events.cms.dates.saving import Confirmed, store_split
from events.domain import series
from events.domain.series.rows import write_schedule
from events.models import Event, EventIndexPage, EventPage, Occurrence
from events.values import Window
from tests.conformance.readers import Found, by_icalendar, in_window
from tests.factories import events as make

pytestmark = pytest.mark.django_db
WEEKLY = "FREQ=WEEKLY;COUNT=6;BYDAY=TU"
MONTHLY = "RRULE:FREQ=MONTHLY;BYMONTHDAY=7;COUNT=3"
AHEAD = Window(make.wall(2026, 3, 1), make.wall(2027, 6, 1))
Clock = Callable[..., datetime]


@dataclass(frozen=True)
class Seen:
    """What a subscriber gets."""

    etag: str
    body: bytes
    modified: str
    uids: frozenset[str]
    sequences: frozenset[int]
    stamps: frozenset[datetime]
    statuses: tuple[str, ...]


def look(client: Client) -> Seen:
    answer = client.get("/agenda.ics")
    found = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    return Seen(
        answer["ETag"],
        answer.content,
        answer.get("Last-Modified", ""),
        frozenset(str(vevent["UID"]) for vevent in found),
        frozenset(int(vevent["SEQUENCE"]) for vevent in found),
        frozenset(vevent["LAST-MODIFIED"].dt for vevent in found),
        tuple(str(vevent["STATUS"]) for vevent in found),
    )


def _move(page: EventPage) -> None:
    page.date_changes = [make.moved(date(2026, 4, 14), make.wall(2026, 4, 15, 13))]


def _cancel_one(page: EventPage) -> None:
    page.date_changes = [
        make.moved(date(2026, 4, 14), make.wall(2026, 4, 15, 13)),
        make.cancelled(date(2026, 4, 21)),
    ]


def _change(**fields: Any) -> Callable[[EventPage], None]:
    def change(page: EventPage) -> None:
        for name, value in fields.items():
            setattr(page, name, value)

    return change


# Each with the statuses of the VEVENTs after it.
STEPS = {
    "move one date": (_move, ["CONFIRMED", "CONFIRMED"]),
    "cancel one date": (_cancel_one, ["CONFIRMED", "CONFIRMED", "CANCELLED"]),
    "change the title": (_change(title="Anders"), ["CONFIRMED", "CONFIRMED", "CANCELLED"]),
    "change the rule": (_change(recurrence=MONTHLY, date_changes=[]), ["CONFIRMED"]),
    "cancel all": (_change(status="cancelled", status_reason="Ziek."), ["CANCELLED"]),
    "go on after all": (_change(status="planned", status_reason=""), ["CONFIRMED"]),
}


def test_life_of_a_meeting(client: Client, agenda: EventIndexPage, now: datetime, at: Clock) -> None:
    page = make.meeting_page(agenda, rrule=WEEKLY)
    uid, seen = make.event_of(page).uid, look(client)
    assert (seen.uids, seen.sequences, seen.stamps) == ({uid}, {0}, {now})

    for number, (step, (change, statuses)) in enumerate(STEPS.items(), start=1):
        moment = at(2026, 3, 1 + number, 9)
        change(page)
        make.republish(page)
        before, seen = seen, look(client)
        assert (seen.uids, seen.sequences, seen.stamps) == ({uid}, {number}, {moment}), step
        assert list(seen.statuses) == statuses, step
        assert seen.etag != before.etag, step
        assert seen.modified != before.modified, step

        # Publishing the same again is nothing to tell.
        at(2026, 3, 1 + number, 10)
        make.republish(page, capacity=10 + number)
        assert look(client) == seen, step

    deleted = at(2026, 3, 20, 9)
    page.delete()
    last = look(client)
    assert (last.uids, last.sequences, last.stamps) == ({uid}, {len(STEPS) + 1}, {deleted})
    assert last.statuses == ("CANCELLED",)
    assert last.etag != seen.etag

    at(2026, 4, 20, 9)
    assert look(client).uids == frozenset()


def told(client: Client, uid: str) -> set[tuple[str, int, str]]:
    """UID, SEQUENCE and STATUS of the meeting with *uid* and of the dates that stand beside it."""
    found = icalendar.Calendar.from_ical(client.get("/agenda.ics").content).walk("VEVENT")
    own = [v for v in found if str(v["UID"]).startswith(uid.partition("@")[0])]
    return {(str(v["UID"]), int(v["SEQUENCE"]), str(v["STATUS"])) for v in own}


def test_life_of_one_date(client: Client, agenda: EventIndexPage, now: datetime, at: Clock) -> None:
    page = make.meeting_page(agenda, rrule=WEEKLY)
    uid, first = make.event_of(page).uid, look(client)
    day, extra = date(2026, 4, 21), datetime(2026, 4, 23, 9)
    extra_uid = uid.replace("@", "-20260423@")
    cancel = lambda plan: series.cancel_date(plan, day, reason="Ziek.")  # noqa: E731
    restore = lambda plan: series.restore_date(plan, day)  # noqa: E731
    add = lambda plan: series.add_date(plan, start=extra, end=extra + timedelta(hours=1))  # noqa: E731
    # Each with what a subscriber gets; the series itself goes on throughout.
    steps = [
        (cancel, {(uid, 1, "CANCELLED")}),
        (restore, set()),
        (add, {(extra_uid, 3, "CONFIRMED")}),
        (lambda plan: series.cancel_date(plan, extra.date(), reason="Ziek."), {(extra_uid, 4, "CANCELLED")}),
        (lambda plan: series.restore_date(plan, extra.date()), {(extra_uid, 5, "CONFIRMED")}),
        (lambda plan: series.skip_date(plan, extra.date()), set()),
    ]
    for number, (act, beside) in enumerate(steps, start=1):
        moment = at(2026, 3, 1 + number, 9)
        before = look(client)
        write_schedule(page, act(page.schedule))
        make.republish(page)
        seen = look(client)
        assert told(client, uid) == {(uid, number, "CONFIRMED"), *beside}
        assert (seen.stamps, seen.etag != before.etag) == ({moment}, True)
    # But for its numbers and times it is the series of the beginning.
    assert seen.body.count(b"\r\n") == first.body.count(b"\r\n")


def test_life_after_a_split(
    client: Client, agenda: EventIndexPage, now: datetime, at: Clock, beheer: User
) -> None:
    page = make.meeting_page(agenda, rrule=WEEKLY)
    uid, first = make.event_of(page).uid, look(client)
    moment, start = at(2026, 3, 2, 9), datetime(2026, 5, 5, 14)
    rrule, excluded = series.remaining_rule(page.schedule, start.date())
    halves = series.split(
        page.schedule,
        start.date(),
        start=start,
        end=start + timedelta(hours=1),
        rrule=rrule,
        excluded_on=excluded,
    )

    sibling = store_split(edited_meeting(page.pk, beheer), halves.earlier, halves.later, Confirmed.PUBLISH)

    new = make.event_of(sibling).uid
    seen = look(client)
    assert (told(client, uid), told(client, new)) == ({(uid, 1, "CONFIRMED")}, {(new, 0, "CONFIRMED")})
    assert (seen.uids, seen.stamps, seen.etag != first.etag) == ({uid, new}, {moment}, True)

    # What happens to one half is told of that half alone.
    at(2026, 3, 3, 9)
    sibling.refresh_from_db()
    make.republish(sibling, title="Anders")
    assert (told(client, uid), told(client, new)) == ({(uid, 1, "CONFIRMED")}, {(new, 1, "CONFIRMED")})
    at(2026, 3, 4, 9)
    sibling.delete()
    assert (told(client, uid), told(client, new)) == ({(uid, 1, "CONFIRMED")}, {(new, 2, "CANCELLED")})


def test_tag_changes_exactly_when_the_bytes_do(
    client: Client, agenda: EventIndexPage, now: datetime, at: Clock
) -> None:
    page = make.meeting_page(agenda, rrule=WEEKLY)
    other = make.meeting_page(agenda, "Andere")
    acts = [
        lambda: make.republish(page),
        lambda: make.republish(page, price="gratis"),
        lambda: make.republish(page, title="Anders"),
        lambda: (page.regions.set([make.region()]), make.republish(page)),
        lambda: other.unpublish(),
        lambda: make.republish(other),
        lambda: make.republish(other, access="uitnodiging"),
        lambda: make.republish(other, title="Ongezien"),
        lambda: make.republish(other, access="openbaar"),
        lambda: other.delete(),
    ]
    seen = [look(client)]
    for number, act in enumerate(acts, start=2):
        at(2026, 3, number, 9)
        act()
        seen.append(look(client))

    for before, after in pairwise(seen):
        assert (before.etag == after.etag) == (before.body == after.body)
        # The date never goes back, so a program that only knows dates misses nothing.
        assert clock_of(before) <= clock_of(after)
        assert clock_of(before) < clock_of(after) or before.body == after.body


def clock_of(seen: Seen) -> datetime:
    return datetime.strptime(seen.modified, "%a, %d %b %Y %H:%M:%S GMT")  # noqa: DTZ007


def test_old_copies_are_renewed_by_tag_and_by_date(
    client: Client, agenda: EventIndexPage, now: datetime, at: Clock
) -> None:
    page = make.meeting_page(agenda)
    make.meeting_page(agenda, "Andere")
    seen = look(client)
    by_tag, by_date = {"If-None-Match": seen.etag}, {"If-Modified-Since": seen.modified}
    statuses = lambda: [client.get("/agenda.ics", headers=h).status_code for h in (by_tag, by_date)]  # noqa: E731

    at(2026, 3, 2, 9)
    assert statuses() == [304, 304]

    make.republish(page, access="uitnodiging")
    assert statuses() == [200, 200]


def in_rows() -> list[Found]:
    """The dates of public meetings, as the rows say."""
    rows = Occurrence.objects.filter(event__is_published=True, event__access="openbaar")
    found = (
        Found(row.event.title, row.starts_at, row.ends_at, "CANCELLED" if row.is_cancelled else "CONFIRMED")
        for row in rows.select_related("event")
    )
    return in_window(found, AHEAD)


ACTS = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.sampled_from(["move", "cancel", "title", "rule", "all off", "all on", "hide", "show", "withdraw"]),
        st.integers(0, 5),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(acts=ACTS)
def test_feed_is_what_the_rows_say_whatever_happened(
    acts: list[tuple[int, str, int]], client: Client, agenda: EventIndexPage, now: datetime
) -> None:
    Event.objects.all().delete()
    EventPage.objects.all().delete()
    agenda.refresh_from_db()
    pages = [make.meeting_page(agenda, title, rrule=WEEKLY) for title in ("Een", "Twee")]

    for which, act, number in acts:
        _act(pages[which], act, number)

    body = client.get("/agenda.ics").content
    withdrawn = [event.title for event in Event.objects.filter(is_published=False)]
    told = [found for found in by_icalendar(body, AHEAD) if found.title not in withdrawn]
    assert told == in_rows()
    assert body.count(b"BEGIN:VEVENT") == len(identities(body))


def identities(body: bytes) -> set[tuple[str, str]]:
    """UID and RECURRENCE-ID of every VEVENT: no two may be the same."""
    found = icalendar.Calendar.from_ical(body).walk("VEVENT")
    return {
        (str(vevent["UID"]), vevent["RECURRENCE-ID"].to_ical().decode() if "RECURRENCE-ID" in vevent else "")
        for vevent in found
    }


def _act(page: EventPage, act: str, number: int) -> None:
    day = date(2026, 4, 7) + timedelta(weeks=number)
    changes: dict[str, dict[str, Any]] = {
        "move": {"date_changes": [make.moved(day, make.wall(day.year, day.month, day.day, 15))]},
        "cancel": {"date_changes": [make.cancelled(day)]},
        "title": {"title": f"{page.title.split()[0]} {number}"},
        "rule": {"recurrence": f"RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT={number + 2};BYDAY=TU"},
        "all off": {"status": "cancelled"},
        "all on": {"status": "planned"},
        "hide": {"access": "uitnodiging"},
        "show": {"access": "openbaar"},
    }
    if act == "withdraw":
        page.unpublish()
    else:
        make.republish(page, **changes[act])
