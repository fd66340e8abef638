"""Meetings and festivals, as pages that are published: their rows come from the receivers."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.text import slugify
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail.test.utils.form_data import streamfield

from cop_platform.core.clock import AMSTERDAM
from cop_platform.taxonomy.models import (
    Audience,
    EventFormat,
    EventType,
    LabourMarketRegion,
    Theme,
)
from events.models import (
    Event,
    EventIndexPage,
    EventPage,
    EventPageExtraDate,
    EventPageOverride,
    FestivalDay,
    FestivalPage,
    Room,
    Session,
    Track,
)

LISTS = ("regions", "themes", "audiences")
# What the form of a page asks about registration, as it stands when nobody touched it.
TERMS_IN_FORM = {
    "registration_per": "datum",
    "allocation": "volgorde",
    "allocate_days_before": 14,
    "closes_hours_before": 0,
    "offer_hours": 48,
    "join_minutes_before": 30,
    "certificate_for": "datum",
    "questions": streamfield([]),
}


def wall(*parts: int) -> datetime:
    """A moment on the clock in Amsterdam."""
    return datetime(*parts, tzinfo=AMSTERDAM)


def meeting_page(index: EventIndexPage, title: str = "Intervisie", **fields: Any) -> EventPage:
    """A published meeting of two hours on Tuesday 7 April 2026 at 10:00, or as *fields* say.

    Lists (regions, themes, audiences) and inline rows (date_changes, extra_dates)
    are given as lists; *rrule* is the text of the recurrence.
    """
    start = fields.pop("start", wall(2026, 4, 7, 10))
    fields.setdefault("end", start + timedelta(hours=2))
    if rrule := fields.pop("rrule", ""):
        fields["recurrence"] = rrule if rrule.startswith(("RRULE", "EXDATE")) else f"RRULE:{rrule}"
    page = EventPage(start=start, **_common(title, fields))
    return _publish(index, page, fields["many"])


def festival_page(index: EventIndexPage, title: str = "Festival", **fields: Any) -> FestivalPage:
    """A published festival on Thursday 8 and Friday 9 October 2026, 9:00 to 17:30."""
    days = fields.pop("days", [date(2026, 10, 8), date(2026, 10, 9)])
    page = FestivalPage(**_common(title, fields))
    page.days = [FestivalDay(date=day, opens=time(9), closes=time(17, 30)) for day in days]
    return _publish(index, page, fields["many"])


def event_of(page: Any) -> Event:
    """The row of a published *page*."""
    return Event.objects.get(key=page.translation_key)


def republish(page: Any, **changes: Any) -> Event:
    """Publish *page* again with *changes*; returns its row."""
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return event_of(page)


def moved(day: date, start: datetime, reason: str = "") -> EventPageOverride:
    """A date of a series that moves, for two hours."""
    return EventPageOverride(
        original_on=day, action="move", new_start=start, new_end=start + timedelta(hours=2), reason=reason
    )


def cancelled(day: date, reason: str = "Zaal niet vrij.") -> EventPageOverride:
    """A date of a series that is off."""
    return EventPageOverride(original_on=day, action="cancel", reason=reason)


def extra_date(start: datetime, hours: int = 2) -> EventPageExtraDate:
    """A date outside the rule."""
    return EventPageExtraDate(start=start, end=start + timedelta(hours=hours))


def session_of(festival: FestivalPage, title: str, **fields: Any) -> Session:
    """A session of three quarters of an hour on the first day at 11:00, in the room "Maas"."""
    room = fields.pop("room", "Maas")
    track = fields.pop("track", "")
    usual = {"slug": slugify(title), "starts": time(11), "duration_minutes": 45, "day": 1}
    return Session.objects.create(
        festival=festival,
        title=title,
        room=room_of(festival, room),
        track=_track(festival, track) if track else None,
        **{**usual, **fields},
    )


def room_of(festival: FestivalPage, name: str, capacity: int = 60) -> Room:
    """The room of *festival* with this *name*."""
    defaults = {"name": name, "capacity": capacity}
    return Room.objects.get_or_create(festival=festival, slug=slugify(name), defaults=defaults)[0]


def region(slug: str = "rijnmond", **fields: Any) -> LabourMarketRegion:
    """A labour-market region."""
    usual = {"label_nl": slug.capitalize(), "code": fields.pop("code", slug[:10])}
    return LabourMarketRegion.objects.get_or_create(slug=slug, defaults={**usual, **fields})[0]


def theme(slug: str = "taal") -> Theme:
    """A theme."""
    return Theme.objects.get_or_create(slug=slug, defaults={"label_nl": slug.capitalize()})[0]


def audience(slug: str = "klantmanager") -> Audience:
    """An audience."""
    return Audience.objects.get_or_create(slug=slug, defaults={"label_nl": slug.capitalize()})[0]


def event_type(slug: str = "intervisie") -> EventType:
    """A type of meeting."""
    return EventType.objects.get_or_create(slug=slug, defaults={"label_nl": slug.capitalize()})[0]


def event_format(slug: str = "op-locatie") -> EventFormat:
    """A form of meeting."""
    return EventFormat.objects.get_or_create(slug=slug, defaults={"label_nl": slug.capitalize()})[0]


def _common(title: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a page; what can only be set on a page goes under *many*."""
    fields["many"] = {name: fields.pop(name) for name in LISTS if name in fields}
    usual = {"title": title, "slug": slugify(title), "intro": f"Over {title}."}
    usual |= {"event_type": event_type(), "event_format": event_format()}
    given = {name: value for name, value in fields.items() if name != "many"}
    return {**usual, **given}


def _publish(index: EventIndexPage, page: Any, many: dict[str, Any]) -> Any:
    # What it refers to is looked up when it is published.
    with disable_reference_index_auto_update():
        index.add_child(instance=page)
    for name, terms in many.items():
        getattr(page, name).set(terms)
    page.save_revision().publish()
    return page


def _track(festival: FestivalPage, name: str) -> Track:
    return Track.objects.get_or_create(festival=festival, slug=slugify(name), defaults={"name": name})[0]
