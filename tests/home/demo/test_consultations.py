"""The consultations of the demo."""

import pytest

from home.management.commands.load_demo import load_all
from resources.models import Consultation, ConsultationComment, StatusChange

pytestmark = [pytest.mark.django_db, pytest.mark.demo, pytest.mark.slow]


def test_one_round_has_its_report_and_one_waits_for_answers() -> None:
    rounds = [
        (one.reported_at is not None, one.comments.count(), one.comments.waiting().count())
        for one in Consultation.objects.order_by("opens_at")
    ]
    statuses = StatusChange.objects.filter(page__slug="richtlijn-vrouwelijke-statushouders")

    assert rounds == [(True, 6, 0), (False, 2, 2)]
    assert [one.status.slug for one in statuses] == ["consultatie", "concept"]


def test_comment_that_an_editor_answered_stays_answered_when_the_content_is_loaded_again() -> None:
    said = ConsultationComment.objects.waiting().first()
    said.outcome, said.answer = "niet", "Dat staat in hoofdstuk 5."
    said.save()

    load_all()

    said.refresh_from_db()
    assert (said.outcome, said.answer) == ("niet", "Dat staat in hoofdstuk 5.")
    assert ConsultationComment.objects.count() == 8
