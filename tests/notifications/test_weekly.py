"""The weekly digest: when, to whom, once."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from cop_platform.core.clock import local
from cop_platform.notifications import digest
from cop_platform.notifications.digest import DigestSection, Line, register_section
from cop_platform.notifications.domain.refusing import switch_off
from cop_platform.notifications.models import DigestRound, OutboxMail
from cop_platform.notifications.weekly import last_moment, write_digests
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
# A Monday, at half past seven in Amsterdam.
MONDAY = datetime(2026, 3, 2, 6, 30, tzinfo=UTC)
NEWS_AT = MONDAY - timedelta(days=3)


@pytest.fixture(autouse=True)
def news() -> Iterator[None]:
    """One piece of news for everybody, a few days before; no sections of apps."""
    kept, digest._sections[:] = list(digest._sections), []

    def concerned(since: datetime, until: datetime) -> list[int]:
        return [person.pk for person in UserFactory._meta.model.objects.all()]

    def load(person: object, since: datetime, until: datetime) -> list[Line]:
        return [Line("Boek", "https://voorbeeld.example/")] if since <= NEWS_AT < until else []

    register_section(DigestSection(1, "Nieuws", concerned, load))
    yield
    digest._sections[:] = kept


SAME_WEEK = [datetime(2026, 3, 30, 5, tzinfo=UTC), datetime(2026, 4, 5, 12, tzinfo=UTC)]


@pytest.mark.parametrize("day", SAME_WEEK, ids=["begin", "end"])
def test_moment_is_monday_at_seven_on_the_clock(day: datetime) -> None:
    # The clock went forward the day before.
    assert local(last_moment(day)) == local(SAME_WEEK[0])


def test_news_is_told_in_one_mail_and_once() -> None:
    person = UserFactory()

    written = [write_digests(MONDAY + timedelta(minutes=10 * number)) for number in range(3)]
    next_week = write_digests(MONDAY + timedelta(days=7))

    assert (written, next_week) == ([1, 0, 0], 0)
    mail = OutboxMail.objects.get()
    assert (mail.recipient, mail.kind) == (person, "digest")
    assert mail.subject == "1 bericht over teksten die u volgt of bijhoudt"
    assert mail.body_text.count("https://voorbeeld.example/") == 1
    assert mail.unsubscribe_url


def test_round_that_comes_late_tells_the_weeks_it_missed() -> None:
    UserFactory()
    DigestRound.objects.create(since=NEWS_AT - timedelta(days=9), until=last_moment(NEWS_AT))

    assert write_digests(MONDAY + timedelta(days=21)) == 1
    assert DigestRound.objects.latest("until").since == last_moment(NEWS_AT)


def test_who_switched_it_off_or_is_gone_gets_none() -> None:
    switch_off("digest", whom=UserFactory(), now=MONDAY)
    UserFactory(is_active=False)

    assert write_digests(MONDAY) == 0
    assert not OutboxMail.objects.exists()
