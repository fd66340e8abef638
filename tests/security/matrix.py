"""Compare what the addresses answer with what the table says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from django.core.cache import cache
from django.db import transaction
from django.test import Client

from events.domain.evaluation import AFTERWARDS
from events.domain.evaluation.link import answer_path
from events.domain.registration_link import manage_path
from tests.security import table
from tests.security.patterns import Route, filled, routes
from tests.security.roles import CMS_STAFF
from tests.security.trial import asked, outcome
from tests.security.world import World

# Nothing that GET keeps shut may open for another method.
UNUSUAL = ("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE")
SHUT = ("home", "login", "gone", "no", "not so", "wrong", "again")
# The CMS tries its own error page there.
ON_PURPOSE = "cms/failwhale/"


@dataclass(frozen=True)
class Mismatch:
    """One answer that the table does not allow."""

    role: str
    method: str
    path: str
    expected: str
    found: str


def unlisted() -> list[str]:
    """Routes that the table does not name."""
    names = [route.name or route.pattern for route in routes() if not route.is_cms]
    return sorted({name for name in names if table.row_of(name) is None})


def obsolete() -> list[str]:
    """Names in the table that no route has."""
    known = {route.name or route.pattern for route in routes()}
    listed = (name for row in table.TABLE for name in row.routes.split())
    return sorted(name for name in listed if name not in known)


def address(world: World, route: Route) -> str:
    """An address of *route* at which there is something: the member's, or what is public."""
    if route.name == "wagtaildocs_serve":
        return str(world["document"].url)
    if route.name in BY_LINK:
        return manage_path(world["registration"]) + BY_LINK[route.name]
    if route.name == "evaluation":
        return answer_path(AFTERWARDS, world["registration"])
    if route.name == "handbook_pdf":
        return f"{str(world['restricted'].url).rstrip('/')}.pdf"
    values = {
        "slug": "taalcafe",
        "day": f"{world['first_day']:%Y-%m-%d}",
        "parameter": "thema",
        "token": world.tokens["member"],
        "pk": "1",
        "key": str(world["registration"].key),
        "filename": "foto.png",
        **SPECIAL.get(route.name, {}),
    }
    if route.name.startswith("approve_text"):
        values["token"] = world.tokens["owner"]
    if route.name == "practice_contact":
        values["token"] = world.tokens["contact"]
    values |= {
        name: str(getattr(world[thing], "pk", "")) for name, thing in OBJECTS.get(route.name, {}).items()
    }
    return PATHS.get(route.name) or filled(route.pattern, values)


BY_LINK = {"registration": "", "told": "gegevens/", "certificate": "bewijs/", "certificate_pdf": "bewijs.pdf"}
SPECIAL = {
    "menukaart_choice": {"variant": "werkgever"},
    "guide": {"slug": "outlook"},
    "editions": {"slug": "handboek"},
    "edition": {"slug": "handboek"},
    "edition_pdf": {"slug": "handboek"},
    "edition_chapter": {"slug": "handboek", "chapter": "waarom"},
    "edition_changes": {"slug": "handboek", "older": "1", "newer": "2"},
    "chapter_changes": {"slug": "handboek", "older": "1", "newer": "2", "chapter": "waarom"},
    "section_feedback": {"slug": "handboek", "chapter": "waarom", "anchor": "bellen"},
    "quick_vote": {"slug": "handboek", "chapter": "waarom", "anchor": "bellen"},
    "whole_handbook": {"slug": "handboek"},
    "consultation": {"slug": "handboek"},
    "consultation_chapter": {"slug": "handboek", "chapter": "waarom"},
    "region": {"slug": "rijnmond"},
    "theme": {"slug": "taal"},
    "short_feed": {"slug": "taal"},
    "join_community": {"slug": "groep-own"},
    "leave_community": {"slug": "groep-own"},
    "programme": {"slug": "zomerfestival"},
    "programme_feed": {"slug": "zomerfestival"},
    "programme_json": {"slug": "zomerfestival"},
    "session": {"slug": "zomerfestival", "session_slug": "openingssessie"},
    "sign_up_for_session": {"slug": "zomerfestival", "session_slug": "openingssessie"},
    "draw_for_session": {"slug": "zomerfestival", "session_slug": "openingssessie"},
}
OBJECTS = {
    "check_in": {"pk": "seating"},
    "check_in_state": {"pk": "seating"},
    "attendance_list": {"pk": "seating"},
    "walk_in": {"pk": "seating"},
    "doorkeepers": {"pk": "seating"},
    "dismiss_doorkeeper": {"pk": "seating", "helper": "doorkeeper"},
    "keep_text": {"pk": "handbook"},
    "drop_bookmark": {"pk": "handbook"},
    "take_back_comment": {"pk": "comment"},
    "hide_comment": {"pk": "comment"},
    "follow_text": {"pk": "handbook"},
    "unfollow_text": {"pk": "handbook"},
    "renew_feed_link": {"pk": "feed_link_member"},
    "revoke_feed_link": {"pk": "feed_link_member"},
    "end_session": {"pk": "session_member"},
    "wagtailcore_authenticate_with_password": {
        "page_view_restriction_id": "with_password_restriction",
        "page_id": "with_password",
    },
}
PATHS = {"wagtail_serve": "/over-ons/"}


def tried(client: Client, method: str, path: str) -> str:
    """The outcome of *method* on *path*, of which nothing remains: not even a logout."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        answer = asked(client, method, path)
        found = outcome(answer)
        if answer.streaming:
            # Reading to the end closes the file.
            b"".join(answer.streaming_content)
        transaction.set_rollback(True)
    client.cookies = cookies
    return found


def mismatches_of_site(world: World, role_names: Iterable[str], methods: Iterable[str]) -> Iterator[Mismatch]:
    """Every route outside the CMS for each role."""
    for role in role_names:
        client = world.visitors[role].client()
        # Each comes as the first: what others tried counts against their network address.
        cache.clear()
        for route in routes():
            if not route.is_cms and (row := table.row_of(route.name or route.pattern)):
                yield from _compared(client, role, address(world, route), row.expected(role), methods)


def _compared(
    client: Client, role: str, path: str, expected: tuple[str, str], methods: Iterable[str]
) -> Iterator[Mismatch]:
    for method, wanted in zip(("GET", "POST"), expected, strict=True):
        if method in methods and (found := tried(client, method, path)) != wanted:
            yield Mismatch(role, method, path, wanted, found)
    for method in set(methods) & set(UNUSUAL):
        found = tried(client, method, path)
        if found == "fault" or (found == "page" and expected[0] in SHUT and method != "OPTIONS"):
            yield Mismatch(role, method, path, expected[0], found)


def mismatches_of_pages(
    world: World, role_names: Iterable[str], methods: Iterable[str]
) -> Iterator[Mismatch]:
    """Every kind of page in every state for each role."""
    for role in role_names:
        client = world.visitors[role].client()
        for one in table.PAGES:
            wanted = "page" if role in one.readers else one.others
            for thing in one.things.split():
                path = str(world[thing].get_url())
                for method in methods:
                    found = tried(client, method, path)
                    if found != wanted and not (found == "not so" and wanted == "page"):
                        yield Mismatch(role, method, f"{thing} {path}", wanted, found)


def mismatches_of_cms(role_names: Iterable[str], world: World, chosen: Iterable[Route]) -> Iterator[Mismatch]:
    """Routes *chosen* of the CMS for each role: outsiders are sent to log in, staff as the table says."""
    chosen = list(chosen)
    for role in role_names:
        client = world.visitors[role].client()
        for route in chosen:
            path = filled(route.pattern, {"day": f"{world['first_day']:%Y-%m-%d}"})
            if route.pattern in (ON_PURPOSE, "cms/logout/") and role in CMS_STAFF:
                continue
            found = tried(client, "GET", path)
            if not _is_right(route.pattern, role, found):
                yield Mismatch(role, "GET", path, _wanted(route.pattern, role), found)


def _wanted(pattern: str, role: str) -> str:
    everybody = [end for prefix, end in table.CMS_FOR_EVERYBODY.items() if pattern.startswith(prefix)]
    if everybody:
        return everybody[0]
    if role not in CMS_STAFF:
        return "login"
    return "open" if role in table.staff_of(pattern) else "shut"


def _is_right(pattern: str, role: str, found: str) -> bool:
    wanted = _wanted(pattern, role)
    if wanted == "shut":
        return found in SHUT
    # What is open to staff may still refuse an address that was filled in at random.
    return wanted == "open" or found == wanted or (pattern.endswith("^.*/$") and found == "away")
