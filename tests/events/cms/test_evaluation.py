"""What the organiser sees of the answers: counts and texts, and nothing of one or two."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cop_platform.accounts.models import User
from events.domain.attendance import check_in
from events.domain.evaluation import AFTERWARDS, SIX_WEEKS_LATER, Inquiry, answer
from events.domain.evaluation.inquiries import asked_at
from events.models import EventIndexPage, Registration, Seating
from tests.factories import events as make
from tests.factories.seats import registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(redacteur: User) -> Client:
    client = Client()
    client.force_login(redacteur)
    return client


@pytest.fixture
def seats(agenda: EventIndexPage, now: datetime) -> Seating:
    make.meeting_page(agenda, takes_registrations=True)
    return Seating.objects.get()


def attended(seats: Seating) -> Registration:
    row = registered(seats, now=make.wall(2026, 3, 1, 12))
    return check_in(row, by=row.person, now=seats.starts_at).registration


def say(seats: Seating, inquiry: Inquiry = AFTERWARDS, **words: Any) -> None:
    """Somebody who was there says this on the first morning."""
    answer(attended(seats), inquiry, words, now=asked_at(inquiry, seats))


def shown(client: Client, seats: Seating, name: str = "evaluation") -> str:
    answer = client.get(reverse(f"event_people:{name}", args=[seats.event.page_id, seats.pk]))
    return " ".join(answer.content.decode().split())


def test_nothing_of_two_people_is_shown_but_that_they_answered(
    editor: Client, seats: Seating, at: Callable[..., datetime]
) -> None:
    at(2026, 4, 8, 12)
    say(seats, nut=1, mee="Alleen dit.")
    say(seats, nut=5)
    attended(seats)

    content = shown(editor, seats)

    assert "2 van de 3 mensen die er waren, antwoordden." in content
    assert "2 antwoorden wachten nog op andere." in content
    assert "gemiddeld" not in content
    assert "Alleen dit." not in content + shown(editor, seats, "evaluation_csv")


def test_three_answers_are_a_table_in_numbers_and_words(
    editor: Client, seats: Seating, at: Callable[..., datetime]
) -> None:
    at(2026, 4, 8, 12)
    for score in (4, 4, 5):
        say(seats, nut=score, mee=f"Zin <{score}>.")

    content = shown(editor, seats)

    assert "3 antwoorden, gemiddeld 4,3" in content
    assert '<th scope="row">4, nuttig</th><td>2 ' in content
    assert '<th scope="row">1, niet nuttig</th><td>0 ' in content
    assert content.count("Zin &lt;4&gt;.") == 2


def test_last_answers_are_shown_once_nobody_can_answer_any_more(
    editor: Client, seats: Seating, at: Callable[..., datetime]
) -> None:
    for score in (1, 2, 3, 4):
        say(seats, nut=score, inbreng=score if score > 2 else None)

    at(2026, 4, 22, 8, 59)
    assert "3 antwoorden, gemiddeld" in shown(editor, seats)
    at(2026, 4, 22, 9)
    content = shown(editor, seats)

    assert "4 antwoorden, gemiddeld 2,5" in content
    assert content.count("gemiddeld") == 1


def test_file_has_the_same_numbers_and_calculates_nothing(
    editor: Client, seats: Seating, at: Callable[..., datetime]
) -> None:
    at(2026, 5, 20, 12)
    for text in ("=1+1", "Eerst bellen", "Vaker samen"):
        say(seats, nut=4, mee=text)
        say(seats, SIX_WEEKS_LATER, anders="Ik bel eerst.")

    content = editor.get(
        reverse("event_people:evaluation_csv", args=[seats.event.page_id, seats.pk])
    ).content.decode()

    lines = content.splitlines()
    assert lines[0] == "\ufeffVraag;Antwoord;Aantal"
    assert "Hoe nuttig was deze bijeenkomst voor uw werk?;4, nuttig;3" in lines
    assert "Wat neemt u mee?;'=1+1;1" in lines
    assert lines.count("Wat doet u nu anders?;Ik bel eerst.;1") == 3


def test_page_of_a_meeting_where_nobody_kept_the_door_says_why_it_is_empty(
    editor: Client, seats: Seating, now: datetime
) -> None:
    registered(seats, now=now)

    assert "Alleen wie er was, krijgt de vragen." in shown(editor, seats)
