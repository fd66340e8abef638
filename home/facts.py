"""What a result of the search says beside its title: when it is, where it belongs, how large it is."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.db.models import Max, Min, Q
from django.template.defaultfilters import filesizeformat
from wagtail.models import Page

from cop_platform.core import clock
from cop_platform.core.dates import as_text, date_range_pieces
from cop_platform.media.models import SiteDocument
from cop_platform.media.values import extension_of
from events.models import Event, MeetingPage, Session
from events.models.event import EventStatus
from home.prepared import Prepared, as_list, given_list
from resources.models import ChapterPage

Meta = dict[str, str]


def facts(things: list[Any]) -> Callable[[Any], list[Meta]]:
    """Return what tells of each of *things*; one query for its meetings, and one for its chapters."""
    dates, handbooks = _dates(things), _handbooks(things)

    def meta(thing: Any) -> list[Meta]:
        if isinstance(thing, Session):
            return [{"icon": "calendar", "text": thing.festival.title}]
        if isinstance(thing, SiteDocument):
            return [{"icon": "download", "text": _size(thing)}]
        return dates.get(thing.pk) or handbooks.get(thing.pk) or []

    return meta


def _size(thing: SiteDocument) -> str:
    """What comes in by following the link: a kind of file and its size."""
    kind = extension_of(str(thing.file.name)).upper()
    return f"{kind}, {filesizeformat(thing.file_size)}" if thing.file_size else kind


def _dates(things: list[Any]) -> dict[int, list[Meta]]:
    """Return of each meeting its next date, or its last one, and whether it is off."""
    keys = [thing.pk for thing in things if isinstance(thing, MeetingPage)]
    if not keys:
        return {}
    still_on = Q(occurrences__ends_at__gt=clock.now(), occurrences__status=EventStatus.PLANNED)
    events = Event.objects.filter(page__in=keys).annotate(
        next_at=Min("occurrences__starts_at", filter=still_on), last_at=Max("occurrences__starts_at")
    )
    return {event.page_id: _when(event) for event in events if event.page_id}


def _when(event: Any) -> list[Meta]:
    start = event.next_at or event.last_at or event.starts_at
    day = as_text(date_range_pieces(start, None, all_day=event.all_day))
    off = [{"icon": "warning", "text": str(event.get_status_display())}] if event.is_cancelled else []
    return [{"icon": "calendar", "text": day}, *off]


def _handbooks(things: list[Any]) -> dict[int, list[Meta]]:
    """Return of each chapter the handbook that it belongs to."""
    parents = {thing.pk: thing.path[: -thing.steplen] for thing in things if isinstance(thing, ChapterPage)}
    titles = dict(_live_titles().rows(paths=as_list(parents.values()))) if parents else {}
    return {key: [{"icon": "book", "text": titles[path]}] for key, path in parents.items() if path in titles}


@cache
def _live_titles() -> Prepared:
    live = Page.objects.live().filter(path__in=given_list("paths")).order_by()
    return Prepared(live.values_list("path", "title"))
