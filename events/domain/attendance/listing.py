"""The list at the door: who is expected, who is there, in words."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from cop_platform.core.characters import single_line
from cop_platform.core.dates import clock_text
from cop_platform.core.search.words import fold
from events.domain.attendance.doors import CLOSES_AFTER, date_of, day_at, days_of
from events.domain.seats.overlaps import Span
from events.domain.tickets import plain_code, ticket_code
from events.models import Attendance, Registration, Seating

S = Registration.State
# Who is not in may have a seat, or none.
IN, OUT, NONE = "in", "out", "none"


@dataclass(frozen=True)
class Attendee:
    """One line of the list; *words* tell *state*: for who is in, since when and by whom."""

    id: int
    name: str
    note: str
    code: str
    state: str
    words: str

    def is_asked_for(self, query: str) -> bool:
        """Whether *query* is part of the name, or the code on the ticket."""
        return fold(query) in fold(self.name) or plain_code(query) == plain_code(self.code)

    def as_dict(self) -> dict[str, Any]:
        """What a telephone gets."""
        return asdict(self)


def listed_day(seating: Seating, now: datetime) -> Span:
    """The day that the list at *now* is about: open now, or else the last that began, or the first."""
    begun = [day for day in days_of(seating) if day[0] <= now]
    return day_at(seating, now) or (begun[-1] if begun else days_of(seating)[0])


def closes_at(seating: Seating, now: datetime) -> datetime:
    """Until when people are checked in for the day of the list."""
    return listed_day(seating, now)[1] + CLOSES_AFTER


def attendees(seating: Seating, now: datetime) -> list[Attendee]:
    """Everybody of *seating* who has, wants or had a seat and did not leave, by name."""
    rows = Registration.objects.filter(seating=seating).exclude(state=S.CANCELLED)
    came = _came(seating, date_of(listed_day(seating, now)))
    people = rows.select_related("person", "organisation")
    lines = [attendee(seating, row, came.get(row.pk)) for row in people]
    return sorted(lines, key=lambda line: (fold(line.name), line.id))


def attendee(seating: Seating, row: Registration, present: Attendance | None) -> Attendee:
    """The line of *row*, who is there by *present*."""
    facts = [row.get_place_display()] if len(seating.places) > 1 else []
    facts += [row.organisation.name] if row.organisation else []
    name = single_line(row.full_name) or _("Naam onbekend")
    state, words = _standing(row, present)
    return Attendee(row.pk, name, " · ".join(facts), ticket_code(row), state, words)


def _standing(row: Registration, present: Attendance | None) -> tuple[str, str]:
    if present is not None:
        facts = {"time": clock_text(present.came_at), "helper": present.noted_by}
        by_whom = _("Binnen sinds %(time)s uur (ingecheckt door %(helper)s)")
        return IN, (by_whom if present.noted_by else _("Binnen sinds %(time)s uur")) % facts
    words = {
        S.WAITLISTED: _("Op de wachtlijst: heeft geen plek"),
        S.PENDING: _("Aanmelding niet bevestigd: heeft geen plek"),
        S.NO_SHOW: _("Niet gekomen"),
    }
    state = NONE if row.state in (S.WAITLISTED, S.PENDING) else OUT
    return state, words.get(S(row.state), _("Nog niet binnen"))


def _came(seating: Seating, on_date: date) -> dict[int, Attendance]:
    rows = Attendance.objects.filter(registration__seating=seating, on_date=on_date, taken_back_at=None)
    return {row.registration_id: row for row in rows.select_related("noted_by")}
