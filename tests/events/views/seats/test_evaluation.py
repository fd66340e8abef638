"""The page on which somebody answers from the mail."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from cop_platform.core.signing import sign
from events.domain.evaluation import AFTERWARDS, SIX_WEEKS_LATER, Inquiry
from events.domain.evaluation.inquiries import asked_at
from events.domain.evaluation.link import PURPOSE, answer_path
from events.domain.registration_link import manage_path
from events.models import EvaluationAnswer, Registration
from tests.events.domain.evaluation.conftest import attended, over
from tests.factories.seats import NOW, again

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine() -> Registration:
    """Somebody who was there; the mail comes NOW."""
    seats = over(starts_at=NOW - timedelta(hours=20))
    assert asked_at(AFTERWARDS, seats) <= NOW
    return attended(seats)


def kept() -> list[tuple[str, int | None, str]]:
    return list(EvaluationAnswer.objects.order_by("question").values_list("question", "score", "text"))


def test_click_in_the_mail_shows_the_answer_chosen_and_keeps_nothing(
    client: Client, mine: Registration
) -> None:
    for ask in (client.head, client.get):
        answer = ask(answer_path(AFTERWARDS, mine), {"nut": "4", "inbreng": "99"})

    chosen = [line for line in answer.text.split("<input") if " checked" in line]
    assert [('name="nut"' in one, 'value="4"' in one) for one in chosen] == [(True, True)]
    assert (kept(), again(mine).has_evaluated) == ([], False)


def test_button_keeps_the_answers_and_the_page_says_thank_you(client: Client, mine: Registration) -> None:
    path = answer_path(AFTERWARDS, mine)

    answer = client.post(path, {"nut": "4", "mee": "Eerst <b>bellen</b>."}, follow=True)

    assert kept() == [("mee", None, "Eerst <b>bellen</b>."), ("nut", 4, "")]
    assert "Dank u wel" in answer.text
    assert "<form class" not in answer.text
    assert client.post(path, {"nut": "1"}).status_code == 200
    assert kept()[-1] == ("nut", 4, "")


def test_empty_answer_is_refused_and_a_wrong_one_keeps_what_was_written(
    client: Client, mine: Registration
) -> None:
    path = answer_path(AFTERWARDS, mine)

    empty, wrong = client.post(path, {}), client.post(path, {"nut": "6", "mee": "Eerst bellen."})

    assert (empty.status_code, wrong.status_code) == (422, 422)
    assert "Beantwoord minstens één vraag." in empty.text
    assert ">\nEerst bellen.</textarea>" in wrong.text
    assert kept() == []


def test_six_weeks_later_asks_one_thing(client: Client, mine: Registration) -> None:
    with time_machine.travel(NOW + timedelta(days=41), tick=False):
        path = answer_path(SIX_WEEKS_LATER, mine)
        assert "Wat doet u nu anders?" in client.get(path).text
        client.post(path, {"anders": "Ik bel eerst.", "nut": "1"})

    assert kept() == [("anders", None, "Ik bel eerst.")]
    assert (again(mine).has_evaluated, again(mine).has_told_effect) == (False, True)


@pytest.mark.parametrize(("inquiry", "days"), [(AFTERWARDS, 14), (SIX_WEEKS_LATER, 0)])
def test_who_is_late_or_early_reads_why(
    client: Client, mine: Registration, inquiry: Inquiry, days: int
) -> None:
    with time_machine.travel(NOW + timedelta(days=days), tick=False):
        answer = client.get(answer_path(inquiry, mine))

    assert answer.status_code == 422
    assert "Antwoorden kan n" in answer.text


def test_way_to_the_questions_is_on_the_page_of_the_registration_until_one_answered(
    client: Client, mine: Registration
) -> None:
    assert 'href="/evaluatie/' in client.get(manage_path(mine)).text

    client.post(answer_path(AFTERWARDS, mine), {"nut": "4"})

    assert 'href="/evaluatie/' not in client.get(manage_path(mine)).text


@pytest.mark.parametrize(
    "value", ["onzin", ["evaluation", "geen sleutel"], ["anders", str(NOW)], ["evaluation"]]
)
def test_link_that_is_not_ours_says_what_to_do(client: Client, value: object) -> None:
    for token in (str(value), sign(PURPOSE, value)):
        answer = client.get(f"/evaluatie/{token}/")

        assert answer.status_code == 422
        assert "Deze link werkt niet." in answer.text


def test_page_is_kept_by_nobody_and_told_to_no_other_site(client: Client, mine: Registration) -> None:
    headers = client.get(answer_path(AFTERWARDS, mine)).headers

    assert {"private", "no-store"} <= set(headers["Cache-Control"].split(", "))
    assert (headers["Referrer-Policy"], headers["X-Robots-Tag"]) == ("same-origin", "noindex, nofollow")
