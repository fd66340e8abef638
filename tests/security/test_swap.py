"""What is another's opens nothing, wherever it is asked for; `make proof` tries the whole product."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import LazySettings
from wagtail.admin.forms import WagtailAdminModelForm

from cop_platform.accounts.models import User
from cop_platform.core import referring
from events.models.event import EventQuerySet
from tests.security import swap
from tests.security.foreign import Foreign, foreign
from tests.security.patterns import routes
from tests.security.roles import EDITOR, MEMBER, ORGANISER, OTHER_MEMBER
from tests.security.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CMS = "cop_platform.core.middleware.cms.CmsMiddleware"


def some(world: World, count: int = 2) -> list[Foreign]:
    """The first *count* things of each kind."""
    kinds: dict[str, list[Foreign]] = {}
    for thing in foreign(world):
        kinds.setdefault(thing.kind, []).append(thing)
    return [thing for things in kinds.values() for thing in things[:count]]


def on_the_site(*methods: str) -> list[swap.Attempt]:
    asked = [one for one in swap.asked_for() if not one.path.startswith("/cms/")]
    return swap.attempts(methods, [one for one in routes() if not one.is_cms]) + asked


def test_every_place_says_whose_thing_it_asks_for() -> None:
    assert swap.unlisted() == []


def test_nobody_gets_further_with_what_is_anothers(world: World) -> None:
    reached: set[str] = set()

    assert list(swap.successes(world, OTHER_MEMBER, on_the_site("GET", "POST"), some(world), reached)) == []
    assert list(swap.successes(world, MEMBER, on_the_site("GET", "POST"), some(world, 1), reached)) == []

    # The same questions open what is one's own.
    assert reached >= {"own_hidden", "own_image", "feed_link_member", "session_member"}


def test_staff_get_no_further_with_a_number_of_what_they_may_not_know(world: World) -> None:
    chosen = [one for one in routes() if one.pattern.startswith(("cms/choose-page/", "cms/api/main/"))]
    tried = swap.attempts(("GET",), chosen) + swap.asked_for("/cms/")

    assert list(swap.successes(world, ORGANISER, tried, some(world), set())) == []
    edits, reached = [one for one in tried if one.path.endswith("/edit/")], set[str]()
    assert list(swap.successes(world, EDITOR, edits, some(world), reached)) == []
    assert reached >= {"own_hidden", "own_document", "organisation"}


def test_swap_sees_what_is_open_to_the_wrong_person(
    world: World, monkeypatch: pytest.MonkeyPatch, settings: LazySettings
) -> None:
    def everything(meetings: Any, user: User) -> Any:
        return meetings.published()

    monkeypatch.setattr(EventQuerySet, "visible_to", everything)
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if one != CMS]

    site = [one for one in on_the_site("GET") if "event.ics" in one.path]
    tried = list(swap.successes(world, OTHER_MEMBER, site, foreign(world), set()))
    assert {one.thing for one in tried} >= {"own_members", "own_concealed", "own_invited"}
    staff = list(swap.successes(world, ORGANISER, swap.asked_for("/cms/bulk/"), some(world), set()))
    assert {one.thing for one in staff} >= {"own_hidden", "document", "mail", "member"}
    assert {one.found for one in staff} >= {"page told"}

    monkeypatch.setattr(WagtailAdminModelForm, "_clean_form", referring.clean_as_before)
    edits = [one for one in swap.asked_for("/cms/pages/") if one.path.endswith("/edit/")]
    written = {one.thing for one in swap.successes(world, ORGANISER, edits, foreign(world), set())}
    assert written >= {"own_hidden", "draft_handbook", "own_document", "organisation"}
