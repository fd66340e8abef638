"""One meeting, or one date of it, as a file for somebody's calendar."""

from django.conf import settings

from cop_platform.core.clock import local
from events.domain.ical import calendar_bytes, safe_vevents
from events.domain.publishing import calendar_event
from events.models import Event, Occurrence
from events.values import CalendarEvent, Schedule


def meeting_bytes(event: Event) -> bytes:
    """The whole meeting with all its dates: the same text as in the feeds."""
    return calendar_bytes(event.title, url=_page(event), vevents=[event.vevents])


def date_bytes(occurrence: Occurrence) -> bytes:
    """One date as a meeting of its own.

    Its identity differs from that of the series: a calendar that also follows the
    feed would else replace the whole series by this one date.
    """
    event = occurrence.event
    return calendar_bytes(event.title, url=_page(event), vevents=[safe_vevents(_one_date(occurrence))])


def date_uid(occurrence: Occurrence) -> str:
    """The identity of one date: it stays when the date moves; a meeting has one date a day at most."""
    name, _at, host = occurrence.event.uid.partition("@")
    return f"{name}-{occurrence.on_date:%Y%m%d}@{host}"


def _one_date(occurrence: Occurrence) -> CalendarEvent:
    event = occurrence.event
    whole = calendar_event(event, event.summary)
    start, end = (local(moment).replace(tzinfo=None) for moment in (occurrence.starts_at, occurrence.ends_at))
    return CalendarEvent(
        uid=date_uid(occurrence),
        sequence=whole.sequence,
        changed_at=whole.changed_at,
        created_at=whole.created_at,
        summary=whole.summary,
        description="\n\n".join(text for text in (occurrence.reason, whole.description) if text),
        location=whole.location,
        url=f"{_page(event)}{occurrence.on_date:%Y-%m-%d}/",
        status="CANCELLED" if occurrence.is_cancelled else whole.status,
        categories=whole.categories,
        schedule=Schedule(start=start, end=end, all_day=event.all_day),
        is_private=whole.is_private,
    )


def _page(event: Event) -> str:
    return f"{settings.SITE_URL}/agenda/{event.slug}/"
