"""Meetings, with dates counted from today."""

import json
from collections.abc import Mapping
from typing import Any

from communities.models import Community
from cop_platform.taxonomy.models import Audience, EventFormat, EventType, LabourMarketRegion, Theme
from events.models import EventIndexPage, EventPage
from events.models.event import EventStatus
from events.rules import deserialize
from home.demo.schedule import Planned, planned
from home.founding.indexes import load_index
from home.loading.base import Loader

PLAIN = (
    "title",
    "intro",
    "access",
    "venue",
    "capacity",
    "online_capacity",
    "status_reason",
    "recording_url",
    "recording_note",
)
DRAFT: dict[str, Any] = {
    "slug": "rondetafel-reiskosten",
    "title": "Werktitel: rondetafel over reiskosten",
    "intro": "Nog niet klaar: plaats en datum volgen.",
    "event_type": "themasessie",
    "event_format": "op-locatie",
    "schedule": {"kind": "single", "offset_days": 90, "start_time": "13:00", "duration_minutes": 120},
}


def load(loader: Loader) -> None:
    """Write the agenda and its meetings; one draft shows that drafts stay inside."""
    index = load_index(loader, "agenda")
    for item in loader.read("meetings"):
        _load_moved_before(loader, index, item)
        _load_meeting(loader, index, item, item["schedule"])
    _load_meeting(loader, index, DRAFT, DRAFT["schedule"], publish=False)


def _load_moved_before(loader: Loader, index: EventIndexPage | None, item: dict[str, Any]) -> None:
    """Publish a meeting that was moved on its first date first, as its subscribers saw it."""
    is_moved = "previous_schedule" in item and index is not None
    if is_moved and loader.is_new(EventPage, index, item["slug"]):
        _load_meeting(loader, index, item, item["previous_schedule"])


def _load_meeting(
    loader: Loader,
    index: EventIndexPage | None,
    item: Mapping[str, Any],
    schedule: Mapping[str, Any],
    *,
    publish: bool = True,
) -> None:
    plan = planned(schedule, loader.today)
    fields = meeting_fields(loader, item) | _when(plan)
    inlines = {"date_changes": plan.changes, "extra_dates": plan.extra}
    loader.page(EventPage, index, item["slug"], fields, meeting_lists(loader, item), inlines, publish=publish)


def meeting_fields(loader: Loader, item: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that a meeting and a festival share."""
    is_cancelled = item.get("status") == "geannuleerd"
    return {
        **{name: item[name] for name in PLAIN if name in item},
        "event_type": loader.term(EventType, item["event_type"]),
        "event_format": loader.term(EventFormat, item["event_format"]),
        "status": EventStatus.CANCELLED if is_cancelled else EventStatus.PLANNED,
        "organiser": loader.organisation(item.get("organiser")),
        "community": loader.term(Community, item.get("community")),
        "body": loader.blocks(item.get("blocks", [])),
        "report": loader.text(item.get("report_html", "")),
        "is_example": True,
        **_terms(item.get("registration", {})),
    }


def _terms(item: Mapping[str, Any]) -> dict[str, Any]:
    """On what terms the meeting takes registrations; its questions as the stream stores them."""
    return {**item, "questions": json.dumps(item.get("questions", []))}


def meeting_lists(loader: Loader, item: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The lists by which a meeting is found."""
    return {
        "regions": loader.terms(LabourMarketRegion, item.get("regions", ())),
        "themes": loader.terms(Theme, item.get("themes", ())),
        "audiences": loader.terms(Audience, item.get("audiences", ())),
    }


def _when(plan: Planned) -> dict[str, Any]:
    return {
        "start": plan.start,
        "end": plan.end,
        "all_day": plan.all_day,
        "recurrence": deserialize(plan.rule) if plan.rule else None,
    }
