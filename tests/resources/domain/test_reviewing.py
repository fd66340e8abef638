"""Keeping texts true: who is asked, when, and what an answer does."""

from datetime import UTC, date, datetime

import pytest

from communities.models import Membership
from cop_platform.accounts.models import User
from cop_platform.core.models import Activity
from cop_platform.notifications.models import OutboxMail
from resources.domain.reviewing import NotAhead, appoint, ask_for_reviews, confirm, reminder_before
from resources.models import LibraryIndexPage, ResourcePage
from tests.factories.accounts import UserFactory
from tests.factories.communities import CommunityFactory, MembershipFactory
from tests.factories.resources import resource

pytestmark = pytest.mark.django_db
DUE = date(2026, 3, 31)


def noon(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("today", "number"),
    [
        (date(2026, 2, 27), 0),
        (date(2026, 2, 28), 1),
        (date(2026, 3, 30), 1),
        (date(2026, 3, 31), 2),
        (date(2026, 4, 30), 3),
        (date(2026, 6, 1), 4),
    ],
    ids=["not yet", "a month before", "before", "on the day", "a month after", "monthly"],
)
def test_reminders_come_a_month_before_on_the_day_and_monthly(today: date, number: int) -> None:
    reminder = reminder_before(DUE, today=today)

    assert (reminder.number if reminder else 0) == number
    assert bool(reminder and reminder.is_for_leaders) is (number >= 3)


@pytest.fixture
def steward() -> User:
    person: User = User.objects.get(pk=UserFactory(email="eigenaar@voorbeeld.example").pk)
    return person


@pytest.fixture
def text(library: LibraryIndexPage, steward: User) -> ResourcePage:
    """A text of a community that is led by one person, with a steward."""
    community = CommunityFactory()
    leader = UserFactory(email="leider@voorbeeld.example")
    MembershipFactory(community=community, person=leader, role=Membership.Role.MODERATOR)
    MembershipFactory(community=community)
    page = resource(library, "Toolkit", review_on=DUE, maintaining_community=community)
    appoint(page, steward, actor=steward, now=noon(2026, 1, 1))
    return page


def asked(now: datetime) -> list[str]:
    """Who is asked at *now*, and at the next passes of the worker."""
    before = set(OutboxMail.objects.values_list("pk", flat=True))
    for _pass in range(2):
        ask_for_reviews(now)
    return sorted(OutboxMail.objects.exclude(pk__in=before).values_list("to_address", flat=True))


def test_steward_is_asked_and_leaders_after_two_mails_without_answer(text: ResourcePage) -> None:
    owner, leader = "eigenaar@voorbeeld.example", "leider@voorbeeld.example"

    assert [asked(noon(2026, *day)) for day in ((2, 20), (2, 28), (3, 1), (3, 31), (4, 30), (5, 31))] == [
        [],
        [owner],
        [],
        [owner],
        [owner, leader],
        [owner, leader],
    ]


def test_community_is_asked_at_once_when_nobody_is_appointed(text: ResourcePage, steward: User) -> None:
    appoint(text, None, actor=steward, now=noon(2026, 1, 2))

    assert asked(noon(2026, 3, 1)) == ["leider@voorbeeld.example"]


@pytest.mark.parametrize("has_draft", [False, True])
def test_confirming_ends_the_asking_and_publishes_no_draft(
    text: ResourcePage, steward: User, has_draft: bool
) -> None:
    if has_draft:
        text.title = "Nog niet af"
        text.save_revision()
    page = ResourcePage.objects.get(pk=text.pk)

    confirm(page, review_on=date(2027, 4, 1), actor=steward, now=noon(2026, 4, 1))

    live = ResourcePage.objects.get(pk=text.pk)
    draft = live.get_latest_revision_as_object()
    assert (live.title, live.reviewed_on, live.review_on) == ("Toolkit", date(2026, 4, 1), date(2027, 4, 1))
    assert (draft.title == "Nog niet af", draft.review_on) == (has_draft, date(2027, 4, 1))
    assert asked(noon(2026, 4, 30)) == []
    assert Activity.objects.filter(verb="confirmed text").count() == 1


def test_next_review_lies_ahead(text: ResourcePage, steward: User) -> None:
    with pytest.raises(NotAhead):
        confirm(text, review_on=date(2026, 4, 1), actor=steward, now=noon(2026, 4, 1))
