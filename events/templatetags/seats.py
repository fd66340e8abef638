"""What the page of a meeting, a date or a session says about registering."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django import template
from django.template import Context

from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.dates import moment_text
from events.domain.registered import people_to_come
from events.domain.seats.errors import NotOpen
from events.domain.seats.finding import seating_of
from events.domain.seats.standing import registration_of
from events.domain.seats.window import closes_at, is_off, require_open
from events.domain.seats.words import (
    lines_in_words,
    rule_in_words,
    standing_in_words,
)
from events.models import Allocation, Event, Registration, Seating
from events.models.meeting import MeetingPage
from events.rows import seats_path, sign_up_path

register = template.Library()


@dataclass(frozen=True)
class SeatsBox:
    """Seats as a page tells of them; *mine* only for who is logged in."""

    seating: Seating
    path: str
    draw_path: str
    lines: list[tuple[str, str]]
    rule: str
    is_shared_out: bool
    is_lottery: bool
    is_drawn: bool
    closed: str
    closes_text: str
    mine: Registration | None
    standing: str

    @property
    def is_full(self) -> bool:
        """Whether who registers now is put on the waiting list, wherever they take part."""
        free = [self.seating.free(place) for place in self.seating.places]
        return all(seats is not None and seats <= 0 for seats in free)


@register.simple_tag(takes_context=True)
def seats_of(
    context: Context, event: Event | None, day: date | None = None, session_slug: str = ""
) -> SeatsBox | None:
    """What to tell of *event*, its date planned on *day*, or its session; None where nobody can register.

    At most five queries, whatever the number of people; for who is not logged in it
    is the same for everybody.
    """
    user = getattr(context.get("request"), "user", None)
    person = user if isinstance(user, User) else None
    now = clock.now()
    if event is None or event.is_from_partner:
        return None
    seating = seating_of(event, now=now, day=day, session_slug=session_slug)
    if seating is None or seating.ends_at <= now:
        return None
    box = _box(seating, person, now)
    # Of what is off the page tells enough, but for who was to come.
    return None if is_off(seating) and box.mine is None else box


@register.simple_tag
def people_to_tell(page: MeetingPage) -> int:
    """How many people get a mail when *page*, as it was saved last, is called off."""
    return people_to_come(page.translation_key, now=clock.now()) if page.pk else 0


def _box(seating: Seating, person: User | None, now: datetime) -> SeatsBox:
    terms, mine = seating.event.terms, registration_of(person, seating) if person else None
    closed = _why_closed(seating, now)
    is_lottery = terms.allocation == Allocation.LOTTERY
    return SeatsBox(
        seating=seating,
        path=sign_up_path(seating),
        draw_path=f"{seats_path(seating)}loting/",
        lines=lines_in_words(seating),
        rule=rule_in_words(seating, terms),
        is_shared_out=terms.allocation != Allocation.FIRST_COME,
        is_lottery=is_lottery,
        is_drawn=bool(seating.draw),
        closed=closed,
        closes_text=moment_text(closes_at(seating, terms)),
        mine=mine,
        standing=standing_in_words(mine) if mine else "",
    )


def _why_closed(seating: Seating, now: datetime) -> str:
    try:
        require_open(seating, seating.event.terms, now=now)
    except NotOpen as error:
        return str(error.message)
    return ""
