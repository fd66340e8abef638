"""A word that only some may read stands nowhere that others come; `make proof` walks as everybody."""

from __future__ import annotations

from typing import Any

import pytest

from events.models.event import EventQuerySet
from tests.security.canaries import Overheard, in_mails, leaks, walk
from tests.security.roles import ANONYMOUS, OTHER_MEMBER
from tests.security.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_nobody_meets_a_word_that_is_not_for_them(world: World) -> None:
    with Overheard() as log:
        walks = {role: walk(world, role, most=500) for role in (ANONYMOUS, OTHER_MEMBER)}

    assert [leak for role, told in walks.items() for leak in leaks(world, role, told)] == []
    assert [told.faults for told in walks.values()] == [[], []]
    assert (log.told(world), in_mails(world)) == ([], [])
    mine = {
        "other_hidden",
        "other_members",
        "other_concealed",
        "other_in_hidden",
        "other_document",
        "other_image",
    }
    assert set(walks[OTHER_MEMBER].met) >= {*mine, "for_people", "feed_link_other_member"}


def test_walk_sees_what_is_open_to_the_wrong_person(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def everything(meetings: Any, user: object) -> Any:
        return meetings.published()

    monkeypatch.setattr(EventQuerySet, "visible_to", everything)

    told = walk(world, ANONYMOUS, most=60)

    assert {leak.split()[1] for leak in leaks(world, ANONYMOUS, told)} >= {"own_members", "own_invited"}
