"""Members learn of a consultation where they come, and once in their digest."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from cop_platform.accounts.models import User
from resources.consultation_news import lines, members_with_news, open_rounds
from resources.models import Consultation
from tests.factories.accounts import UserFactory
from tests.resources.consultation.conftest import CLOSES, OPENS

pytestmark = pytest.mark.django_db

WEEK = timedelta(days=7)


def test_digest_tells_members_of_what_opened_in_its_week(
    consultation: Consultation, member: User, moderator: User
) -> None:
    until = OPENS + timedelta(seconds=1)

    assert members_with_news(until - WEEK, until) == {member.pk, moderator.pk}
    assert members_with_news(OPENS - WEEK, OPENS) == set()
    assert [(line.title, line.changes) for line in lines(member, until - WEEK, until)] == [
        ("Richtlijn", "U kunt reageren tot en met zondag 8 maart 2026.")
    ]
    assert lines(UserFactory(), until - WEEK, until) == []
    # What closed before the digest goes out is no news.
    assert lines(member, OPENS, CLOSES) == []


def test_community_shows_what_is_open_now(consultation: Consultation, at: Callable[..., datetime]) -> None:
    community, nobody = consultation.community, AnonymousUser()
    at(2026, 3, 8, 23, 59)
    assert open_rounds(community, nobody) == {"rounds": [consultation]}
    at(2026, 3, 9, 0, 0)
    assert open_rounds(community, nobody) is None
    at(2026, 3, 4, 12, 0)
    consultation.handbook.unpublish()
    assert open_rounds(community, nobody) is None
