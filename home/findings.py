"""What a result of the search says about the page behind it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, Min, Q
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from wagtail.models import Page

from cop_platform.core.dates import as_text, date_range_pieces
from cop_platform.core.search.highlight import highlight
from events.models import Event
from events.models.event import EventStatus
from resources.models import ChapterPage

Meta = dict[str, str]


@dataclass(frozen=True)
class Finding:
    """One result, in the words of the component that shows it."""

    title: str
    url: str
    kind: str
    summary: SafeString
    meta: list[Meta]


def described(pages: list[Page], query: str) -> list[Finding]:
    """Return the findings for *pages*, in the same order; a fixed number of queries per type of page."""
    specific = _specific(pages)
    meta = _dates(specific) | _handbooks(specific.values())
    return [
        _finding(specific[page.pk], query, meta.get(page.pk, [])) for page in pages if page.pk in specific
    ]


def _finding(page: Any, query: str, meta: list[Meta]) -> Finding:
    return Finding(
        title=page.title,
        url=page.url or "",
        kind=capfirst(page._meta.verbose_name),
        summary=passage(page.search_text() if hasattr(page, "search_text") else "", query),
        meta=meta,
    )


def passage(text: str, query: str) -> SafeString:
    """Return the best passage as HTML, with the asked words marked."""
    marked = (
        format_html("<mark>{}</mark>" if one.is_hit else "{}", one.text) for one in highlight(text, query)
    )
    return format_html_join("", "{}", ((one,) for one in marked))


def _specific(pages: list[Page]) -> dict[int, Any]:
    """Return the pages as their own types, by primary key."""
    by_type: dict[int, list[int]] = defaultdict(list)
    for page in pages:
        by_type[page.content_type_id].append(page.pk)
    found: dict[int, Any] = {}
    for type_id, keys in by_type.items():
        model = ContentType.objects.get_for_id(type_id).model_class()
        found |= model._base_manager.in_bulk(keys) if model else {}
    return found


def _dates(keys: Iterable[int]) -> dict[int, list[Meta]]:
    """Return of each meeting its next date, or its last one, and whether it is off."""
    still_on = Q(occurrences__ends_at__gt=timezone.now(), occurrences__status=EventStatus.PLANNED)
    events = Event.objects.filter(page__in=list(keys)).annotate(
        next_at=Min("occurrences__starts_at", filter=still_on), last_at=Max("occurrences__starts_at")
    )
    return {event.page_id: _when(event) for event in events}


def _when(event: Any) -> list[Meta]:
    start = event.next_at or event.last_at or event.starts_at
    day = as_text(date_range_pieces(start, None, all_day=event.all_day))
    off = [{"icon": "warning", "text": str(event.get_status_display())}] if event.is_cancelled else []
    return [{"icon": "calendar", "text": day}, *off]


def _handbooks(pages: Iterable[Any]) -> dict[int, list[Meta]]:
    """Return of each chapter the handbook that it belongs to."""
    parents = {page.pk: page.path[: -page.steplen] for page in pages if isinstance(page, ChapterPage)}
    titles = dict(Page.objects.live().filter(path__in=parents.values()).values_list("path", "title"))
    return {key: [{"icon": "book", "text": titles[path]}] for key, path in parents.items() if path in titles}
