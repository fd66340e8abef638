"""Where nonsense is sent: every list, feed and form of the demo content."""

import re
from typing import NamedTuple

from django.test import Client

from communities.models import Community
from events.models import Event, EventPage, Session
from tests.fuzz.nonsense import NAMES
from tests.people import person

LISTS = [
    "/",
    "/agenda/",
    "/agenda/insluiten/",
    "/agenda/abonneren/",
    "/communities/",
    "/bibliotheek/",
    "/begrippen/",
    "/cijfers/",
    "/regelingen/",
    "/helpdesks/",
    "/menukaart/",
    "/praktijkvoorbeelden/",
    "/pilots/",
    "/voortgang/",
    "/kennisagenda/",
    "/zoeken/",
    "/en/zoeken/",
    "/regios/",
    "/regios/rijnmond/",
    "/themas/",
    "/themas/startbanen/",
    "/partners/",
    "/account/login/",
    "/sitemap.xml",
]
FEEDS = [
    "/agenda.ics",
    "/agenda.json",
    "/agenda.rss",
    "/agenda/regio/rijnmond.ics",
    "/agenda/thema/startbanen.ics",
    "/api/v1/events",
    "/api/v1/occurrences",
    "/api/v1/regions",
]
ANYBODYS_FORMS = ["/account/signup/", "/account/login/", "/account/password/reset/", "/account/login/code/"]
MY_FORMS = ["/mijn/gegevens/", "/mijn/agendalinks/", "/account/email/", "/account/password/change/"]
# One word of each is nonsense.
ADDRESSES = [
    "/{}",
    "/{}/",
    "/en/{}/",
    "/agenda/{}/",
    "/agenda/{}/event.ics",
    "/agenda/{}/programma/",
    "/agenda/regio/{}.ics",
    "/agenda/persoonlijk/{}.ics",
    "/agenda/abonneren/{}/",
    "/regios/{}/",
    "/themas/{}/",
    "/communities/{}/",
    "/communities/{}/lid-worden/",
    "/account/password/reset/key/{}/",
    "/documents/{}/a.pdf",
    "/api/v1/{}",
    "/cms/bijeenkomsten/{}/datums/",
]
FIELD = re.compile(r'<(?:input|select|textarea)[^>]*\bname="([^"]+)"')


class Place(NamedTuple):
    """An address, with ``{}`` for a word of nonsense; who asks (nobody when empty), and how."""

    path: str
    names: tuple[str, ...] = tuple(NAMES)
    who: str = ""
    method: str = "get"

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def places() -> list[Place]:
    """Every place, for the database with the demo content."""
    meeting = Event.objects.public().filter(is_festival=False).order_by("pk").first()
    session = Session.objects.order_by("pk").first()
    addresses = [
        *ADDRESSES,
        f"/agenda/{meeting.slug}/{{}}/",
        f"/agenda/{session.festival.slug}/sessies/{{}}/",
    ]
    read = [*LISTS, *FEEDS, f"/agenda/{meeting.slug}/", f"/agenda/{session.festival.slug}/programma/"]
    return [*map(Place, addresses), *map(Place, read), *forms()]


def forms() -> list[Place]:
    """Every form that posts, with the names of its fields."""
    community = Community.objects.filter(policy="open").order_by("pk").first()
    mine = [form(path, "gast") for path in MY_FORMS]
    membership = [
        Place(f"/communities/{community.slug}/{act}/", (), "gast", "post")
        for act in ("lid-worden", "verlaten")
    ]
    return [*(form(path) for path in ANYBODYS_FORMS), *mine, *membership, *dates()]


def dates() -> list[Place]:
    """The screens for the dates of a series."""
    pages = EventPage.objects.live().order_by("pk")
    series = next(page for page in pages if page.recurrence and page.recurrence.rrules)
    day = f"{series.start.date():%Y-%m-%d}"
    acts = [
        f"{day}/{act}" for act in ("verplaatsen", "laten-vervallen", "overslaan", "terugzetten", "vanaf-hier")
    ]
    screens = [f"/cms/bijeenkomsten/{series.pk}/datums/{act}/" for act in ("toevoegen", "pauze", *acts)]
    return [form(path, "beheer") for path in screens]


def form(path: str, who: str = "") -> Place:
    """The form at *path*, with the fields that its page shows."""
    shown = visitor(who).get(path).content.decode()
    return Place(path, (*sorted(set(FIELD.findall(shown))), "confirm"), who, "post")


def visitor(who: str = "") -> Client:
    """Somebody who gets a page for whatever goes wrong."""
    client = Client(raise_request_exception=False)
    if who:
        client.force_login(person(who))
    return client
