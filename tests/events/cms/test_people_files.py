"""The organiser of many sees how far their list is, and takes it along when it is ready."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from cop_platform.accounts.models import User
from cop_platform.core.models import Activity
from events.domain.people_files import make_next
from events.models import EventIndexPage, PeopleFile, Seating
from tests.factories import events as make
from tests.factories.seats import registered, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(redacteur: User) -> Client:
    client = Client()
    client.force_login(redacteur)
    return client


@pytest.fixture
def seats(agenda: EventIndexPage, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Seating:
    """A list of three that counts as long."""
    monkeypatch.setattr("events.domain.people_files.asking.LONG", 2)
    make.meeting_page(agenda, takes_registrations=True)
    seats = Seating.objects.get()
    for name in ("Sanne", "Joris", "Fatima"):
        registered(seats, somebody(first_name=name), now=now)
    return seats


def address(name: str, seats: Seating) -> str:
    return reverse(f"event_people:{name}", args=[seats.event.page_id, seats.pk])


def words(client: Client, seats: Seating) -> str:
    return " ".join(client.get(address("make_csv", seats)).content.decode().split())


def test_long_list_is_asked_for_watched_and_fetched(editor: Client, seats: Seating, now: datetime) -> None:
    assert f'action="{address("make_csv", seats)}"' in editor.get(address("of", seats)).content.decode()
    assert editor.get(address("csv", seats)).headers["Location"] == address("make_csv", seats)
    assert "U vraagt haar aan" in words(editor, seats)

    for _click in range(2):
        assert editor.post(address("make_csv", seats)).headers["Location"] == address("make_csv", seats)
    assert "De lijst van 3 mensen staat klaar om gemaakt te worden." in words(editor, seats)
    PeopleFile.objects.update(written=2)
    assert "De lijst wordt gemaakt: 2 van 3 mensen staan erin." in words(editor, seats)

    assert (make_next(now), make_next(now)) == (PeopleFile.objects.get(), None)
    assert "De lijst is klaar: 3 mensen, gevraagd om 12.00 uur." in words(editor, seats)
    answer = editor.get(address("csv", seats))
    assert answer.content.decode().splitlines()[1].startswith("1;Sanne;")
    assert answer.headers["Cache-Control"].startswith("private, no-store")
    assert Activity.objects.get(verb="exported participants").data == {"people": 3}


def test_ready_list_is_only_for_who_asked_and_still_may(
    editor: Client, seats: Seating, beheer: User, redacteur: User, now: datetime
) -> None:
    editor.post(address("make_csv", seats))
    make_next(now)
    other = Client()
    other.force_login(beheer)

    assert other.get(address("csv", seats)).headers["Location"] == address("make_csv", seats)
    assert "Download de lijst" not in words(other, seats)

    redacteur.groups.clear()
    answer = editor.get(address("csv", seats))
    assert answer.status_code in {302, 403}
    assert b"Sanne" not in answer.content
    assert answer.headers.get("Location") != address("make_csv", seats)


def test_short_list_needs_no_waiting(editor: Client, seats: Seating, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("events.domain.people_files.asking.LONG", 3)

    assert editor.post(address("make_csv", seats), follow=True).content.decode().count("\n") == 4
    assert not PeopleFile.objects.exists()
