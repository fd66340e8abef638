"""Secret links: who has one, how long it works, and what is kept of it."""

import re
from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from cop_platform.accounts.models import User
from cop_platform.core.models import Activity
from cop_platform.core.privacy.retention import remove_expired
from events.domain.subscriptions import (
    MOST,
    TooManyLinks,
    links_of,
    resolve,
    revoke,
    revoke_unused,
    rotate,
    subscribe,
)
from events.jobs import revoke_unused_feed_links
from events.models import FeedSubscription
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def person(db: None) -> User:
    """Somebody with an account."""
    return UserFactory()


def deactivate(person: User) -> None:
    person.is_active = False
    person.save()


def test_token_is_long_safe_in_an_address_and_new_each_time(person: User, now: datetime) -> None:
    tokens = {subscribe(person, name="Telefoon", now=now)[1] for _ in range(MOST)}

    assert len(tokens) == MOST
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{32}", token) for token in tokens)


def test_row_keeps_a_digest_and_the_last_four_characters(person: User, now: datetime) -> None:
    row, token = subscribe(person, name="Telefoon", now=now)
    row.refresh_from_db()

    assert token not in repr(vars(row))
    assert len(row.token_hash) == 64
    assert (row.hint, row.name, row.created_at) == (token[-4:], "Telefoon", now)
    assert row.last_used_at is None
    assert row.revoked_at is None


def test_token_is_found_again_with_its_person(
    person: User, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    row, token = subscribe(person, name="Telefoon", now=now)
    resolve(token, now=now)

    with django_assert_num_queries(1):
        found = resolve(token, now=now + timedelta(hours=1))
        assert found is not None
        assert (found.pk, found.person) == (row.pk, person)


def test_what_does_not_work_costs_the_same_query(
    person: User, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    row, revoked = subscribe(person, name="Oud", now=now)
    revoke(row.pk, person=person, now=now)
    closed = UserFactory()
    _row, of_closed = subscribe(closed, name="Telefoon", now=now)
    deactivate(closed)

    for token in ("onbekend", "", row.token_hash, revoked, of_closed, "é" * 500):
        with django_assert_num_queries(1):
            assert resolve(token, now=now) is None, token


def test_use_is_noted_once_a_day(
    person: User, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    row, token = subscribe(person, name="Telefoon", now=now)

    with django_assert_num_queries(2):
        resolve(token, now=now)
    with django_assert_num_queries(1):
        resolve(token, now=now + DAY - timedelta(seconds=1))
    row.refresh_from_db()
    assert row.last_used_at == now

    resolve(token, now=now + DAY)
    row.refresh_from_db()
    assert row.last_used_at == now + DAY


def test_rotation_ends_the_old_token_and_keeps_the_name(person: User, now: datetime) -> None:
    row, old = subscribe(person, name="Telefoon", now=now)
    resolve(old, now=now)

    renewed, new = rotate(row.pk, person=person, now=now + DAY)

    found = resolve(new, now=now + DAY)
    assert resolve(old, now=now + DAY) is None
    assert found == renewed == row
    assert (renewed.name, renewed.hint, renewed.created_at) == ("Telefoon", new[-4:], now + DAY)
    assert renewed.last_used_at is None


def test_revoked_link_is_gone_for_good(person: User, now: datetime) -> None:
    row, token = subscribe(person, name="Telefoon", now=now)

    revoke(row.pk, person=person, now=now)

    assert resolve(token, now=now) is None
    assert not links_of(person).exists()
    for act in (revoke, rotate):
        with pytest.raises(FeedSubscription.DoesNotExist):
            act(row.pk, person=person, now=now)


def test_links_of_others_cannot_be_touched(person: User, now: datetime) -> None:
    row, token = subscribe(UserFactory(), name="Van een ander", now=now)

    for act in (revoke, rotate):
        with pytest.raises(FeedSubscription.DoesNotExist):
            act(row.pk, person=person, now=now)
    assert resolve(token, now=now) == row
    assert not links_of(person).exists()


def test_a_person_has_at_most_ten_links(person: User, now: datetime) -> None:
    rows = [subscribe(person, name=f"Link {number}", now=now)[0] for number in range(MOST)]

    with pytest.raises(TooManyLinks, match="U hebt al 10 agendalinks"):
        subscribe(person, name="Nog een", now=now)
    revoke(rows[0].pk, person=person, now=now)
    subscribe(person, name="Nog een", now=now)
    subscribe(UserFactory(), name="Van een ander", now=now)

    assert links_of(person).count() == MOST


@pytest.mark.parametrize("is_used", [True, False])
def test_link_ends_after_a_year_without_use(is_used: bool, person: User, now: datetime) -> None:
    _row, token = subscribe(person, name="Telefoon", now=now)
    last = now
    if is_used:
        last = now + 100 * DAY
        resolve(token, now=last)

    assert revoke_unused(last + 365 * DAY) == 0
    assert resolve(token, now=now) is not None
    assert revoke_unused_feed_links(last + 366 * DAY) == 1
    assert resolve(token, now=now) is None


def test_link_of_a_closed_account_is_taken_back(person: User, now: datetime) -> None:
    _row, token = subscribe(person, name="Telefoon", now=now)
    deactivate(person)

    assert revoke_unused(now) == 1
    assert revoke_unused(now) == 0
    person.is_active = True
    person.save()
    assert resolve(token, now=now) is None


def test_revoked_link_is_forgotten_after_a_month(person: User, now: datetime) -> None:
    row, _token = subscribe(person, name="Telefoon", now=now)
    revoke(row.pk, person=person, now=now)

    remove_expired(now + 30 * DAY)
    assert FeedSubscription.objects.filter(pk=row.pk).exists()
    remove_expired(now + 31 * DAY)
    assert not FeedSubscription.objects.exists()


def test_what_happens_to_a_link_is_in_the_activity_log(person: User, now: datetime) -> None:
    row, _token = subscribe(person, name="Geheime naam", now=now)
    rotate(row.pk, person=person, now=now)
    revoke(row.pk, person=person, now=now)
    subscribe(person, name="Ander", now=now)
    deactivate(person)
    revoke_unused(now)

    acts = Activity.objects.filter(target_type="events.feedsubscription").order_by("pk")
    assert [(act.verb, act.actor_id) for act in acts] == [
        ("made feed link", person.pk),
        ("renewed feed link", person.pk),
        ("revoked feed link", person.pk),
        ("made feed link", person.pk),
        ("revoked feed link", None),
    ]
    assert all(act.data == {} for act in acts)
