"""The list of holidays, as editors fill it."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from cop_platform.accounts.models import User
from cop_platform.taxonomy.models import Holiday

NOWHERE = {"in_north": False, "in_middle": False, "in_south": False}


def holiday(**fields: Any) -> Holiday:
    usual = {"name": "Ramadan", "kind": "anders", "first_on": date(2027, 2, 8), "last_on": date(2027, 3, 9)}
    return Holiday(**{**usual, **fields})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "field"), [({"last_on": date(2027, 2, 7)}, "last_on"), (NOWHERE, "in_north")]
)
def test_a_holiday_that_ends_too_early_or_is_nowhere_is_refused(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        holiday(**fields).full_clean()

    assert list(refusal.value.message_dict) == [field]


@pytest.mark.django_db
def test_the_database_refuses_a_holiday_that_ends_too_early() -> None:
    with pytest.raises(IntegrityError):
        holiday(last_on=date(2027, 2, 7)).save()


def test_where_a_holiday_is_reads_in_words() -> None:
    assert holiday().where == "heel Nederland"
    assert holiday(in_south=False).where == "Noord, Midden"


@pytest.mark.django_db
def test_holidays_are_found_by_any_day_they_touch() -> None:
    holiday().save()

    def number(first: int, last: int) -> int:
        return Holiday.objects.between(date(2027, 3, first), date(2027, 3, last)).count()

    assert (number(9, 20), number(1, 1), number(10, 20)) == (1, 1, 0)


@pytest.mark.django_db
def test_an_editor_keeps_the_list(redacteur: User) -> None:
    client = Client()
    client.force_login(redacteur)
    data = {"name": "Suikerfeest", "kind": "feestdag", "first_on": "2027-03-10", "last_on": "2027-03-10"}

    answer = client.post(reverse("wagtailsnippets_taxonomy_holiday:add"), {**data, "in_north": "on"})
    listed = client.get(reverse("wagtailsnippets_taxonomy_holiday:list"))

    assert answer.status_code == 302
    assert Holiday.objects.get().school_regions == {"noord"}
    assert "Suikerfeest" in listed.text
