"""Four answers lead to three measures: always the same, and told why."""

from resources.domain.menukaart.checking import trial
from resources.domain.menukaart.choosing import advise
from resources.domain.menukaart.values import NEVER, Answer, Card, Map, Question, Rule

PHASE = Question("fase", "Waar?", (Answer("instroom", "instroom"), Answer("behoud", "behoud")), "fase")
TIME = Question("tijd", "Tijd?", (Answer("een-uur", "een uur"), Answer("een-dag", "een dag")), "tijd")
SIZE = Question("omvang", "Groot?", (Answer("klein", "klein"), Answer("groot", "groot")))
ANSWERS = {"fase": "instroom", "tijd": "een-uur", "omvang": "klein"}


def card(key: str, phase: str = "instroom", effort: str = "een-uur", **facts: object) -> Card:
    words = {"phase_label": phase, "effort_label": effort.replace("-", " ")}
    return Card(key, key.title(), phase=phase, effort=effort, **words, **facts)  # type: ignore[arg-type]


def chooser(*cards: Card) -> Map:
    return Map((PHASE, TIME, SIZE), cards)


def keys(found: Map, **answers: str) -> list[str]:
    return [advice.card.key for advice in advise(found, {**ANSWERS, **answers})]


def test_what_one_wants_to_better_counts_most_then_time() -> None:
    found = chooser(
        card("a", "behoud"), card("b", effort="een-dag"), card("c"), card("d", "behoud", "een-dag")
    )

    assert keys(found) == ["c", "b", "a"]
    assert keys(found, fase="behoud", tijd="een-dag") == ["a", "d", "b"]


def test_of_equal_points_the_stronger_evidence_comes_first_then_the_order_of_the_editors() -> None:
    found = chooser(card("a", position=2), card("b", position=1), card("c", strength=3, position=9))

    assert keys(found) == ["c", "b", "a"]


def test_every_measure_says_why_and_what_to_mind() -> None:
    rules = {("omvang", "klein"): Rule(1, "Dit kan zonder afdeling."), ("omvang", "groot"): Rule(-1)}
    found = chooser(card("a", "behoud", "een-dag", rules=rules))

    small, large = (advise(found, {**ANSWERS, "omvang": size})[0] for size in ("klein", "groot"))

    assert (small.points, small.reasons) == (0, ("Dit kan zonder afdeling.",))
    assert small.caveats == (
        "Gaat over “behoud”, en u koos “instroom”.",
        "Vraagt “een dag”, en u koos “een uur”. Plan het ruimer.",
    )
    assert (large.points, large.caveats[2]) == (-2, "Past minder goed bij uw antwoord “groot”.")


def test_card_that_never_fits_an_answer_is_left_out() -> None:
    found = chooser(card("a", rules={("omvang", "klein"): Rule(NEVER)}), card("b"))

    assert keys(found) == ["b"]
    assert keys(found, omvang="groot") == ["a", "b"]


def test_trial_names_short_combinations_cards_never_reached_and_idle_rules() -> None:
    never = {("omvang", "klein"): Rule(NEVER), ("omvang", "groot"): Rule(NEVER)}
    found = chooser(
        card("a"),
        card("b"),
        card("c", rules={("omvang", "klein"): Rule(NEVER), ("omvang", "reusachtig"): Rule(1)}),
        card("d", rules=never),
    )

    tried = trial(found)

    assert (tried.count, len(tried.outcomes)) == (8, 8)
    assert [outcome.answers[2] for outcome in tried.short] == ["klein"] * 4
    assert [one.key for one in tried.never] == ["d"]
    assert tried.idle == ("C: omvang = reusachtig",)
