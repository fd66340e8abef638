"""What a result of the search says about the page behind it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, Min, Q
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from wagtail.models import Page

from cop_platform.core import clock
from cop_platform.core.addresses import Sites, sites
from cop_platform.core.dates import as_text, date_range_pieces
from cop_platform.core.search.analyser import Word
from cop_platform.core.search.highlight import Fragment, highlight, one_line
from cop_platform.core.search.index import SearchableText
from cop_platform.media.models import SiteDocument
from cop_platform.media.values import extension_of
from events.models import Event, MeetingPage, Session
from events.models.event import EventStatus
from home.candidates import Candidate
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
    is_best: bool = False


def described(candidates: list[Candidate], words: Sequence[Word]) -> list[Finding]:
    """Return the findings for *candidates*, in the same order; a fixed number of queries per type."""
    things = _loaded(candidates)
    dates, handbooks, known = _dates(things), _handbooks(things), sites()

    def meta(thing: Any) -> list[Meta]:
        if isinstance(thing, Session):
            return [{"icon": "calendar", "text": thing.festival.title}]
        if isinstance(thing, SiteDocument):
            return [{"icon": "download", "text": _size(thing)}]
        return dates.get(thing.pk) or handbooks.get(thing.pk) or []

    best = {(one.type_id, one.pk) for one in candidates if one.is_best}
    found = [(thing, _finding(thing, words, _address(thing, known), meta(thing))) for thing in things]
    return [replace(one, is_best=_key(thing) in best) for thing, one in found]


def _key(thing: Any) -> tuple[int, int]:
    return ContentType.objects.get_for_model(thing).pk, thing.pk


def _finding(thing: Any, words: Sequence[Word], address: str, meta: list[Meta]) -> Finding:
    text = one_line(thing.search_text()) if isinstance(thing, SearchableText) else ""
    found = highlight(text, words)
    anchor = _anchor(thing, text, found.start) if isinstance(thing, ChapterPage) else ""
    kind = capfirst(thing._meta.verbose_name)
    return Finding(thing.title, address + anchor, kind, as_html(found.fragments), meta)


def _anchor(chapter: ChapterPage, text: str, start: int) -> str:
    """The link to the paragraph of *chapter* that its *text* has at *start*; nothing before the first."""
    anchor, place = "", 0
    for heading in chapter.anchors:
        found = text.find(one_line(heading["title"]), place) if heading["place"] >= 0 else -1
        if found > start:
            break
        if found >= 0:
            anchor, place = f"#{heading['anchor']}", found
    return anchor


def _address(thing: Any, known: Sites) -> str:
    if isinstance(thing, SiteDocument):
        return str(thing.url)
    if isinstance(thing, Session):
        return reverse("session", args=[thing.festival.slug, thing.slug])
    _site, _root, path = thing.get_url_parts(known) or (None, None, None)
    return path or ""


def _size(thing: SiteDocument) -> str:
    """What comes in by following the link: a kind of file and its size."""
    kind = extension_of(str(thing.file.name)).upper()
    return f"{kind}, {filesizeformat(thing.file_size)}" if thing.file_size else kind


def as_html(fragments: Iterable[Fragment]) -> SafeString:
    """Return a passage as HTML, with the asked words marked."""
    marked = (format_html("<mark>{}</mark>", one.text) if one.is_hit else one.text for one in fragments)
    return format_html_join("", "{}", ((one,) for one in marked))


def _loaded(candidates: list[Candidate]) -> list[Any]:
    """Return the rows behind the candidates, one query per type."""
    by_type: dict[int, list[int]] = defaultdict(list)
    for one in candidates:
        by_type[one.type_id].append(one.pk)
    found = {type_id: _rows(type_id, keys) for type_id, keys in by_type.items()}
    things = (found[one.type_id].get(one.pk) for one in candidates)
    return [thing for thing in things if thing is not None]


def _rows(type_id: int, keys: list[int]) -> dict[int, Any]:
    model = ContentType.objects.get_for_id(type_id).model_class()
    if model is None:
        return {}
    rows = model._base_manager.all()
    return (rows.select_related("festival") if model is Session else rows).in_bulk(keys)


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
    titles = dict(Page.objects.live().filter(path__in=parents.values()).values_list("path", "title"))
    return {key: [{"icon": "book", "text": titles[path]}] for key, path in parents.items() if path in titles}
