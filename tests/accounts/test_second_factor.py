"""Staff act only in a session in which a second factor was used."""

import re
from typing import Any
from unittest.mock import patch

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from communities.models import Membership
from cop_platform.accounts.models import User
from cop_platform.notifications.models import OutboxMail
from tests.factories.accounts import PASSWORD, VerifiedUserFactory
from tests.factories.communities import CommunityFactory, MembershipFactory

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"
ASK = "/account/tweede-stap/?next=%2Fcms%2F"


@pytest.fixture(autouse=True)
def required(settings: Any) -> None:
    """As in production."""
    settings.REQUIRE_STAFF_MFA = True


def code() -> str:
    """What the app shows now."""
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    return totp.format_hotp_value(totp.hotp_value(SECRET, counter))


def with_app(person: User) -> User:
    """*person*, with an app for codes."""
    totp.TOTP.activate(person, SECRET)
    return person


def log_in(client: Client, person: User) -> Any:
    return client.post("/account/login/", {"login": person.email, "password": PASSWORD})


def test_member_logs_in_with_a_password_alone(client: Client, joris: User) -> None:
    log_in(client, joris)

    assert client.get("/mijn/").status_code == 200


def test_staff_without_a_second_factor_is_led_to_set_one_up(client: Client, beheer: User) -> None:
    log_in(client, beheer)

    answer = client.get("/cms/", follow=True)

    assert [hop for hop, _ in answer.redirect_chain] == ["/account/login/?next=/cms/", ASK]
    assert "Stel een tweede stap in" in answer.text


def test_staff_without_a_second_factor_is_nobody_on_every_page(client: Client, beheer: User) -> None:
    log_in(client, beheer)

    assert client.get("/mijn/").status_code == 302
    assert client.get("/cms/pages/").url == "/account/login/?next=/cms/pages/"
    assert client.get("/").context["user"].is_anonymous


def test_moderator_counts_as_staff(client: Client) -> None:
    person = VerifiedUserFactory()
    MembershipFactory(community=CommunityFactory(), person=person, role=Membership.Role.MODERATOR)
    log_in(client, person)

    assert client.get("/mijn/", follow=True).redirect_chain[-1][0] == "/account/tweede-stap/?next=%2Fmijn%2F"


def test_code_of_the_app_opens_the_cms(client: Client, beheer: User) -> None:
    with_app(beheer)

    assert log_in(client, beheer).url == "/account/2fa/authenticate/"
    assert "_auth_user_id" not in client.session
    client.post("/account/2fa/authenticate/", {"code": code()})

    assert client.get("/cms/").status_code == 200


def test_wrong_code_gives_no_session_and_says_so(client: Client, beheer: User) -> None:
    with_app(beheer)
    log_in(client, beheer)

    answer = client.post("/account/2fa/authenticate/", {"code": "000000"})

    assert "Deze code klopt niet." in answer.text
    assert "_auth_user_id" not in client.session


def test_session_from_before_the_app_must_prove_it_first(client: Client, beheer: User) -> None:
    log_in(client, beheer)
    with_app(beheer)

    hops = [hop for hop, _ in client.get("/cms/", follow=True).redirect_chain]
    assert hops[-1] == "/account/2fa/reauthenticate/?next=%2Fcms%2F"
    answer = client.post("/account/2fa/reauthenticate/", {"code": code(), "next": "/cms/"})

    assert (answer.status_code, answer.url) == (302, "/cms/")
    assert client.get("/cms/").status_code == 200


# The session is written before a test's transaction would end: here the commit must be real.
@pytest.mark.django_db(transaction=True)
def test_setting_up_an_app_proves_it(client: Client, beheer: User) -> None:
    log_in(client, beheer)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.get("/account/2fa/totp/activate/")
    secret = client.session[totp.SECRET_SESSION_KEY]
    counter = next(iter(totp.yield_hotp_counters_from_time()))

    client.post(
        "/account/2fa/totp/activate/", {"code": totp.format_hotp_value(totp.hotp_value(secret, counter))}
    )

    assert client.get("/cms/").status_code == 200


def test_making_recovery_codes_proves_nothing(client: Client, beheer: User) -> None:
    log_in(client, beheer)
    with_app(beheer)
    RecoveryCodes.activate(beheer)

    assert client.get("/cms/").status_code == 302


def test_recovery_code_opens_the_cms_once(client: Client, beheer: User) -> None:
    with_app(beheer)
    spare = RecoveryCodes.activate(beheer).get_unused_codes()[0]
    log_in(client, beheer)
    client.post("/account/2fa/authenticate/", {"code": spare})
    assert client.get("/cms/").status_code == 200
    client.logout()
    log_in(client, beheer)

    client.post("/account/2fa/authenticate/", {"code": spare})

    assert client.get("/cms/").status_code == 302


def test_code_by_mail_is_no_second_factor(client: Client, beheer: User) -> None:
    client.post("/account/login/code/", {"email": beheer.email})
    mail = OutboxMail.objects.get(kind="login_code")
    sent = re.search(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", mail.body_text, re.MULTILINE)

    client.post("/account/login/code/confirm/", {"code": sent[0] if sent else ""})

    assert client.session["_auth_user_id"] == str(beheer.pk)
    assert client.get("/cms/").status_code == 302


def test_link_for_a_new_password_still_asks_the_second_step(client: Client, beheer: User) -> None:
    with_app(beheer)
    client.post("/account/password/reset/", {"email": beheer.email})
    link = re.search(r"https?://testserver(/\S+)", OutboxMail.objects.latest("pk").body_text)
    assert link
    form = client.get(link[1], follow=True).request["PATH_INFO"]
    new = "zeven-rode-fietsen-op-zolder"

    answer = client.post(form, {"password1": new, "password2": new})

    assert answer.url == "/account/2fa/authenticate/"
    assert "_auth_user_id" not in client.session


def test_feed_costs_staff_no_look_at_the_session(client: Client, beheer: User) -> None:
    log_in(client, beheer)

    answer = client.get("/agenda.ics")

    assert answer.status_code == 200
    assert "private" not in answer.get("Cache-Control", "")


def test_second_factor_leads_to_no_other_site(client: Client, beheer: User) -> None:
    log_in(client, with_app(beheer))
    client.post("/account/2fa/authenticate/", {"code": code()})

    assert client.get("/account/tweede-stap/?next=https://evil.example/").url == "/mijn/"


def test_secret_of_the_app_is_not_readable_in_the_database(beheer: User) -> None:
    with_app(beheer)

    stored = Authenticator.objects.get(user=beheer, type="totp").data["secret"]

    assert SECRET not in stored
    assert stored.startswith("gAAAA")


def test_secret_outlives_a_new_key_of_the_site(client: Client, beheer: User, settings: Any) -> None:
    with_app(beheer)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a-new-secret-for-this-test-" + "y" * 40
    log_in(client, beheer)

    client.post("/account/2fa/authenticate/", {"code": code()})

    assert client.get("/cms/").status_code == 200


def test_where_no_second_factor_is_required_nothing_is_asked(
    client: Client, beheer: User, settings: Any
) -> None:
    settings.REQUIRE_STAFF_MFA = False
    log_in(client, beheer)

    assert client.get("/cms/").status_code == 200


def test_proven_session_is_not_asked_again_who_is_staff(client: Client, beheer: User) -> None:
    with_app(beheer)
    log_in(client, beheer)
    client.post("/account/2fa/authenticate/", {"code": code()})

    with patch("cop_platform.accounts.middleware.needs_second_factor") as asked:
        assert client.get("/cms/").status_code == 200

    assert asked.call_count == 0
