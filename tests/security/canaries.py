"""Walk through everything within reach, and look for the words that only some may read."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlsplit
from zipfile import ZipFile

from django.test import Client
from django.urls import reverse

from cop_platform.core import logs
from cop_platform.notifications.models import OutboxMail
from tests.security import matrix
from tests.security.patterns import filled, routes
from tests.security.swap import known_client
from tests.security.trial import body_of
from tests.security.world import World

LINKS = re.compile(
    r'(?:href|src|action|content)="([^"#]+)|<loc>([^<]+)|"(?:\w*url|next|html_url)": ?"([^"]+)"'
)
OURS = ("testserver", "localhost:8000", "localhost")
# What changes something, leaves, or is tried with the person's own secret.
NOT_WALKED = (
    "logout",
    "/static/",
    "failwhale",
    "/delete/",
    "personal_feed",
    "goedkeuren/",
    "contactpersoon/",
    "/unpublish/",
    "jsi18n",
    "sprite",
    # Without a worker it is not ready after some minutes, and says so.
    "readyz",
)
EXPORT = "/mijn/gegevens/download/"
# Lists in which somebody may look for a word, half a word or a misspelt one.
SEARCHES = ("/zoeken/?q={}", "/agenda/?q={}", "/bibliotheek/?q={}", "/begrippen/?q={}", "/communities/?q={}")
CMS_SEARCHES = ("/cms/pages/search/?q={}", "/cms/choose-page/search/?q={}", "/cms/documents/?q={}")
CMS_SEARCHES += (
    "/cms/images/?q={}",
    "/cms/documents/chooser/results/?q={}",
    "/cms/images/chooser/results/?q={}",
)
ROW_OF_A_PAGE = ("edit", "history", "usage", "view_draft", "privacy", "copy")


@dataclass
class Walk:
    """What one role met: *pages*, and by the name of each secret an address that told it."""

    pages: int = 0
    met: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def walk(world: World, role: str, *, most: int, variants: int = 2, in_cms: bool = False) -> Walk:
    """Up to *most* answers; of each path at most *variants* queries."""
    client, told = known_client(world, role), Walk()
    waiting = deque([*starts(world, role), *(cms_starts(world) if in_cms else ())])
    known, seen = set(waiting), Counter(urlsplit(path).path for path in waiting)
    while waiting and told.pages < most:
        path = waiting.popleft()
        for link in _visited(client, path, world, told):
            bare = urlsplit(link).path
            is_wanted = (in_cms or not bare.startswith("/cms/")) and not any(
                one in link for one in NOT_WALKED
            )
            if is_wanted and link not in known and seen[bare] < variants:
                known.add(link)
                seen[bare] += 1
                waiting.append(link)
    _look(world, _export(client), EXPORT, told)
    return told


def starts(world: World, role: str) -> Iterator[str]:
    """Every address outside the CMS, one's own feed, every thing by its address, and searches."""
    for route in routes():
        if not route.is_cms and route.name != "personal_feed" and _is_safe(route.pattern):
            yield matrix.address(world, route)
    if token := world.tokens.get(role):
        yield f"/agenda/persoonlijk/{token}.ics"
    for name in sorted(world.secrets):
        thing = world.things.get(f"{name}_page") or world.things.get(name)
        if address := getattr(thing, "url", None) or getattr(getattr(thing, "file", None), "url", None):
            yield urlsplit(str(address)).path
    for side in ("own", "other"):
        image, rendition = world[f"{side}_image"], world[f"{side}_rendition"]
        yield f"/images/original/{image.pk}/{image.filename}"
        yield str(rendition.url)
    yield from _searches(world, SEARCHES)


def cms_starts(world: World) -> Iterator[str]:
    """Every address of the CMS without an argument, the doors of each page, and searches."""
    for route in routes():
        if route.is_cms and "<" not in route.pattern and _is_safe(route.pattern):
            yield filled(route.pattern, {})
    for name in sorted(world.secrets):
        page = world.things.get(f"{name}_page") or world.things.get(name)
        if hasattr(page, "translation_key"):
            yield from (f"/cms/pages/{page.pk}/{door}/" for door in ROW_OF_A_PAGE)
    yield f"/cms/snippets/events/partnercalendar/inspect/{world['partner_calendar'].pk}/"
    # A walk of many pages ends before it comes there.
    yield reverse("event_people:evaluation", args=[world["seating"].event.page_id, world["seating"].pk])
    yield from _searches(world, CMS_SEARCHES)


def _is_safe(link: str) -> bool:
    return not any(one in link for one in NOT_WALKED)


def _searches(world: World, places: Iterable[str]) -> Iterator[str]:
    for place in places:
        yield place.format("Kwartel")
        # One letter off: the site offers a better spelling.
        yield from (place.format(f"{secret.word[:-1]}y") for secret in world.secrets.values())


def _visited(client: Client, path: str, world: World, told: Walk) -> list[str]:
    """The links in the answer at *path*, after its text was looked through."""
    answer = client.get(path)
    text = body_of(answer)
    told.pages += 1
    if answer.status_code >= 500:
        told.faults.append(path)
    _look(world, text, path, told)
    return [link for found in LINKS.findall(text) if (link := _ours(unescape("".join(found)), path))]


def _ours(link: str, path: str) -> str:
    """The path of *link* on our site, with its query; empty for another."""
    parts = urlsplit(link)
    if parts.scheme not in ("", "http", "https") or (parts.netloc and parts.netloc not in OURS):
        return ""
    bare = parts.path if parts.path.startswith("/") else "" if parts.path else urlsplit(path).path
    return f"{bare}?{parts.query}" if bare and parts.query else bare


def _look(world: World, text: str, path: str, told: Walk) -> None:
    small, asked = text.lower(), path.lower()
    for name, secret in world.secrets.items():
        # Who asks for an address that holds the word is told that address again, in small letters.
        is_news = secret.word.lower() in small and secret.word.lower() not in asked
        if secret.word in text or is_news:
            told.met.setdefault(name, path)


def _export(client: Client) -> str:
    """All that the download of one's own data holds, names of files included."""
    answer = client.post(EXPORT)
    if answer.headers.get("Content-Type") != "application/zip":
        return ""
    with ZipFile(io.BytesIO(answer.content)) as files:
        return "".join(name + files.read(name).decode("utf-8", "replace") for name in files.namelist())


def leaks(world: World, role: str, told: Walk) -> list[str]:
    """What *role* met and may not read."""
    met = ((name, path) for name, path in told.met.items() if role not in world.secrets[name].readers)
    return [f"{role}: {name} at {path}" for name, path in met]


def in_mails(world: World) -> list[str]:
    """Secrets in mails to who may not read them, but for the one mail that the world wrote itself."""
    people = {visitor.person.pk: role for role, visitor in world.visitors.items() if visitor.person}
    mails = OutboxMail.objects.filter(recipient__in=people).exclude(pk=world["mail"].pk)
    told = ((people[mail.recipient_id], f"{mail.subject} {mail.body_text}") for mail in mails)
    return [
        f"mail to {role}: {name}"
        for role, text in told
        for name, secret in world.secrets.items()
        if secret.word in text and role not in secret.readers
    ]


class Overheard(logging.Handler):
    """Keeps every line of the log, as the site writes it, while it is open."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.setFormatter(logs.formatter())

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line."""
        self.lines.append(self.format(record))

    def __enter__(self) -> Overheard:
        logging.getLogger().addHandler(self)
        return self

    def __exit__(self, *error: object) -> None:
        logging.getLogger().removeHandler(self)

    def told(self, world: World) -> list[str]:
        """The names of secrets and tokens that a line holds; a page may be named by its address."""
        text = "\n".join(self.lines)
        words = [name for name, secret in world.secrets.items() if secret.word in text]
        return words + [f"token of {name}" for name, token in world.tokens.items() if token in text]
