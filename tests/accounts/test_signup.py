"""From "Maak een account" to the first page, with the code from the outbox."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from cop_platform.accounts.models import User
from cop_platform.notifications.models import OutboxMail
from cop_platform.taxonomy.models import Audience, LabourMarketRegion
from tests.factories.accounts import OrganisationFactory, VerifiedUserFactory

pytestmark = pytest.mark.django_db
ANSWERS = {
    "email": "Joris@Example.org",
    "password1": "drie-fietsen-op-het-dak",
    "first_name": "Joris",
    "last_name": "de Wit",
    "has_read": "on",
}


def code_in_outbox(address: str) -> str:
    row = OutboxMail.objects.filter(to_address=address).latest("pk")
    found = re.search(r"^[A-Z]{4}-[A-Z]{4}$", row.body_text, re.MULTILINE)
    assert found, row.body_text
    return found[0]


def without_token(html: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", html)


def test_person_signs_up_confirms_and_arrives(client: Client) -> None:
    organisation = OrganisationFactory()
    region = LabourMarketRegion.objects.create(slug="fle", label_nl="Flevoland", code="AM1")
    profession = Audience.objects.create(slug="klantmanager", label_nl="Klantmanager")
    work: dict[str, Any] = {"organisation": organisation.pk, "region": region.pk, "profession": profession.pk}

    assert "Maak account" in client.get("/account/signup/").text
    signed_up = client.post("/account/signup/", {**ANSWERS, **work})
    assert (signed_up.status_code, signed_up.url) == (302, "/account/confirm-email/")
    assert "_auth_user_id" not in client.session

    page = client.get(signed_up.url)
    assert "joris@example.org" in page.text
    confirmed = client.post(page.request["PATH_INFO"], {"code": code_in_outbox("joris@example.org")})

    person = User.objects.get()
    assert (confirmed.status_code, confirmed.url) == (302, "/mijn/")
    assert client.session["_auth_user_id"] == str(person.pk)
    assert (person.email, person.first_name, person.last_name) == ("joris@example.org", "Joris", "de Wit")
    assert (person.organisation, person.region, person.profession) == (organisation, region, profession)
    assert EmailAddress.objects.values_list("email", "verified", "primary").get() == (
        "joris@example.org",
        True,
        True,
    )


def test_signup_comes_back_to_the_page_it_started_from(client: Client) -> None:
    client.post("/account/signup/", {**ANSWERS, "next": "/communities/"})

    answer = client.post("/account/confirm-email/", {"code": code_in_outbox("joris@example.org")})

    assert (answer.status_code, answer.url) == (302, "/communities/")


def test_no_mail_is_sent_in_the_request(client: Client) -> None:
    client.post("/account/signup/", ANSWERS)

    assert mail.outbox == []
    row = OutboxMail.objects.get()
    assert (row.state, row.kind) == (OutboxMail.State.WAITING, "email_confirmation_signup")
    assert row.subject == "Uw code voor Voor een Inclusieve Arbeidsmarkt"
    assert row.body_text.startswith("Goedendag,\n\nDit is uw code:\n\n")


def test_wrong_code_is_explained_and_gives_no_session(client: Client) -> None:
    client.post("/account/signup/", ANSWERS)

    answer = client.post("/account/confirm-email/", {"code": "AAA-AAA"})

    assert answer.status_code == 200
    assert "Deze code klopt niet." in answer.text
    assert "<title>Fout: Vul de code in – VIA</title>" in answer.text
    assert "_auth_user_id" not in client.session


def test_guessing_codes_ends(client: Client) -> None:
    client.post("/account/signup/", ANSWERS)
    right = code_in_outbox("joris@example.org")

    for _guess in range(3):
        client.post("/account/confirm-email/", {"code": "AAA-AAA"})
    answer = client.post("/account/confirm-email/", {"code": right})

    assert (answer.status_code, answer.url) == (302, "/account/login/")
    assert "_auth_user_id" not in client.session


def test_another_code_can_be_asked_for(client: Client) -> None:
    client.post("/account/signup/", ANSWERS)
    first = code_in_outbox("joris@example.org")

    assert "Stuur een nieuwe code" in client.get("/account/confirm-email/").text
    client.post("/account/confirm-email/", {"action": "resend"})

    assert OutboxMail.objects.count() == 2
    assert code_in_outbox("joris@example.org") != first


def test_known_address_answers_as_an_unknown_one(client: Client) -> None:
    VerifiedUserFactory(email="joris@example.org")
    known, unknown = Client(), Client()

    answers = [
        known.post("/account/signup/", ANSWERS, follow=True),
        unknown.post("/account/signup/", {**ANSWERS, "email": "nieuw@example.org"}, follow=True),
    ]

    pages = [without_token(answer.text).replace("nieuw@", "joris@") for answer in answers]
    assert pages[0] == pages[1]
    assert [answer.redirect_chain for answer in answers] == [[("/account/confirm-email/", 302)]] * 2
    assert list(OutboxMail.objects.order_by("pk").values_list("to_address", "kind")) == [
        ("joris@example.org", "account_already_exists"),
        ("nieuw@example.org", "email_confirmation_signup"),
    ]


def test_refused_form_keeps_what_was_typed_but_the_password(client: Client) -> None:
    organisation = OrganisationFactory()

    answer = client.post(
        "/account/signup/", {**ANSWERS, "email": "geen-adres", "organisation": organisation.pk}
    )

    assert answer.status_code == 200
    assert 'value="geen-adres"' in answer.text
    assert 'value="de Wit"' in answer.text
    assert f'<option value="{organisation.pk}" selected>' in answer.text
    assert "drie-fietsen-op-het-dak" not in answer.text
    assert not User.objects.exists()


@pytest.mark.parametrize("password", ["kort", "qwerty123456", "joris@example.org"])
def test_weak_password_is_refused(client: Client, password: str) -> None:
    answer = client.post("/account/signup/", {**ANSWERS, "password1": password})

    assert "password1" in answer.context["form"].errors
    assert not User.objects.exists()


def test_organisation_without_review_cannot_be_chosen(client: Client) -> None:
    organisation = OrganisationFactory(is_reviewed=False)

    answer = client.post("/account/signup/", {**ANSWERS, "organisation": organisation.pk})

    assert "organisation" in answer.context["form"].errors


def test_nobody_signs_up_as_administrator(client: Client) -> None:
    client.post("/account/signup/", {**ANSWERS, "is_superuser": "on", "is_staff": "on", "groups": "1"})

    person = User.objects.get()
    assert (person.is_superuser, person.is_staff, person.groups.count()) == (False, False, 0)
