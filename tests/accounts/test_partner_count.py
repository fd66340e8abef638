"""The number of partners is counted, never typed."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from django.core.cache import cache
from django.template import Context, Template
from pytest_django import DjangoAssertNumQueries

from cop_platform.accounts.models import Organisation
from tests.factories.accounts import OrganisationFactory, PartnerMembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def shown() -> str:
    return Template("{% load accounts %}{% partner_count %}").render(Context())


def test_no_partners_is_zero() -> None:
    assert shown() == "0"


def test_count_follows_the_periods(at: Callable[..., datetime]) -> None:
    at(2026, 3, 3)
    PartnerMembershipFactory()
    PartnerMembershipFactory(ends_on=date(2026, 3, 3))
    PartnerMembershipFactory(starts_on=date(2026, 3, 4))
    PartnerMembershipFactory(starts_on=date(2026, 3, 3))

    assert shown() == "2"


def test_organisation_with_two_periods_counts_once() -> None:
    twice = OrganisationFactory()
    PartnerMembershipFactory(organisation=twice, starts_on=date(2020, 1, 1))
    PartnerMembershipFactory(organisation=twice, starts_on=date(2021, 1, 1))

    assert list(Organisation.objects.partners_on(date(2022, 1, 1))) == [twice]


def test_count_costs_one_query_in_five_minutes(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        assert (shown(), shown()) == ("0", "0")
