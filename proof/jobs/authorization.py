"""Who gets what: every address for every role and method, what is another's, and words for only some.

Three trials in a world with two communities that may not know of each other: the
matrix compares each answer with the table, the swap puts somebody else's number, slug
and name in every place, and the walk looks for secret words in everything within
reach.  The controls take the protection away, and must see the damage.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from unittest.mock import patch

from django.conf import settings
from django.db import transaction
from django.test.utils import override_settings

from events.models.event import EventQuerySet
from proof.running import Broken, Figures
from tests.database import Databases

METHODS = ("GET", "POST", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE")
FORMS = ("GET", "POST")
MOST_PAGES, MOST_CMS_PAGES = 800, 1_000
CMS = "cop_platform.core.middleware.cms.CmsMiddleware"
Trial = Callable[[], tuple[Figures, list[str]]]


def run() -> Figures:
    """How much was tried, and what went further than it may; all of it must be nothing."""
    Databases().provide("empty")
    # A line for each refusal would be megabytes.
    logging.disable(logging.INFO)
    figures: dict[str, object] = {}
    reasons: list[str] = []
    for name, trial in TRIALS.items():
        with override_settings(REQUIRE_STAFF_MFA=True), transaction.atomic():
            figures[name], broken = trial()
            reasons += [f"{name}: {one}" for one in broken]
            transaction.set_rollback(True)
    if reasons:
        raise Broken({**figures, "examples": reasons}, [f"{len(reasons)} answers", *reasons[:5]])
    return figures


def _matrix() -> tuple[Figures, list[str]]:
    from tests.security import matrix
    from tests.security.patterns import routes
    from tests.security.roles import CMS_STAFF, OUTSIDE_CMS, ROLES
    from tests.security.world import build

    world, cms = build(), [route for route in routes() if route.is_cms]
    found = [*matrix.mismatches_of_site(world, ROLES, METHODS)]
    found += matrix.mismatches_of_pages(world, ROLES, FORMS)
    found += matrix.mismatches_of_cms(OUTSIDE_CMS, world, cms)
    found += matrix.mismatches_of_cms(CMS_STAFF, world, [route for route in cms if "<" not in route.pattern])
    unlisted = [f"not in the table: {name}" for name in matrix.unlisted()]
    figures = {
        "roles": len(ROLES),
        "methods": len(METHODS),
        "routes": len(routes()),
        "mismatches": len(found),
    }
    return figures, unlisted + [str(one) for one in found]


def _swap() -> tuple[Figures, list[str]]:
    from tests.security import swap
    from tests.security.foreign import foreign
    from tests.security.patterns import routes
    from tests.security.roles import CMS_STAFF, ROLES
    from tests.security.world import build

    world, reached, found, tried = build(), set[str](), list[str](), 0
    things = foreign(world)
    site = swap.attempts(METHODS, [one for one in routes() if not one.is_cms]) + swap.asked_for()
    cms = swap.attempts(FORMS, [one for one in routes() if one.is_cms])
    for role in ROLES:
        others = [thing for thing in things if role not in thing.readers]
        # Outside the staff nobody comes in there: the matrix tells.
        for asked, some in ((site, things), (cms if role in CMS_STAFF else [], others)):
            tried += sum(thing.kind == one.kind for one in asked for thing in some)
            found += map(str, swap.successes(world, role, asked, some, reached))
    # What was ended, and a mail, nobody reaches.
    silent = {one.name for one in things if one.readers} - reached
    figures = {"tried": tried, "successes": len(found), "things": len(things), "reached": len(reached)}
    return {**figures, "not_reached": sorted(silent)}, swap.unlisted() + found


def _canaries() -> tuple[Figures, list[str]]:
    from tests.security.canaries import Overheard, in_mails, leaks, walk
    from tests.security.roles import CMS_STAFF, ROLES
    from tests.security.world import build

    world, met, found, pages = build(), set[str](), list[str](), dict[str, int]()
    with Overheard() as log:
        for role in ROLES:
            is_staff = role in CMS_STAFF
            most = MOST_CMS_PAGES if is_staff else MOST_PAGES
            told = walk(world, role, most=most, variants=3, in_cms=is_staff)
            pages[role], met = told.pages, met | set(told.met)
            found += leaks(world, role, told) + [f"{role}: fault at {path}" for path in told.faults]
    found += in_mails(world) + [f"log: {name}" for name in log.told(world)]
    unseen = {name for name, secret in world.secrets.items() if secret.readers} - met
    figures = {"words": len(world.secrets), "pages": pages, "found": len(found), "unseen": sorted(unseen)}
    return figures, found + [f"nobody met {name}, so the walk is too short" for name in unseen]


def _control() -> tuple[Figures, list[str]]:
    """Meetings that everybody sees, and a CMS that asks nothing."""
    from tests.security import swap
    from tests.security.canaries import leaks, walk
    from tests.security.foreign import foreign
    from tests.security.world import build

    open_cms = [one for one in settings.MIDDLEWARE if one != CMS]
    with override_settings(MIDDLEWARE=open_cms), patch.object(EventQuerySet, "visible_to", _everything):
        world = build()
        staff = list(swap.successes(world, "organiser", swap.asked_for("/cms/"), foreign(world), set()))
        walked = leaks(world, "anonymous", walk(world, "anonymous", most=100))
    figures = {"swap": len(staff), "canaries": len(walked)}
    return figures, [f"the {name} saw nothing" for name, count in figures.items() if not count]


def _everything(meetings: EventQuerySet, user: object) -> EventQuerySet:
    return meetings.published()


TRIALS: dict[str, Trial] = {
    "matrix": _matrix,
    "swap": _swap,
    "canaries": _canaries,
    "control": _control,
}
