"""The demo shows how calendars of partners come in, and fetches nothing."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from events.models import Event, EventPage, PartnerCalendar, PartnerItem
from home.management.commands.load_demo import load_all

pytestmark = [pytest.mark.django_db, pytest.mark.demo, pytest.mark.slow]


def test_one_partner_is_in_the_agenda_and_one_waits_for_an_editor() -> None:
    states = PartnerItem.objects.values_list("calendar__name", "state").distinct()

    assert set(states) == {
        ("Leerkring Werk en Taal", "geplaatst"),
        ("Startpunt Inburgering en Werk", "nieuw"),
    }
    assert Event.objects.exclude(source_name="").count() == 5
    assert set(Event.objects.exclude(source_name="").values_list("source_name", flat=True)) == {
        "agenda.leerkring.example"
    }


def test_nothing_is_ever_fetched() -> None:
    assert PartnerCalendar.objects.due(timezone.now() + timedelta(days=3650)).count() == 0
    assert all(
        ".example/" in address for address in PartnerCalendar.objects.values_list("address", flat=True)
    )


def test_dates_move_with_the_weeks_and_an_edit_stays(today: None) -> None:
    page = EventPage.objects.filter(title="Spreekuur taalcoaches").earliest("start")
    page.title = "Spreekuur van de redactie"
    page.save_revision().publish()
    before = Event.objects.get(page=page)
    with time_machine.travel(timezone.now() + timedelta(days=14), tick=False):
        load_all()

    event = Event.objects.get(page=page)
    assert (event.uid, event.title) == (before.uid, "Spreekuur van de redactie")
    assert event.starts_at.date() == before.starts_at.date() + timedelta(days=14)
    assert Event.objects.exclude(source_name="").count() == 5


def test_a_calendar_that_a_person_turned_on_is_left_to_the_worker(today: None) -> None:
    PartnerCalendar.objects.update(is_active=True)
    with time_machine.travel(timezone.now() + timedelta(days=14), tick=False):
        load_all()

    event = Event.objects.exclude(source_name="").earliest("starts_at")
    assert event.sequence == 0
