"""What the pages of a meeting say about its seats."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cop_platform.accounts.models import User
from events.domain.seats.lottery import commitment
from events.models import Event, EventIndexPage, Seating
from tests.factories import events as make
from tests.factories.seats import NOW, registered, seating

pytestmark = pytest.mark.django_db
MEETING = "/agenda/intervisie/"


def published(agenda: EventIndexPage, **fields: Any) -> Seating:
    """The seats of a meeting with a page, of one date."""
    page = make.meeting_page(agenda, takes_registrations=True, **fields)
    return make.event_of(page).seatings.get()


def box(client: Client, path: str) -> str:
    """What the box on the page says."""
    html = client.get(path).text
    return html.split('aria-labelledby="aanmelden"', 1)[1].split("</section>")[0]


def test_page_tells_free_seats_rule_and_way_in(client: Client, agenda: EventIndexPage) -> None:
    seats = published(agenda, capacity=3)
    registered(seats)

    text = box(client, MEETING)

    assert "Nog 2 plekken vrij." in text
    assert "Wie zich het eerst aanmeldt, heeft een plek." in text
    assert 'href="/agenda/intervisie/aanmelden/"' in text


def test_way_to_the_box_is_near_the_title_as_long_as_there_is_a_box(
    client: Client, agenda: EventIndexPage
) -> None:
    published(agenda)
    make.meeting_page(agenda, "Zonder")

    assert client.get(MEETING).text.count('href="#aanmelden"') == 1
    assert 'href="#aanmelden"' not in client.get("/agenda/zonder/").text


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (0, "Nog 1 plek vrij."),
        (1, "Vol. Er is een wachtlijst."),
        (2, "Vol. Er staat 1 mens op de wachtlijst."),
        (3, "Vol. Er staan 2 mensen op de wachtlijst."),
    ],
)
def test_free_seats_are_told_in_words_and_who_would_wait_reads_so_on_the_button(
    client: Client, agenda: EventIndexPage, people: int, words: str
) -> None:
    seats = published(agenda, capacity=1)
    for _number in range(people):
        registered(seats)

    text = box(client, MEETING)
    assert words in text
    assert ("Meld u aan voor de wachtlijst" in text) == (people > 0)


def test_hybrid_meeting_tells_both_places(client: Client, agenda: EventIndexPage) -> None:
    published(agenda, capacity=2, event_format=make.event_format("hybride"))

    text = box(client, MEETING)

    assert "<strong>Op locatie:</strong> Nog 2 plekken vrij." in text
    assert "<strong>Online:</strong> Er is plek voor iedereen." in text


def test_lottery_tells_its_day_and_how_to_check_it(client: Client, agenda: EventIndexPage) -> None:
    seats = published(agenda, capacity=2, allocation="loting", max_per_organisation=1)
    registered(seats)

    text = box(client, MEETING)

    assert "2 plekken. 1 aanmelding." in text
    assert "Wij loten op dinsdag 24 maart 2026, 9.00\xa0uur." in text
    assert "Elke organisatie krijgt hoogstens 1 plek." in text
    assert 'href="/agenda/intervisie/loting/"' in text
    assert commitment(seats.seed) in client.get("/agenda/intervisie/loting/").text


def test_date_of_a_series_has_its_own_box(client: Client, agenda: EventIndexPage) -> None:
    page = make.meeting_page(agenda, takes_registrations=True, capacity=1, rrule="FREQ=WEEKLY;COUNT=2")
    _first, second = make.event_of(page).seatings.order_by("starts_at")
    registered(second)

    assert "Nog 1 plek vrij." in box(client, MEETING)
    assert 'href="/agenda/intervisie/2026-04-07/aanmelden/"' in box(client, MEETING)
    assert "Nog 1 plek vrij." in box(client, "/agenda/intervisie/2026-04-07/")
    assert "Vol. Er is een wachtlijst." in box(client, "/agenda/intervisie/2026-04-14/")


def test_session_of_a_festival_has_its_own_box(client: Client, agenda: EventIndexPage) -> None:
    festival = make.festival_page(agenda, takes_registrations=True, sessions_take_registrations=True)
    make.session_of(festival, "Gesprek", capacity=7)

    text = box(client, "/agenda/festival/sessies/gesprek/")

    assert "Nog 7 plekken vrij." in text
    assert 'href="/agenda/festival/sessies/gesprek/aanmelden/"' in text
    assert client.get("/agenda/festival/sessies/gesprek/aanmelden/").status_code == 200


def test_page_without_registration_has_no_box(client: Client, agenda: EventIndexPage) -> None:
    make.meeting_page(agenda, capacity=20)

    assert 'aria-labelledby="aanmelden"' not in client.get(MEETING).text


def test_who_is_registered_reads_how_it_stands(
    agenda: EventIndexPage, person: User, person_client: Client
) -> None:
    mine = registered(published(agenda, capacity=2), person)

    text = box(person_client, MEETING)

    assert "U heeft een plek." in text
    assert f'href="/mijn/agenda/{mine.key}/"' in text


def test_page_stays_the_same_for_everybody_who_is_not_logged_in(
    client: Client, agenda: EventIndexPage
) -> None:
    published(agenda, capacity=2)

    answer = client.get(MEETING)

    assert answer.headers["Cache-Control"] == "no-cache"
    assert "Set-Cookie" not in answer.headers
    assert Client().get(MEETING, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_number_of_queries_does_not_grow_with_people(client: Client, agenda: EventIndexPage) -> None:
    seats = published(agenda, capacity=1)
    registered(seats)
    client.get(MEETING)
    with CaptureQueriesContext(connection) as few:
        client.get(MEETING)
    for _number in range(5):
        registered(seats)
    with CaptureQueriesContext(connection) as many:
        client.get(MEETING)

    assert len(many) == len(few)


def test_closed_box_says_since_when_one_can_register(client: Client, agenda: EventIndexPage) -> None:
    published(agenda, capacity=1, opens_days_before=7)

    text = box(client, MEETING)

    assert "U kunt zich aanmelden vanaf dinsdag 31 maart 2026, 10.00\xa0uur." in text
    assert "Meld u aan" not in text


def test_meeting_that_is_off_tells_of_no_seats_but_to_who_was_to_come(
    client: Client, agenda: EventIndexPage, person: User, person_client: Client
) -> None:
    seats = published(agenda, capacity=2)
    registered(seats, person)
    Event.objects.update(status="cancelled", status_reason="Ziek.")

    assert 'aria-labelledby="aanmelden"' not in client.get(MEETING).text
    assert "Deze bijeenkomst gaat niet door." in box(person_client, MEETING)


def test_box_is_gone_when_the_meeting_is_over(client: Client) -> None:
    seats = seating(starts_at=NOW + timedelta(hours=1))
    day = seats.event.occurrences.get().on_date
    path = f"/agenda/{seats.event.slug}/{day}/"
    assert 'aria-labelledby="aanmelden"' in client.get(path).text

    Seating.objects.update(starts_at=NOW - timedelta(hours=2), ends_at=NOW)

    assert 'aria-labelledby="aanmelden"' not in client.get(path).text
