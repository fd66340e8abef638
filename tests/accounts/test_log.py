"""What people and administrators do with accounts stands in the log, in numbers."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from cop_platform.accounts.domain.attempts import note_locked_out
from cop_platform.accounts.domain.consent import record_consent
from cop_platform.accounts.domain.organisations import propose_organisation
from cop_platform.accounts.models import PrivacyPolicy, User
from cop_platform.core import clock
from cop_platform.core.models import Activity
from cop_platform.notifications.models import OutboxMail
from tests.core.audit.log import forget, told
from tests.factories.accounts import PASSWORD, OrganisationFactory, VerifiedUserFactory

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"
NEW = "zeven-rode-fietsen-op-zolder"


@pytest.fixture
def person() -> User:
    found = VerifiedUserFactory(first_name="Noor", last_name="Bakker")
    forget()
    return found


@pytest.fixture
def administrator(client: Client) -> User:
    found = VerifiedUserFactory(is_superuser=True)
    client.force_login(found)
    forget()
    return found


@pytest.fixture
def limits(settings: Any) -> Iterator[None]:
    settings.ACCOUNT_RATE_LIMITS = {}
    cache.clear()
    yield
    cache.clear()


def code() -> str:
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    return totp.format_hotp_value(totp.hotp_value(SECRET, counter))


def log_in(client: Client, person: User, password: str = PASSWORD) -> Any:
    return client.post("/account/login/", {"login": person.email, "password": password})


def test_login_with_a_password_alone(client: Client, person: User) -> None:
    log_in(client, person)

    assert told() == [(person, "logged in", str(person.pk))]
    assert Activity.objects.get().data == {"method": "password"}


def test_login_in_two_steps(client: Client, person: User) -> None:
    totp.TOTP.activate(person, SECRET)

    log_in(client, person)
    assert told() == []
    client.post("/account/2fa/authenticate/", {"code": code()})

    assert told() == [(person, "logged in in two steps", str(person.pk))]


def test_recovery_code_is_told_apart(client: Client, person: User) -> None:
    totp.TOTP.activate(person, SECRET)
    codes = RecoveryCodes.activate(person).get_unused_codes()

    log_in(client, person)
    client.post("/account/2fa/authenticate/", {"code": codes[0]})

    assert [verb for _by, verb, _about in told()] == ["used recovery code", "logged in in two steps"]
    assert codes[0] not in str(list(Activity.objects.values()))


# The session is written before a test's transaction would end: here the commit must be real.
@pytest.mark.django_db(transaction=True)
def test_second_step_comes_and_goes(client: Client, person: User) -> None:
    log_in(client, person)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.get("/account/2fa/totp/activate/")
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    secret = client.session[totp.SECRET_SESSION_KEY]
    forget()

    answer = totp.format_hotp_value(totp.hotp_value(secret, counter))
    client.post("/account/2fa/totp/activate/", {"code": answer})
    client.post("/account/2fa/totp/deactivate/")

    assert [verb for _by, verb, _about in told()] == [
        "added second step",
        "made recovery codes",
        "removed second step",
        "removed second step",
    ]
    assert {about for _by, _verb, about in told()} == {str(person.pk)}
    gone = Activity.objects.filter(verb="removed second step").values_list("data__kind", flat=True)
    assert set(gone) == {Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES}


def test_new_password(client: Client, person: User) -> None:
    log_in(client, person)
    forget()

    client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert told() == [(person, "changed password", str(person.pk))]


def test_password_by_mail(client: Client, person: User) -> None:
    client.post("/account/password/reset/", {"email": person.email})
    link = re.search(r"https?://testserver(/\S+)", OutboxMail.objects.latest("pk").body_text)
    assert link
    form = client.get(link[1], follow=True).request["PATH_INFO"]

    client.post(form, {"password1": NEW, "password2": NEW})

    assert [verb for _by, verb, _about in told()] == ["reset password", "logged in"]


def test_guessing_is_told_once_and_without_the_address(client: Client, person: User, limits: None) -> None:
    for _ in range(8):
        log_in(client, person, "verkeerd")

    assert told() == [(None, "locked out", str(person.pk))]


def test_guessing_at_the_second_step_is_told(client: Client, person: User, limits: None) -> None:
    totp.TOTP.activate(person, SECRET)
    log_in(client, person)

    for _ in range(7):
        client.post("/account/2fa/authenticate/", {"code": "000000"})

    assert told() == [(None, "locked out", str(person.pk))]


def test_guessing_at_unknown_addresses_is_told_without_them(limits: None) -> None:
    for _ in range(3):
        note_locked_out(None)

    assert told() == [(None, "locked out", "")]


def test_ended_sessions_are_counted(person: User) -> None:
    browsers = [Client(), Client(), Client()]
    for browser in browsers:
        log_in(browser, person)
    forget()

    browsers[0].post("/account/sessions/")

    assert told() == [(person, "ended sessions", str(person.pk))]
    assert Activity.objects.get().data == {"number": 2}


def test_reading_the_privacy_statement_is_told_once(person: User) -> None:
    policy = PrivacyPolicy.objects.create(valid_from=clock.today())

    for _ in range(2):
        record_consent(person, now=clock.now())

    assert told("read privacy statement") == [(person, "read privacy statement", str(policy.pk))]


def test_own_copy(client: Client, person: User) -> None:
    log_in(client, person)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    forget()

    client.get("/mijn/gegevens/download/")
    client.post("/mijn/gegevens/download/")

    assert told() == [(person, "exported own data", str(person.pk))]


def test_rights_given_in_the_cms(client: Client, administrator: User, person: User) -> None:
    group = Group.objects.create(name="Redactie")
    form = {"email": person.email, "first_name": "Noor", "last_name": "Bakker", "is_superuser": "on"}

    client.post(reverse("wagtailusers_users:edit", args=[person.pk]), {**form, "groups": [group.pk]})

    about = str(person.pk)
    assert set(told()) == {
        (administrator, "made administrator", about),
        (administrator, "deactivated account", about),
        (administrator, "put in group", about),
        (administrator, "changed account", about),
    }
    assert Activity.objects.get(verb="put in group").data == {"group": group.pk}


def test_rights_are_told_from_whatever_side(person: User) -> None:
    group = Group.objects.create(name="Redactie")

    group.user_set.add(person)
    group.user_set.clear()
    person.groups.add(group)
    person.groups.clear()

    assert [verb for _by, verb, _about in told()] == ["put in group", "taken from group"] * 2
    assert {row.target_id for row in Activity.objects.all()} == {str(person.pk)}


def test_saving_a_person_without_a_change_tells_nothing(person: User) -> None:
    person.first_name = "Nora"
    person.save()

    assert told() == []


def test_groups_changed_in_the_cms(client: Client, administrator: User) -> None:
    group = Group.objects.create(name="Redactie")
    formsets = ("page_permissions", "document_permissions", "image_permissions", "collection_permissions")
    empty = {
        f"{name}-{part}": 0 for name in formsets for part in ("TOTAL_FORMS", "INITIAL_FORMS", "MAX_NUM_FORMS")
    }

    client.post(reverse("wagtailusers_groups:edit", args=[group.pk]), {"name": "Redacteuren", **empty})
    client.post(reverse("wagtailusers_groups:delete", args=[group.pk]))

    about = str(group.pk)
    assert told() == [(administrator, "changed group", about), (administrator, "removed group", about)]


def test_approved_organisation_is_told() -> None:
    waiting = propose_organisation("Gemeente Dorp")
    OrganisationFactory()
    assert told() == []

    waiting.is_reviewed = True
    waiting.save()

    assert told() == [(None, "approved organisation", str(waiting.pk))]


def test_user_deleted_in_the_cms_leaves_no_name(client: Client, administrator: User, person: User) -> None:
    ModelLogEntry.objects.log_action(person, "wagtail.edit", user=administrator)
    forget()
    address = reverse("wagtailusers_users:delete", args=[person.pk])

    assert "Noor" in client.get(address).text
    client.post(address)

    assert not User.objects.filter(pk=person.pk).exists()
    assert told() == [(administrator, "erased account", str(person.pk))]
    assert "Noor" not in str(list(ModelLogEntry.objects.values()))
    assert client.get("/cms/reports/site-history/").status_code == 200
