"""The addresses about meetings, with their parameters."""

from typing import Any

from events.domain.filters import FACETS
from events.views.api.operations import ROOT, Operation, Parameter
from events.views.api.paging import MOST, USUAL
from events.views.api.schemas import DAY, TEXT

_WORDS = {
    "regio": ("Slugs of labour-market regions, see `/regions`.", "rijnmond"),
    "thema": ("Slugs of themes, see `/themes`.", "startbanen"),
    "doelgroep": ("Slugs of audiences.", "klantmanager"),
    "soort": ("Slugs of kinds of meetings.", "intervisie"),
    "vorm": ("Slugs of forms: on site, online, hybrid.", "online"),
    "community": ("Slugs of communities.", "startbanen"),
    "organisatie": ("Slugs of organisations.", "divosa"),
}
FILTERS = (
    *(Parameter(name, _WORDS[name][0], TEXT, _WORDS[name][1], is_list=True) for name in FACETS),
    Parameter(
        "q", "Words that the meeting must have, in any inflection; 100 characters are read.", TEXT, "taal"
    ),
    Parameter("van", "First day, in Amsterdam.", DAY, "2026-03-01"),
    Parameter("tot", "Last day, included.", DAY, "2026-12-31"),
)
PAGING = (
    Parameter(
        "since",
        "Only what changed: the `since` of your last answer, or a moment as in RFC 3339.",
        TEXT,
        "2026-01-31T12:00:00Z",
    ),
    Parameter("cursor", "Where this page starts; part of the address in `next`.", TEXT),
    Parameter(
        "limit",
        "The most meetings or dates on a page.",
        {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
        50,
    ),
)
_FILED: dict[str, Any] = {
    "type": "intervisie",
    "format": "op-locatie",
    "organisation": "divosa",
    "community": "startbanen",
    "regions": ["rijnmond"],
    "themes": ["startbanen"],
    "audiences": ["klantmanager"],
    "source": None,
}
_UID = "5d1c9f0a-6f0e-4f3c-9d5e-0f4f6c1f7a10@agenda.example.nl"
_PAGE: dict[str, Any] = {"removed": [], "next": None, "since": "MjAyNi0wMy0wMVQxMTowMDowMCswMDowMHw"}

EVENTS = Operation(
    name="events",
    path=f"{ROOT}/events",
    summary="Public meetings",
    description=(
        "All public meetings that the filters select, past ones too, in the order in which they changed. "
        "With `since` only those that changed after it; `removed` then names the meetings that you should "
        "no longer show. Replace what you hold by `uid`: now and then a change comes twice, never too late."
    ),
    parameters=(*FILTERS, *PAGING),
    answer="EventPage",
    example={
        "items": [
            {
                "uid": _UID,
                "sequence": 2,
                "status": "confirmed",
                "reason": "",
                "title": "Intervisie startbanen",
                "summary": "Breng een vraag uit uw eigen praktijk mee.",
                "url": "https://agenda.example.nl/agenda/intervisie-startbanen/",
                "calendar_url": "https://agenda.example.nl/agenda/intervisie-startbanen/event.ics",
                "start": "2026-04-07T10:00:00+02:00",
                "end": "2026-04-07T12:00:00+02:00",
                "all_day": False,
                "time_zone": "Europe/Amsterdam",
                "rrule": "FREQ=MONTHLY;COUNT=6;BYDAY=1TU",
                "place": "Stadskantoor, Coolsingel 40, Rotterdam",
                **_FILED,
                "created_at": "2026-01-12T09:00:00+01:00",
                "changed_at": "2026-03-01T12:00:00+01:00",
            }
        ],
        **_PAGE,
    },
)
OCCURRENCES = Operation(
    name="occurrences",
    path=f"{ROOT}/occurrences",
    summary="Dates of public meetings",
    description=(
        "Every date that the filters select, earliest first; without `van` those that have not ended. "
        "With `since` all such dates of each meeting that changed, in the order of the changes: put them in "
        "the place of every date you hold with that `uid`. A page then holds whole meetings, so it may be "
        "longer than `limit`. Series are known for eighteen months ahead; dates that come within reach as "
        "time passes are no change, so list again once a month."
    ),
    parameters=(*FILTERS, *PAGING),
    answer="OccurrencePage",
    example={
        "items": [
            {
                "id": _UID.replace("@", "-20260407@"),
                "uid": _UID,
                "date": "2026-04-07",
                "start": "2026-04-08T10:00:00+02:00",
                "end": "2026-04-08T12:00:00+02:00",
                "all_day": False,
                "status": "moved",
                "reason": "De zaal was bezet.",
                "place": "Stadskantoor, Coolsingel 40, Rotterdam",
                "title": "Intervisie startbanen",
                "summary": "Breng een vraag uit uw eigen praktijk mee.",
                "url": "https://agenda.example.nl/agenda/intervisie-startbanen/2026-04-07/",
                **_FILED,
                "changed_at": "2026-03-01T12:00:00+01:00",
            }
        ],
        **_PAGE,
    },
)
