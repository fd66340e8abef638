"""Every address ends for every kind of visitor as the table says; `make proof` tries the whole product."""

from __future__ import annotations

import pytest
from django.urls import path

from cop_platform.core import visibility
from cop_platform.urls import urlpatterns
from tests.security import matrix, table
from tests.security.patterns import routes
from tests.security.roles import ADMINISTRATOR, CMS_STAFF, EDITOR, OUTSIDE_CMS, ROLES
from tests.security.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
HARMFUL = {row.prefix for row in table.CMS if row.prefix != "cms/"}


def test_every_route_is_in_the_table() -> None:
    assert matrix.unlisted() == []
    assert matrix.obsolete() == []


def test_route_that_is_not_listed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    extra = path("geheim/", lambda request: None, name="forgotten")
    monkeypatch.setattr("tests.security.patterns.get_resolver", lambda: _Patterns([*urlpatterns, extra]))

    assert matrix.unlisted() == ["forgotten"]


class _Patterns:
    def __init__(self, url_patterns: list[object]) -> None:
        self.url_patterns = url_patterns


def test_every_route_and_page_ends_as_the_table_says(world: World) -> None:
    # Forms are posted by everybody in the proof.
    assert list(matrix.mismatches_of_site(world, ROLES, ("GET",))) == []
    assert list(matrix.mismatches_of_site(world, ("anonymous", "other_member"), ("POST",))) == []
    assert list(matrix.mismatches_of_pages(world, ROLES, ("GET",))) == []


def test_cms_is_open_to_whom_the_table_says(world: World) -> None:
    lists = [route for route in routes() if route.is_cms and "<" not in route.pattern]
    for number, role in enumerate(OUTSIDE_CMS):
        mine = lists[number :: len(OUTSIDE_CMS)]
        assert list(matrix.mismatches_of_cms([role], world, mine)) == []

    chosen = [route for route in lists if route.pattern in HARMFUL]
    assert list(matrix.mismatches_of_cms(CMS_STAFF, world, chosen)) == []
    for role in CMS_STAFF:
        answer = world.visitors[role].client().get("/cms/snippets/resources/helpdesk/")
        assert (answer.status_code == 200) == (role in table.EDITORS), role


def test_matrix_sees_what_is_open_to_the_wrong_person(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visibility, "_rules", [])
    opened = {one.path.split()[0] for one in matrix.mismatches_of_pages(world, [EDITOR], ("GET",))}
    assert opened >= {"own_members", "other_concealed", "own_in_hidden", "own_hidden_page", "own_invited"}

    world.visitors["anonymous"] = world.visitors[ADMINISTRATOR]
    found = {one.path for one in matrix.mismatches_of_site(world, ["anonymous"], ("GET",))}
    assert "/mijn/" in found
