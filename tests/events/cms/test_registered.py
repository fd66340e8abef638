"""What people registered for does not just disappear."""

from datetime import datetime
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from cop_platform.accounts.models import User
from events.domain.seats import cancel
from events.models import EventIndexPage, EventPage, FestivalPage, Seating, Session
from tests.factories import events as make
from tests.factories.seats import registered

pytestmark = pytest.mark.django_db
TERMS = {"takes_registrations": True, "capacity": 2}


@pytest.fixture
def editor(redacteur: User) -> Client:
    client = Client()
    client.force_login(redacteur)
    return client


def refusal(answer: object) -> str:
    (message,) = get_messages(answer.wsgi_request)
    return str(message)


def panel(answer: Any) -> str:
    """What the form says about the status."""
    text: str = answer.content.decode().partition("Gaat de bijeenkomst door?")[2]
    return " ".join(text.partition("</section>")[0].split())


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_meeting_with_people_is_neither_deleted_nor_unpublished(
    editor: Client, agenda: EventIndexPage, now: datetime, action: str
) -> None:
    page = make.meeting_page(agenda, **TERMS)
    address = reverse(f"wagtailadmin_pages:{action}", args=[page.pk])
    registered(Seating.objects.get(), now=now)

    answer = editor.post(address)

    assert answer.status_code == 302
    assert "Annuleer" in refusal(answer)
    assert EventPage.objects.get().live


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_meeting_without_people_may_go(
    editor: Client, agenda: EventIndexPage, now: datetime, action: str
) -> None:
    page = make.meeting_page(agenda, **TERMS)

    editor.post(reverse(f"wagtailadmin_pages:{action}", args=[page.pk]))

    assert not EventPage.objects.filter(live=True).exists()


def test_many_meetings_at_once_are_refused_when_one_has_people(
    editor: Client, agenda: EventIndexPage, now: datetime
) -> None:
    page, other = make.meeting_page(agenda, **TERMS), make.meeting_page(agenda, "Andere")
    registered(Seating.objects.get(), now=now)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])

    editor.post(f"{address}?id={page.pk}&id={other.pk}")

    assert EventPage.objects.count() == 2


def test_form_tells_how_many_people_hear_that_it_is_called_off(
    editor: Client, agenda: EventIndexPage, now: datetime
) -> None:
    page = make.meeting_page(agenda, **TERMS, rrule="FREQ=WEEKLY;BYDAY=TU;COUNT=3")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "krijgt" not in panel(editor.get(address))

    first, second, third = Seating.objects.order_by("starts_at")
    both = registered(first, now=now).person
    registered(second, both, now=now)
    cancel(registered(first, now=now), now=now)
    assert "dan krijgt 1 mens een mail zodra u publiceert." in panel(editor.get(address))

    registered(third, now=now)
    assert "dan krijgen 2 mensen een mail zodra u publiceert." in panel(editor.get(address))

    page.date_changes = [make.cancelled(third.starts_at.date())]
    make.republish(page)
    assert "dan krijgt 1 mens een mail" in panel(editor.get(address))
    make.republish(page, status="cancelled")
    assert "krijgt" not in panel(editor.get(address))


def test_session_with_people_and_its_festival_stay(
    editor: Client, agenda: EventIndexPage, now: datetime
) -> None:
    festival = make.festival_page(agenda, takes_registrations=True, sessions_take_registrations=True)
    session = make.session_of(festival, "Taal")
    registered(Seating.objects.get(session=session), now=now)

    session_answer = editor.post(reverse("wagtailsnippets_events_session:delete", args=[session.pk]))
    editor.post(reverse("wagtailadmin_pages:delete", args=[festival.pk]))

    assert "Annuleer" in refusal(session_answer)
    assert (Session.objects.count(), FestivalPage.objects.count()) == (1, 1)
