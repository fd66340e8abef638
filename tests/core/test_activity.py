"""The append-only log."""

import pytest

from cop_platform.core.activity import record
from cop_platform.core.models import Activity
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_record_keeps_ids_and_codes():
    person, target = UserFactory(), UserFactory()

    record(actor=person, verb="joined", target=target, policy="open")

    row = Activity.objects.get()
    assert (row.actor, row.verb, row.target_type, row.target_id) == (
        person,
        "joined",
        "accounts.user",
        str(target.pk),
    )
    assert row.data == {"policy": "open"}


def test_record_outlives_its_actor_without_naming_them():
    person = UserFactory()
    record(actor=person, verb="joined", target=UserFactory())

    person.delete()

    assert Activity.objects.get().actor is None
