"""Partners: numbers come from periods, never from a text."""

from datetime import date

from django.test import Client

from cop_platform.accounts.models import PartnerAgenda
from home.views.partners import partner_lists
from tests.factories.accounts import OrganisationFactory, PartnerMembershipFactory
from tests.home.views.conftest import House


def partner(name: str, starts_on: date, ends_on: date | None = None) -> None:
    PartnerMembershipFactory(
        organisation=OrganisationFactory(name=name), starts_on=starts_on, ends_on=ends_on
    )


def test_lists_follow_from_the_periods(db: None) -> None:
    first, second = date(2021, 12, 13), date(2025, 3, 11)
    partner("Blijver", first)
    partner("Vertrekker", first, second)
    partner("Nieuwkomer", second)
    PartnerAgenda.objects.create(title="Eerste", reference_on=first)
    PartnerAgenda.objects.create(title="Tweede", reference_on=second)

    later, earlier = partner_lists()

    assert [str(name) for name in later.partners] == ["Blijver", "Nieuwkomer"]
    assert [str(name) for name in later.joined] == ["Nieuwkomer"]
    assert [str(name) for name in later.left] == ["Vertrekker"]
    assert (earlier.joined, earlier.left) == ([], [])


def test_page_counts_those_of_today(client: Client, house: House) -> None:
    partner("Blijver", date(2021, 12, 13))
    partner("Vertrekker", date(2021, 12, 13), date(2025, 3, 11))

    text = client.get("/partners/").content.decode()

    assert "1 partij werkt samen" in text
    assert "Vertrekker" not in text
