"""The festival: its page, and its programme as rows."""

from datetime import timedelta
from typing import Any

from cop_platform.taxonomy.models import Audience
from events.models import EventIndexPage, FestivalPage, Room, Session, Speaker, Track
from events.models.event import EventStatus
from home.demo.events import meeting_fields, meeting_lists
from home.demo.schedule import clock_time, first_day
from home.loading.base import Loader

FACTS = ("title", "summary", "day", "duration_minutes", "session_format", "level", "capacity")


def load(loader: Loader) -> None:
    """Write the festival with tracks, rooms, speakers and sessions."""
    content = loader.read("festival")
    index = loader.term(EventIndexPage, "agenda")
    fields = meeting_fields(loader, content) | {
        "price": content["price"],
        "accessibility": "\n".join(content["accessibility"]),
    }
    inlines = {"days": _days(loader, content["schedule"])}
    lists = meeting_lists(loader, content)
    festival = loader.page(FestivalPage, index, content["slug"], fields, lists, inlines)
    if festival is not None:
        _load_programme(loader, festival, content)


def _days(loader: Loader, plan: dict[str, Any]) -> list[dict[str, Any]]:
    first = first_day(plan, loader.today)
    return [
        {
            "date": first + timedelta(days=number),
            "opens": clock_time(opens),
            "closes": clock_time(closes),
        }
        for number, (opens, closes) in enumerate(plan["day_hours"])
    ]


def _load_programme(loader: Loader, festival: FestivalPage, content: dict[str, Any]) -> None:
    tracks = _parts(loader, Track, festival, content["tracks"])
    rooms = _parts(loader, Room, festival, content["rooms"])
    for item in content["speakers"]:
        loader.row(Speaker, item["slug"], {name: item[name] for name in ("name", "role", "bio")})
    sessions: dict[str, Session | None] = {}
    for place, item in enumerate(content["sessions"]):
        links = {
            "track": tracks.get(item.get("track")),
            "room": rooms.get(item["room"]),
            "repeat_of": sessions.get(item.get("repeat_of")),
        }
        if links["room"] is not None:
            sessions[item["slug"]] = _load_session(loader, festival, item, links, place)


def _parts(loader: Loader, model: Any, festival: FestivalPage, items: list[dict[str, Any]]) -> dict[str, Any]:
    parts = {}
    for place, item in enumerate(items):
        fields = {name: value for name, value in item.items() if name != "slug"} | {"position": place}
        lookup = {"festival": festival, "slug": item["slug"]}
        parts[item["slug"]] = loader.row(model, f"{festival.slug}/{item['slug']}", fields, lookup=lookup)
    return parts


def _load_session(
    loader: Loader, festival: FestivalPage, item: dict[str, Any], links: dict[str, Any], place: int
) -> Session | None:
    cancelled = item.get("cancelled", "")
    fields = {
        **{name: item[name] for name in FACTS if name in item},
        **links,
        "position": place,
        "starts": clock_time(item["starts"]),
        "body": loader.text(item["html"]),
        "is_plenary": item.get("is_plenary", False),
        "is_streamed": item.get("is_streamed", False),
        "status": EventStatus.CANCELLED if cancelled else EventStatus.PLANNED,
        "status_reason": cancelled,
    }
    lists = {
        "audiences": loader.terms(Audience, item.get("audiences", ())),
        "speakers": loader.terms(Speaker, item["speakers"]),
    }
    name = f"{festival.slug}/{item['slug']}"
    return loader.row(Session, name, fields, lists, lookup={"festival": festival, "slug": item["slug"]})
