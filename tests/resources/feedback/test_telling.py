"""Who keeps a text hears of its readers in the weekly digest: one mail, however many readers."""

from datetime import UTC, datetime, timedelta

import pytest

from communities.models import Membership
from cop_platform.accounts.models import User
from cop_platform.notifications.digest import Line
from cop_platform.notifications.models import OutboxMail
from cop_platform.notifications.weekly import write_digests
from resources.domain.feedback import Giver, suggest, vote
from resources.feedback_digest import lines
from resources.models import ChapterPage, HandbookPage
from tests.factories.communities import CommunityFactory, MembershipFactory
from tests.resources.feedback.bellen import SECTION

pytestmark = pytest.mark.django_db
IN_WEEK = datetime(2026, 3, 4, 12, tzinfo=UTC)
MONDAY = datetime(2026, 3, 9, 7, tzinfo=UTC)
WEEK = timedelta(days=7)
SAID = Line(
    "Startbanen: Hoe",
    "http://testserver/cms/snippets/resources/suggestion/",
    "2 suggesties; 1 keer nuttig, 50 keer niet nuttig.",
)


@pytest.fixture
def said(text: ChapterPage, reader: User) -> None:
    """What fifty readers and one found in a week, and something of the week after."""
    for number in range(50):
        giver = Giver(visitor=f"lezer {number}")
        vote(text, SECTION, is_useful=False, giver=giver, now=IN_WEEK)
    vote(text, SECTION, is_useful=True, giver=Giver(reader), now=IN_WEEK)
    for words, now in (("Een", IN_WEEK), ("Twee", IN_WEEK), ("Later", MONDAY)):
        suggest(text, SECTION, text=words, person=reader, now=now)


def test_fifty_readers_are_one_line_in_one_mail(said: None, steward: User) -> None:
    written = [write_digests(MONDAY) for _time in range(2)]

    assert (written, lines(steward, MONDAY - WEEK, MONDAY)) == ([1, 0], [SAID])
    mail = OutboxMail.objects.get()
    assert (mail.recipient, mail.subject) == (steward, "1 bericht over teksten die u volgt of bijhoudt")


def test_leaders_of_the_community_hear_it_when_nobody_keeps_the_text(said: None, book: HandbookPage) -> None:
    book.maintaining_community = CommunityFactory()
    book.save()
    leader, member = (
        MembershipFactory(community=book.maintaining_community, role=role).person
        for role in (Membership.Role.MODERATOR, Membership.Role.MEMBER)
    )

    found = [lines(person, MONDAY - WEEK, MONDAY) for person in (leader, member)]

    assert found == [[SAID], []]
