"""The chapter of the demo that waits for its owner."""

import pytest

from cop_platform.notifications.models import OutboxMail
from resources.models import ChapterPage, OwnerApproval

pytestmark = [pytest.mark.django_db, pytest.mark.demo]


def test_a_draft_waits_for_its_owner_who_has_the_link() -> None:
    waiting = OwnerApproval.objects.get()

    assert (waiting.title, waiting.outcome) == ("Een maand later: hoe gaat het?", "")
    assert not ChapterPage.objects.get(slug="een-maand-later").live
    assert OutboxMail.objects.get(kind="owner_approval_asked").to_address == "eigenaar@demo.test"
