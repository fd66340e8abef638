"""Who comes to a date: for the list of its organiser, on screen and in a file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cop_platform.core.dates import clock_text, day_text
from events.domain.seats.answers import gone_on
from events.models import EventTerms, Place, Registration, Seating
from events.models.seating import COLUMNS

S = Registration.State
# Who comes first, then who might, then who does not.
ORDER = (S.CONFIRMED, S.ATTENDED, S.NO_SHOW, S.OFFERED, S.WAITLISTED, S.PENDING, S.CANCELLED)
# For who organises; the labels of the states speak to who registered.
WORDS = {
    S.CONFIRMED: gettext_lazy("Heeft een plek"),
    S.ATTENDED: gettext_lazy("Was er"),
    S.NO_SHOW: gettext_lazy("Kwam niet"),
    S.OFFERED: gettext_lazy("Kreeg een plek aangeboden"),
    S.WAITLISTED: gettext_lazy("Op de wachtlijst"),
    S.PENDING: gettext_lazy("Moet nog bevestigen"),
    S.CANCELLED: gettext_lazy("Afgemeld"),
}


@dataclass(frozen=True)
class Seats:
    """How the seats of one place stand; *free* is None without a limit.

    *too_many* are taken beyond what the organiser wants, and go as people leave.
    """

    place: Place
    taken: int
    capacity: int | None
    free: int | None
    waiting: int
    too_many: int


@dataclass(frozen=True)
class Asked:
    """A question at registration: how many answered, and on which day the last answers go.

    *chosen* has each answer to choose, and how many who have a seat gave it.
    """

    label: str
    answers: int
    delete_on: date
    chosen: list[tuple[str, int]]


def seats_of(seating: Seating) -> list[Seats]:
    """How the seats of each place of *seating* stand."""
    rows = seating.registrations.filter(state=S.WAITLISTED).values_list("place", flat=True)
    waiting = Counter(rows)
    return [_seats(seating, place, waiting[place]) for place in seating.places]


def people_of(seating: Seating) -> list[Registration]:
    """Everybody who registered for *seating*: those who come first, the queue in its order."""
    rows = seating.registrations.select_related("person", "organisation", "registered_by")
    found = list(rows.prefetch_related("answers"))
    return sorted(found, key=lambda row: (ORDER.index(S(row.state)), row.position or row.number))


def questions_of(seating: Seating, people: list[Registration]) -> list[Asked]:
    """What *people* of *seating* were asked, in the order of the form."""
    terms = EventTerms.objects.filter(event=seating.event_id).first()
    return [_asked(one, seating, people) for one in (terms.questions if terms else [])]


def listed(seating: Seating) -> QuerySet[Registration]:
    """Who stands on the list to take along; nobody needs the names of those who cancelled any more."""
    return seating.registrations.exclude(state=S.CANCELLED)


def table_of(seating: Seating) -> list[list[Any]]:
    """The list as rows of a spreadsheet, the headings first; without who cancelled."""
    questions = _questions(seating)
    rows = [row for row in people_of(seating) if row.state != S.CANCELLED]
    return [_headings(questions), *(_row(registration, questions) for registration in rows)]


def _seats(seating: Seating, place: Place, waiting: int) -> Seats:
    free = seating.free(place)
    taken, wanted = (getattr(seating, f"{COLUMNS[place]}_{name}") for name in ("taken", "wanted"))
    too_many = 0 if wanted is None else max(taken - wanted, 0)
    return Seats(place, taken, None if free is None else taken + free, free, waiting, too_many)


def _asked(question: dict[str, Any], seating: Seating, people: list[Registration]) -> Asked:
    found = [(row, one) for row in people for one in row.answers.all() if one.question == question["id"]]
    counted = Counter(answer.text for row, answer in found if row.holds_seat)
    delete_on = max((answer.delete_on for _row, answer in found), default=gone_on(seating, question))
    chosen = [(choice, counted[choice]) for choice in question.get("choices", [])]
    return Asked(question["label"], len(found), delete_on, chosen)


def _questions(seating: Seating) -> dict[str, str]:
    terms = EventTerms.objects.filter(event=seating.event_id).first()
    return {question["id"]: question["label"] for question in terms.questions} if terms else {}


def _headings(questions: dict[str, str]) -> list[str]:
    fixed = [_("Nummer"), _("Naam"), _("E-mailadres"), _("Organisatie"), _("Waar"), _("Stand")]
    wishes = [_("Nodig om mee te doen"), _("Dieetwensen")]
    return [*fixed, _("Aangemeld op"), _("Binnen om"), *wishes, *questions.values()]


def _row(registration: Registration, questions: dict[str, str]) -> list[Any]:
    answers = {answer.question: answer.text for answer in registration.answers.all()}
    return [
        registration.number,
        registration.full_name,
        registration.address,
        registration.organisation.name if registration.organisation else "",
        str(Place(registration.place).label),
        str(WORDS[S(registration.state)]),
        day_text(registration.created_at),
        _clock(registration.checked_in_at),
        registration.access_wishes,
        registration.dietary_wishes,
        *(answers.get(question, "") for question in questions),
    ]


def _clock(moment: datetime | None) -> str:
    return clock_text(moment) if moment else ""
