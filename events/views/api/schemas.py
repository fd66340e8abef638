"""The shapes of the answers about meetings, as JSON Schema 2020-12 has them in OpenAPI 3.1."""

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
FLAG: Schema = {"type": "boolean"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
DAY: Schema = {"type": "string", "format": "date"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
SLUG: Schema = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}
SLUGS: Schema = {"type": "array", "items": SLUG}
NO_SLUG: Schema = {"type": ["string", "null"], "pattern": "^[-a-zA-Z0-9_]+$"}


def said(schema: Schema, description: str, **more: Any) -> Schema:
    """*schema* with a *description*."""
    return {**schema, **more, "description": description}


def refers_to(name: str) -> Schema:
    """The schema *name* of the document."""
    return {"$ref": f"#/components/schemas/{name}"}


def exactly(properties: dict[str, Schema], description: str) -> Schema:
    """An object with all of *properties*; a later version may add some."""
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
    }


def page_of(name: str) -> Schema:
    """One page of things called *name*."""
    every = {
        "items": {"type": "array", "items": refers_to(name)},
        "removed": said(
            {"type": "array", "items": refers_to("Gone")},
            "Only with `since`: remove what you hold of these meetings.",
        ),
        "next": said({"type": ["string", "null"], "format": "uri"}, "The next page; null on the last one."),
        "since": said(
            {"type": ["string", "null"]},
            "On the last page: keep it, and give it as `since` to get what changed after this answer.",
        ),
    }
    return exactly(every, "One page, the address of the next, and a token for the next round.")


_FILED: dict[str, Schema] = {
    "type": said(NO_SLUG, "As in `soort`."),
    "format": said(NO_SLUG, "As in `vorm`."),
    "organisation": said(NO_SLUG, "As in `organisatie`."),
    "community": said(NO_SLUG, "As in `community`."),
    "regions": said(SLUGS, "As in `regio`."),
    "themes": said(SLUGS, "As in `thema`."),
    "audiences": said(SLUGS, "As in `doelgroep`."),
    "source": said(
        {"type": ["object", "null"], "properties": {"name": TEXT, "url": TEXT}, "required": ["name", "url"]},
        "Of whom a partner's meeting is: a host, and its page there, or empty. Register there, not here.",
    ),
}
_UID = said(TEXT, "The identity of the meeting, as in the calendars. It never changes.")

EVENT = exactly(
    {
        "uid": _UID,
        "sequence": said({"type": "integer", "minimum": 0}, "Rises when a calendar shows something else."),
        "status": {"type": "string", "enum": ["confirmed", "cancelled"]},
        "reason": said(TEXT, "Why it is cancelled, in words, or empty."),
        "title": TEXT,
        "summary": said(TEXT, "Plain text."),
        "url": said(ADDRESS, "The page of the meeting."),
        "calendar_url": said(ADDRESS, "The meeting with all its dates as an iCalendar file."),
        "start": said(MOMENT, "Of the first date, with the offset of its time zone."),
        "end": said(MOMENT, "Exclusive, also of a whole day."),
        "all_day": FLAG,
        "time_zone": TEXT,
        "rrule": said(
            {"type": ["string", "null"]},
            "The rule of a series (RFC 5545). Moved and cancelled dates are in `/occurrences`.",
        ),
        "place": said(TEXT, "Where, or empty. Never a link to join."),
        **_FILED,
        "created_at": MOMENT,
        "changed_at": said(MOMENT, "When the meeting last changed."),
    },
    "A public meeting, single or a series.",
)
OCCURRENCE = exactly(
    {
        "id": said(TEXT, "The identity of this date; it stays when the date moves."),
        "uid": _UID,
        "date": said(DAY, "The day it was planned on."),
        "start": said(MOMENT, "With the offset of Amsterdam."),
        "end": said(MOMENT, "Exclusive, also of a whole day."),
        "all_day": FLAG,
        "status": {"type": "string", "enum": ["planned", "moved", "cancelled"]},
        "reason": said(TEXT, "Why it is cancelled or moved, in words, or empty."),
        "place": said(TEXT, "Where, or empty."),
        "title": TEXT,
        "summary": said(TEXT, "Plain text."),
        "url": said(ADDRESS, "The page of this date."),
        **_FILED,
        "changed_at": said(MOMENT, "When the meeting last changed."),
    },
    "One date of a public meeting.",
)
_LEFT = exactly(
    {"uid": _UID, "status": {"type": "string", "const": "withdrawn"}, "withdrawn_at": MOMENT},
    "A meeting that is public no longer: deleted, unpublished, expired or only for members now.",
)
_ELSEWHERE = exactly(
    {"uid": _UID, "status": {"type": "string", "const": "elsewhere"}, "changed_at": MOMENT},
    "A public meeting that changed and is not in your selection; perhaps it never was.",
)
GONE: Schema = {"oneOf": [_LEFT, _ELSEWHERE], "description": "What you should no longer show."}
SCHEMAS: dict[str, Schema] = {
    "Event": EVENT,
    "Occurrence": OCCURRENCE,
    "Gone": GONE,
    "EventPage": page_of("Event"),
    "OccurrencePage": page_of("Occurrence"),
}
