"""Organisations, people and mail in the CMS."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from cop_platform.accounts.models import Organisation, PartnerAgenda, User
from cop_platform.notifications.domain.enqueue import Mail, enqueue
from cop_platform.notifications.models import OutboxMail
from tests.factories.accounts import OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(UserFactory(is_superuser=True))
    return client


def address(model: str, view: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_{model}:{view}", args=args)


def test_editor_adds_an_organisation_with_its_partner_period(administrator: Client) -> None:
    form = {
        "name": "Divosa",
        "slug": "divosa",
        "is_reviewed": "on",
        "partner_memberships-TOTAL_FORMS": 1,
        "partner_memberships-INITIAL_FORMS": 0,
        "partner_memberships-MIN_NUM_FORMS": 0,
        "partner_memberships-MAX_NUM_FORMS": 1000,
        "partner_memberships-0-starts_on": "2025-01-01",
    }

    administrator.post(address("accounts_organisation", "add"), form)

    assert list(Organisation.objects.partners_on(date(2025, 1, 1))) == [
        Organisation.objects.get(slug="divosa")
    ]
    assert "Divosa" in administrator.get(address("accounts_organisation", "list")).text


def test_partner_lists_are_edited(administrator: Client) -> None:
    administrator.post(
        address("accounts_partneragenda", "add"), {"title": "Werkagenda 2025", "reference_on": "2025-02-01"}
    )

    assert PartnerAgenda.objects.get().title == "Werkagenda 2025"


def test_person_is_corrected_but_neither_made_nor_removed(administrator: Client) -> None:
    person, organisation = UserFactory(), OrganisationFactory()
    form = {"first_name": "Fatima", "last_name": "Haddad", "organisation": organisation.pk}

    administrator.post(address("accounts_user", "edit", person.pk), {**form, "email": "x@example.org"})
    administrator.post(address("accounts_user", "delete", person.pk))
    administrator.post(address("accounts_user", "add"), form)

    email = person.email
    person.refresh_from_db()
    assert (str(person), person.organisation, person.email) == ("Fatima Haddad", organisation, email)
    assert User.objects.count() == 2


def test_wagtails_own_user_form_works(administrator: Client) -> None:
    person = UserFactory()

    assert administrator.get(reverse("wagtailusers_users:index")).status_code == 200
    assert administrator.get(reverse("wagtailusers_users:add")).status_code == 200
    assert administrator.get(reverse("wagtailusers_users:edit", args=[person.pk])).status_code == 200


def test_operator_sees_why_a_mail_did_not_arrive_but_never_its_text(administrator: Client) -> None:
    row = enqueue(
        Mail("Uw code", "BCDF-GHJK"),
        kind="code",
        to_address="joris@example.org",
        dedupe_key="1",
        now=datetime(2026, 3, 3, tzinfo=UTC),
    )
    OutboxMail.objects.update(last_error="SMTPServerDisconnected")

    pages = [
        administrator.get(address("notifications_outboxmail", "list")).text,
        administrator.get(address("notifications_outboxmail", "inspect", row.pk)).text,
    ]

    for page in pages:
        assert "joris@example.org" in page
        assert "SMTPServerDisconnected" in page
        assert "BCDF-GHJK" not in page


@pytest.mark.parametrize("view", ["edit", "delete"])
def test_nobody_changes_a_mail(administrator: Client, view: str) -> None:
    row = enqueue(
        Mail("Uw code", "BCDF-GHJK"),
        kind="code",
        to_address="joris@example.org",
        dedupe_key="1",
        now=datetime(2026, 3, 3, tzinfo=UTC),
    )

    administrator.post(address("notifications_outboxmail", view, row.pk), {"to_address": "dief@example.org"})

    assert OutboxMail.objects.get().to_address == "joris@example.org"


@pytest.mark.parametrize("model", ["accounts_organisation", "accounts_user", "notifications_outboxmail"])
def test_lists_are_closed_without_the_right(client: Client, model: str) -> None:
    person = UserFactory()
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(person)

    assert client.get(address(model, "list")).status_code == 302


def test_nobody_removes_people_or_mails_in_bulk(administrator: Client) -> None:
    person = UserFactory()
    url = reverse("wagtail_bulk_action", args=["accounts", "user", "delete"])

    administrator.post(f"{url}?id={person.pk}")

    assert User.objects.filter(pk=person.pk).exists()


def test_organisations_are_removed_in_bulk(administrator: Client) -> None:
    organisation = OrganisationFactory()
    url = reverse("wagtail_bulk_action", args=["accounts", "organisation", "delete"])

    administrator.post(f"{url}?id={organisation.pk}")

    assert not Organisation.objects.exists()
