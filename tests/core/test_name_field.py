"""A name is shown as it was typed, or not taken."""

import pytest
from django.core.exceptions import ValidationError

from cop_platform.core.name_field import NameField


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Zoë   van\tDijk ", "Zoë van Dijk"),
        ("Zoe\u0308", "Zoë"),
        ("Jo\u200bris\ufeff", "Joris"),
        ("\u202fJoris\x07", "Joris"),
        ("O'Neill <b>", "O'Neill <b>"),
        ("مریم", "مریم"),
    ],
)
def test_name_is_kept_without_what_nobody_sees(typed: str, kept: str) -> None:
    assert NameField().clean(typed) == kept


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200f", "\u061c"])
def test_name_that_turns_the_direction_of_reading_is_refused(sign: str) -> None:
    with pytest.raises(ValidationError) as refused:
        NameField().clean(f"Joris{sign}txt.exe")

    assert refused.value.messages == [
        "Deze tekst bevat verborgen tekens die de leesrichting omdraaien. Typ hem opnieuw."
    ]


@pytest.mark.parametrize("typed", ["\u200b\u200b", "\u3164", "--", "\u2800"])
def test_name_with_nothing_to_read_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        NameField().clean(typed)

    assert refused.value.messages == ["Gebruik minstens één letter of cijfer."]


def test_empty_name_may_be_left_out_when_the_form_says_so() -> None:
    assert NameField(required=False).clean("  ") == ""
