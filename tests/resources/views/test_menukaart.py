"""The chooser: its address is the answer, and nothing is kept."""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cop_platform.accounts.models import User
from cop_platform.taxonomy.models import Phase
from resources.domain.menukaart.checking import trial
from resources.domain.menukaart.loading import chooser
from resources.models import MenukaartCard, MenukaartQuestion, MenukaartRule, Variant
from tests.factories.resources import MenukaartCardFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/menukaart/werkgever/"
ANSWERS = {"fase": "instroom", "omvang": "tot-10"}


@pytest.fixture
def cards() -> list[MenukaartCard]:
    """Four measures, and the two questions that choose among them."""
    usual = {"for_employers": True, "for_internships": True}
    MenukaartQuestion.objects.create(
        slug="fase", question="Waar?", options="instroom\nbehoud", about="fase", **usual
    )
    size = MenukaartQuestion.objects.create(
        slug="omvang", question="Hoe groot?", options="tot 10\nmeer dan 10", position=1, for_employers=True
    )
    phase = Phase.objects.create(slug="instroom", label_nl="Instroom")
    made = [MenukaartCardFactory(title=title, phase=phase, position=n) for n, title in enumerate("ABCD")]
    MenukaartRule.objects.create(card=made[3], question=size, answer="tot 10", weight=2, reason="Kan klein.")
    return made


def titles(answer: Any) -> list[str]:
    return re.findall(r'card__title">\d\. ([^<]+)<', answer.text)


def test_answers_lead_to_three_measures_with_a_reason_and_an_address(
    client: Client, cards: list[MenukaartCard]
) -> None:
    answer = client.get(ADDRESS, {**ANSWERS, "utm_source": "mail"})

    assert titles(answer) == ["D", "A", "B"]
    assert "<li>Kan klein.</li>" in answer.text
    assert 'value="http://testserver/menukaart/werkgever/?fase=instroom&amp;omvang=tot-10"' in answer.text
    assert titles(client.get(ADDRESS, {**ANSWERS, "omvang": "meer-dan-10"})) == ["A", "B", "C"]
    assert not answer.cookies


def test_each_chooser_has_its_own_questions(client: Client, cards: list[MenukaartCard]) -> None:
    MenukaartCardFactory(title="Meelopen", for_internships=True)

    assert re.findall(r"<legend[^>]*>\s*([^<]+?)\s*<", client.get("/menukaart/stage/").text) == ["1. Waar?"]
    assert "Deze menukaart heeft nog geen vragen of kaarten." in client.get("/menukaart/onderwijs/").text
    assert client.get("/menukaart/anders/").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"fase": "instroom"}, "Kies een van de antwoorden."),
        ({**ANSWERS, "omvang": "vroeger"}, "Het antwoord uit uw link bestaat niet meer. Kies opnieuw."),
    ],
)
def test_missing_or_former_answer_is_told_and_the_others_stay(
    client: Client, cards: list[MenukaartCard], wrong: dict[str, str], told: str
) -> None:
    answer = client.get(ADDRESS, wrong)

    assert answer.status_code == 400
    assert f"2. Hoe groot? – {told}" in answer.text
    assert re.search(r'value="instroom"[^>]* checked', answer.text)


def test_queries_are_few_and_constant(client: Client, cards: list[MenukaartCard], front_page: object) -> None:
    client.get(ADDRESS, ANSWERS)
    with CaptureQueriesContext(connection) as few:
        client.get(ADDRESS, ANSWERS)
    MenukaartRule.objects.create(
        card=cards[0], question=MenukaartQuestion.objects.get(slug="fase"), answer="behoud"
    )
    with CaptureQueriesContext(connection) as more:
        client.get(ADDRESS, ANSWERS)

    assert len(more) == len(few) <= 8


def test_editors_see_where_all_answers_lead(
    client: Client, redacteur: User, cards: list[MenukaartCard]
) -> None:
    client.force_login(redacteur)

    shown = client.get("/cms/reports/menukaart/?kaart=werkgever").text

    assert "Alle 4 combinaties van antwoorden" in shown
    assert "<li>D (5)</li>" in shown
    assert client.get("/cms/reports/menukaart/?kaart=anders").status_code == 404


def test_rule_about_an_answer_that_does_not_exist_is_refused(cards: list[MenukaartCard]) -> None:
    rule = MenukaartRule.objects.get()
    rule.answer = "reusachtig"

    with pytest.raises(ValidationError) as refused:
        rule.full_clean()

    assert refused.value.message_dict == {
        "answer": ["Dit antwoord heeft de vraag niet. Kies uit: tot 10, meer dan 10."]
    }


@pytest.mark.demo
@pytest.mark.parametrize("variant", Variant.values)
def test_demo_leads_every_answer_to_three_measures_and_reaches_every_card(variant: str) -> None:
    found = chooser(Variant(variant))
    tried = trial(found)

    assert len(found.questions) == 4
    assert ([outcome.answers for outcome in tried.short], tried.idle) == ([], ())
    assert [card.key for card in tried.never] == []
