"""Which seats there are: made and kept in step when a meeting is published."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Max, Min

from cop_platform.core.clock import local
from events.domain.seats.ledger import lock_all, locked, set_capacity
from events.domain.seats.promoting import offer_ends, promote
from events.models import Answer, Event, EventTerms, Place, Registration, RegistrationPer, Seating, Session
from events.models.event import EventStatus
from events.questions import plain_questions

# Which date or session, and the facts of its seats.
Wanted = tuple[dict[str, Any], dict[str, Any]]


def copy_terms(page: Any, event: Event) -> None:
    """Keep the terms of *page* with *event*, where rules and lists read them."""
    facts = page.terms() | {
        "room_capacity": page.capacity,
        "online_capacity": page.online_capacity,
        "questions": plain_questions(page.questions),
    }
    EventTerms.objects.update_or_create(event=event, defaults=facts)


@transaction.atomic
def sync_seatings(event: Event, *, now: datetime) -> None:
    """Make the seats of what is ahead of *event*, and bring times and numbers of seats up to date.

    More seats go to those who wait, and so do those that another rule kept from them; with
    fewer, who has one keeps it.  A meeting that takes no more registrations gets no new seats.
    """
    terms = EventTerms.objects.filter(event=event).first()
    if terms is None or event.is_from_partner or not (terms.takes_registrations or event.seatings.exists()):
        return
    wanted = _wanted(event, terms, now)
    lock_all(event.seatings.values_list("pk", flat=True))
    waits = Registration.objects.filter(seating__event=event, state=Registration.State.WAITLISTED)
    queues = set(waits.order_by().values_list("seating", flat=True))
    for target, facts in wanted:
        seating = Seating.objects.filter(event=event, **target).first()
        if seating is not None:
            _bring_up_to_date(seating, facts, now, has_queue=seating.pk in queues)
        elif terms.takes_registrations:
            Seating.objects.create(event=event, **target, **_new(facts))


def _wanted(event: Event, terms: EventTerms, now: datetime) -> list[Wanted]:
    """What one can register for."""
    is_per_date = terms.registration_per == RegistrationPer.DATE
    wanted = _dates(event, terms, now) if is_per_date else _whole(event, terms)
    return wanted + (_sessions(event) if terms.sessions_take_registrations else [])


def _dates(event: Event, terms: EventTerms, now: datetime) -> list[Wanted]:
    """Each date that is not over; a cancelled one only when it has seats already."""
    places = _places(event, terms)
    ahead = event.occurrences.filter(ends_at__gt=now)
    dates = ahead.exclude(status=EventStatus.CANCELLED, seating=None)
    return [({"occurrence": date}, places | _times(date.starts_at, date.ends_at)) for date in dates]


def _whole(event: Event, terms: EventTerms) -> list[Wanted]:
    planned = event.occurrences.exclude(status=EventStatus.CANCELLED)
    span = planned.aggregate(first=Min("starts_at"), last=Max("ends_at"))
    if span["first"] is None:
        return []
    whole = _places(event, terms) | _times(span["first"], span["last"])
    return [({"occurrence": None, "session": None}, whole)]


def _sessions(event: Event) -> list[Wanted]:
    days = list(event.occurrences.order_by("starts_at").values_list("on_date", flat=True))
    rows = Session.objects.filter(festival=event.page_id, is_plenary=False).select_related("room")
    return [({"session": row}, _session_facts(row, days)) for row in rows] if days else []


def _session_facts(session: Session, days: list[Any]) -> dict[str, Any]:
    seats = session.room.capacity if session.capacity is None else session.capacity
    facts = {"has_room": True, "room_wanted": seats, "has_online": False, "online_wanted": None}
    return facts | _times(*session.span_on(days))


def _places(event: Event, terms: EventTerms) -> dict[str, Any]:
    slug = event.event_format.slug if event.event_format else ""
    has_online = slug in {"online", "hybride"}
    return {
        "has_room": slug != "online",
        "room_wanted": terms.room_capacity,
        "has_online": has_online,
        "online_wanted": terms.online_capacity if has_online else None,
    }


def _times(starts_at: datetime, ends_at: datetime) -> dict[str, Any]:
    return {"starts_at": starts_at, "ends_at": ends_at}


def _new(facts: dict[str, Any]) -> dict[str, Any]:
    return facts | {"room_capacity": facts["room_wanted"], "online_capacity": facts["online_wanted"]}


def _bring_up_to_date(seating: Seating, facts: dict[str, Any], now: datetime, *, has_queue: bool) -> None:
    if not has_queue and all(getattr(seating, name) == value for name, value in facts.items()):
        return
    with locked(seating) as held:
        plain = {name: value for name, value in facts.items() if not name.endswith("_wanted")}
        Seating.objects.filter(pk=held.pk).update(**plain)
        set_capacity(held, Place.ROOM, facts["room_wanted"])
        set_capacity(held, Place.ONLINE, facts["online_wanted"])
        _keep_promises(held, facts, now)
        promote(Seating.objects.select_related("event__terms", "session").get(pk=held.pk), now=now)


def _keep_promises(seating: Seating, facts: dict[str, Any], now: datetime) -> None:
    """Let what counts from the start or the end move along: when offers end, when answers are wiped."""
    moved = timedelta(days=(local(facts["ends_at"]).date() - local(seating.ends_at).date()).days)
    if moved:
        Answer.objects.filter(registration__seating=seating).update(delete_on=F("delete_on") + moved)
    seating.starts_at, seating.ends_at = facts["starts_at"], facts["ends_at"]
    offered = seating.registrations.filter(state=Registration.State.OFFERED)
    late = offered.filter(offered_until__gt=seating.starts_at)
    late.update(offered_until=offer_ends(seating, seating.event.terms, now=now))
