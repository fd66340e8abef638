"""Who read which version of the privacy statement."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client

from cop_platform.accounts.models import Consent, PrivacyPolicy, User
from tests.accounts.test_signup import ANSWERS

pytestmark = pytest.mark.django_db
TITLE = "Lees onze privacyverklaring"


@pytest.fixture(autouse=True)
def today(at: Callable[..., datetime]) -> None:
    at(2026, 11, 22, 12)


def versions(person: User) -> list[date]:
    return list(person.consents.order_by("given_at").values_list("policy__valid_from", flat=True))


def test_new_account_says_which_version_was_read(client: Client) -> None:
    client.post("/account/signup/", ANSWERS)

    assert versions(User.objects.get()) == [date(2026, 1, 1)]


def test_no_account_without_reading(client: Client) -> None:
    answer = client.post("/account/signup/", {key: ANSWERS[key] for key in ANSWERS if key != "has_read"})

    assert "Lees eerst hoe wij met uw gegevens omgaan." in answer.text
    assert not User.objects.exists()


def test_new_version_is_shown_until_it_is_read(client: Client, joris: User) -> None:
    PrivacyPolicy.objects.create(valid_from=date(2026, 11, 20), summary="Wij bewaren korter.")
    client.force_login(joris)
    assert "Wij bewaren korter." in client.get("/mijn/").text

    answer = client.post("/mijn/gegevens/privacy/", follow=True)

    assert "Dank u." in answer.text
    assert TITLE not in answer.text
    assert versions(joris) == [date(2026, 11, 20)]


def test_version_of_tomorrow_is_not_asked_today(client: Client, joris: User) -> None:
    client.force_login(joris)
    client.post("/mijn/gegevens/privacy/")
    PrivacyPolicy.objects.create(valid_from=date(2026, 11, 23))

    assert TITLE not in client.get("/mijn/").text


def test_reading_twice_is_noted_once(client: Client, joris: User) -> None:
    client.force_login(joris)

    client.post("/mijn/gegevens/privacy/")
    client.post("/mijn/gegevens/privacy/")

    assert Consent.objects.filter(person=joris).count() == 1


def test_following_a_link_reads_nothing(client: Client, joris: User) -> None:
    client.force_login(joris)

    assert client.get("/mijn/gegevens/privacy/").status_code == 405
    assert not Consent.objects.exists()
