"""The demo has a meeting that is over, with what people said of it."""

import pytest

from cop_platform.core import clock
from cop_platform.notifications.models import OutboxMail
from events.domain.evaluation import ask_due
from events.domain.evaluation.results import results_of
from events.models import Seating
from home.management.commands.load_demo import load_all

pytestmark = [pytest.mark.django_db, pytest.mark.demo, pytest.mark.slow]


def test_editor_sees_answers_that_loading_again_leaves_alone() -> None:
    seats = Seating.objects.get(event__slug="startbanen-tussenresultaten")

    load_all()

    afterwards, later = results_of(seats, now=clock.now())
    assert [(one.present, one.answered) for one in (afterwards, later)] == [(14, 9), (14, 4)]
    assert [one.number for one in (*afterwards.outcomes, *later.outcomes)] == [9, 9, 6, 4]
    assert seats.registrations.filter(state="no_show").count() == 2
    # It is so long ago that the worker of a demo mails nobody.
    assert ask_due(clock.now()) == 0
    assert not OutboxMail.objects.filter(to_address__endswith="@leden.demo.test").exists()
