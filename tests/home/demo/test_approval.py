"""The chapter of the demo that waits for its owner."""

import pytest
from wagtail.models import GroupApprovalTask

from cop_platform.notifications.models import OutboxMail
from home.founding.workflow import READING
from resources.models import ChapterPage, OwnerApproval

pytestmark = [pytest.mark.django_db, pytest.mark.demo]


def test_a_draft_waits_for_its_owner_who_has_the_link() -> None:
    waiting = OwnerApproval.objects.get()

    assert (waiting.title, waiting.outcome) == ("Een maand later: hoe gaat het?", "")
    assert not ChapterPage.objects.get(slug="een-maand-later").live
    assert OutboxMail.objects.get(kind="owner_approval_asked").to_address == "eigenaar@demo.test"


def test_the_editors_may_read_what_is_offered() -> None:
    reading = GroupApprovalTask.objects.get(name=READING)

    assert [group.name for group in reading.groups.all()] == ["Redactie"]
