"""One certificate for a training of several days, and for a series that people register for by date."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from cop_platform.accounts.models import User
from events.domain.attendance import check_in, take_back
from events.domain.certificates import (
    NotAttended,
    Standing,
    current_certificate,
    make_certificate,
    may_have_certificate,
    standing_of,
)
from events.domain.registration_link import manage_path
from events.models import Certificate, CertificateFor, EventTerms, Occurrence, Registration, Seating
from events.models.event import EventStatus
from tests.factories import seats as make

pytestmark = pytest.mark.django_db
START = make.NOW + timedelta(days=30)
WEEK = timedelta(days=7)
AFTER = START + 2 * WEEK + timedelta(hours=2)


@pytest.fixture
def dates() -> list[Seating]:
    """Three dates, a week apart, with one certificate for all of them."""
    first = make.seating(9, certificate_for=CertificateFor.SERIES)
    later = [START + WEEK, START + 2 * WEEK]
    times = [{"starts_at": start, "ends_at": start + timedelta(hours=2)} for start in later]
    return [first, *(make.another_date(first.event, 9, **both) for both in times)]


def came(seats: Seating, person: User | None = None, **guest: str) -> Registration:
    if person is None:
        row: Registration = seats.registrations.create(
            key=f"00000000-0000-4000-8000-{seats.pk:012}",
            number=99,
            state="confirmed",
            created_at=make.NOW,
            changed_at=make.NOW,
            **guest,
        )
    else:
        row = make.registered(seats, person)
    check_in(row, by=make.somebody(), now=seats.starts_at)
    found: Registration = make.again(row)
    return found


def made(row: Registration) -> Certificate:
    return make_certificate(row, name="Sanne", shows_name=False, now=AFTER)


def test_who_was_on_every_date_gets_one_for_the_series_by_whichever_registration(
    dates: list[Seating],
) -> None:
    person = make.somebody()
    rows = [came(date, person) for date in dates]

    certificate = made(rows[1])

    assert [made(row) for row in rows] == [certificate] * 3
    days = [(START + number * WEEK).date().isoformat() for number in range(3)]
    facts = (certificate.title, certificate.dates, certificate.minutes, certificate.registration)
    assert facts == ("Intervisie", days, 360, None)


def test_who_missed_a_date_gets_none_until_the_organiser_asks_for_fewer(dates: list[Seating]) -> None:
    person = make.somebody()
    rows = [came(date, person) for date in dates[1:]]
    make.registered(dates[0], person)
    with pytest.raises(NotAttended, match=r"op alle dagen bent ingecheckt\. Tot nu toe was u er op 2 dagen"):
        made(rows[0])

    EventTerms.objects.update(certificate_dates=2)

    assert made(rows[0]).dates == [date.starts_at.date().isoformat() for date in dates[1:]]


def test_dates_of_somebody_else_do_not_count(dates: list[Seating]) -> None:
    rows = [came(date, make.somebody()) for date in dates]

    assert not any(may_have_certificate(row, now=AFTER) for row in rows)


def test_there_is_none_before_the_last_date_is_over(dates: list[Seating]) -> None:
    person = make.somebody()
    rows = [came(date, person) for date in dates]

    assert not may_have_certificate(rows[0], now=AFTER - timedelta(seconds=1))
    assert may_have_certificate(rows[0], now=AFTER)


def test_date_that_was_cancelled_is_not_missed(dates: list[Seating]) -> None:
    person = make.somebody()
    rows = [came(date, person) for date in dates[:2]]
    Occurrence.objects.filter(pk=dates[2].occurrence_id).update(status=EventStatus.CANCELLED)

    assert may_have_certificate(rows[0], now=AFTER)


def test_seat_that_was_taken_without_the_account_counts(dates: list[Seating]) -> None:
    person = make.somebody()
    rows = [came(date, person) for date in dates[:2]]
    guest = came(dates[2], name="Sanne", email=person.email)

    assert len(made(rows[0]).dates) == 3
    # Whoever has only the link of one seat sees nothing of the account.
    assert current_certificate(guest) is None


def test_one_more_date_makes_a_new_certificate_and_the_former_says_so(dates: list[Seating]) -> None:
    EventTerms.objects.update(certificate_dates=1)
    person = make.somebody()
    first = came(dates[0], person)
    former = made(first)
    came(dates[1], person)

    newer = made(first)

    assert (len(former.dates), len(newer.dates)) == (1, 2)
    assert standing_of(make.again(former)) == Standing.REPLACED
    assert standing_of(newer) == Standing.VALID


def test_only_attendance_that_is_taken_back_withdraws_it(dates: list[Seating], client: Client) -> None:
    person = make.somebody()
    rows = [came(date, person) for date in dates]
    certificate = made(rows[0])
    EventTerms.objects.update(certificate_dates=9)
    assert "Dit bewijs is geldig" in client.get(f"/bewijs/{certificate.code}/").content.decode()

    take_back(rows[2], by=make.somebody(), now=AFTER)

    assert "Dit bewijs is ingetrokken" in client.get(f"/bewijs/{certificate.code}/").content.decode()


@pytest.mark.parametrize("wanted", [None, 1], ids=["all", "one"])
def test_training_of_two_days_asks_as_many_as_the_organiser_says(wanted: int | None) -> None:
    seats = make.seating(9, certificate_dates=wanted)
    end = seats.ends_at + WEEK
    facts = {"recurrence_id": START + WEEK, "on_date": (START + WEEK).date(), "ends_at": end}
    Occurrence.objects.create(event=seats.event, starts_at=START + WEEK, **facts)
    seats.occurrence, seats.ends_at = None, end
    seats.save()
    row = came(seats, make.somebody())

    assert may_have_certificate(row, now=end) == (wanted == 1)
    check_in(row, by=make.somebody(), now=START + WEEK)
    assert len(made(make.again(row)).dates) == 2


def test_page_of_a_seat_tells_what_it_takes_and_then_leads_to_the_certificate(
    dates: list[Seating], client: Client
) -> None:
    rows = [came(date, name="Gast", email="gast@gemeente.test") for date in dates]
    with time_machine.travel(AFTER - timedelta(hours=3), tick=False):
        page = client.get(manage_path(rows[0])).content.decode()
        assert "als u op alle dagen bent ingecheckt. Tot nu toe was u er op 2 dagen." in page

    with time_machine.travel(AFTER, tick=False):
        page = client.get(manage_path(rows[0])).content.decode()
        assert "Tot nu toe" not in page
        assert f'href="{manage_path(rows[0])}bewijs/"' in page
        assert client.post(f"{manage_path(rows[0])}bewijs/", {"name": "Gast"}).status_code == 302
        Certificate.objects.update(pdf=b"%PDF", wanted_at=None)
        assert client.get(f"{manage_path(rows[2])}bewijs.pdf").content == b"%PDF"
