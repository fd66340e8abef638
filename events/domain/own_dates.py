"""What one person registered for, as calendars are told of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from cop_platform.accounts.models import User
from events.domain.ical import Attending, OneDate, attended, safe_vevents
from events.domain.programme import told_session
from events.domain.seats.standing import join_link_for, registrations_of
from events.domain.seats.words import standing_without_number
from events.models import Occurrence, Registration, Seating
from events.values import Window

S = Registration.State
HELD = (S.CONFIRMED, S.ATTENDED, S.NO_SHOW)
WAITING = (S.WAITLISTED, S.OFFERED)


@dataclass(frozen=True)
class Own:
    """A meeting or session that somebody takes part in, and how; *text* is what calendars know of it.

    *event* is the key of the meeting when the text is its own: that of a session is not.
    """

    uid: str
    text: str
    parts: tuple[Attending, ...]
    event: int | None = None

    def told(self, *, is_whole: bool = False) -> str:
        """The dates that this is about, or all of the meeting, with how the person takes part."""
        return attended(self.text, self.uid, self.parts, is_whole=is_whole)


def own_dates(person: User, window: Window, *, now: datetime) -> list[Own]:
    """What *person* has a seat for in *window*, or waits for, and may know of.

    A guest who did not confirm has neither; who still waits when it is over has nothing.
    """
    found: dict[str, Own] = {}
    for registration in _registrations(person, window, now):
        for one in _own(registration, now):
            before = found.get(one.uid, one)
            parts = before.parts if before is one else (*before.parts, *one.parts)
            found[one.uid] = Own(one.uid, one.text, _sorted(parts), one.event)
    return list(found.values())


def _registrations(person: User, window: Window, now: datetime) -> QuerySet[Registration]:
    known = Seating.objects.visible_to(person).values("pk")
    rows = registrations_of(person).filter(
        seating__in=known, seating__ends_at__gt=window.start, seating__starts_at__lt=window.end
    )
    still = Q(state__in=HELD) | Q(state__in=WAITING, seating__ends_at__gt=now)
    related = ("seating__occurrence__event", "seating__session__room", "seating__session__track")
    return rows.filter(still).select_related(*related).order_by("seating__starts_at", "pk")


def _own(registration: Registration, now: datetime) -> Iterator[Own]:
    seating, parts = registration.seating, tuple(_parts(registration, now))
    if seating.session is None:
        yield Own(seating.event.uid, seating.event.vevents, parts, seating.event_id)
    elif (told := told_session(seating.session, seating.event)) is not None:
        yield Own(told.uid, safe_vevents(told), parts)


def _parts(registration: Registration, now: datetime) -> Iterator[Attending]:
    """How the person takes part; of a whole series the date to join at this moment is told apart."""
    seating, link = registration.seating, join_link_for(registration, now=now)
    words, since = _words(registration), registration.changed_at
    is_sure, date = registration.state in HELD, seating.occurrence
    if seating.session is not None or date is not None:
        is_off = date is not None and date.is_cancelled
        yield Attending(words, since, _date(date) if date else None, is_sure, is_off, link)
        return
    yield Attending(words, since, is_sure=is_sure)
    for date in _at_hand(registration, now) if link else ():
        yield Attending("", since, _date(date), join_url=link)


def _at_hand(registration: Registration, now: datetime) -> QuerySet[Occurrence]:
    """The dates of a whole series for which the link may be seen at *now*."""
    event = registration.seating.event
    until = now + timedelta(minutes=event.terms.join_minutes_before)
    return event.occurrences.filter(starts_at__lte=until, ends_at__gt=now).order_by("starts_at")


def _words(registration: Registration) -> str:
    """How the registration stands, in its language, and where to change that."""
    if registration.state == S.NO_SHOW:
        return ""
    with translation.override(registration.language):
        url = settings.SITE_URL + reverse("my_registration", args=[registration.key])
        change = _("Wijzigen of afmelden: %(url)s") % {"url": url}
        return f"{standing_without_number(registration)}\n{change}"


def _date(date: Occurrence) -> OneDate:
    return OneDate(date.recurrence_id, date.starts_at, date.ends_at, date.is_extra)


def _sorted(parts: tuple[Attending, ...]) -> tuple[Attending, ...]:
    """What holds for all of it first: a date that is told apart starts from that."""
    return tuple(sorted(parts, key=lambda part: part.date is not None))
