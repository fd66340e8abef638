"""Long passwords of any kind are taken; what is easy to guess here, or leaked elsewhere, is not."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from cop_platform.accounts.models import User
from cop_platform.accounts.passwords import is_breached
from tests.accounts.test_signup import ANSWERS
from tests.factories.accounts import PASSWORD, OrganisationFactory

pytestmark = pytest.mark.django_db
NEW = "/account/password/change/"


def refusals(password: str) -> list[str | None]:
    try:
        validate_password(password)
    except ValidationError as error:
        return [one.code for one in error.error_list]
    return []


@pytest.fixture
def leaked(tmp_path: Path, settings: Any) -> Path:
    """A list as one downloads it: digest and number, in order."""
    words = ["correct paard batterij", *(f"gelekt-woord-{number}" for number in range(500))]
    digests = sorted(hashlib.sha1(word.encode()).hexdigest().upper() for word in words)
    path = tmp_path / "leaked.txt"
    path.write_text("".join(f"{digest}:{number}\n" for number, digest in enumerate(digests)))
    settings.BREACHED_PASSWORDS_FILE = str(path)
    return path


@pytest.mark.parametrize(
    "password",
    [
        "alleen kleine letters",
        "ALLEEN-HOOFDLETTERS",
        "8402 5517 3390 12",
        "zin met een 🚲 erin",
        "x" + "ab9 " * 31,
    ],
)
def test_any_kind_of_characters_is_taken(password: str) -> None:
    assert refusals(password) == []


def test_password_is_kept_to_the_letter(client: Client, joris: User) -> None:
    odd = "  Één Zin mét \t spaties, " + "lang " * 20
    client.force_login(joris)
    client.post(NEW, {"oldpassword": PASSWORD, "password1": odd, "password2": odd})
    joris.refresh_from_db()

    assert joris.check_password(odd)
    assert not joris.check_password(odd.strip())
    assert not joris.check_password(odd[:64])


@pytest.mark.parametrize(
    "password",
    [
        "InclusieveArbeidsmarkt",
        "Welkom-bij-VIA-2026!",
        "communitypractice1",
        "gemeente_werkgever_99",
        "Dorpshaven-dorpshaven-12",
    ],
)
def test_words_of_this_platform_are_no_password(password: str) -> None:
    OrganisationFactory(name="Gemeente Dorpshaven")

    assert "password_of_context" in refusals(password)


@pytest.mark.parametrize("password", ["werk-is-fietsen-naar-zee", "vijf gemeentes op een paraplu"])
def test_sentence_with_such_a_word_is_taken(password: str) -> None:
    assert refusals(password) == []


def test_name_that_nobody_reviewed_is_not_in_the_list() -> None:
    OrganisationFactory(name="Paraplufabriek", is_reviewed=False)

    assert refusals("paraplufabriek-12") == []


def test_visitor_reads_why_at_signing_up(client: Client) -> None:
    answer = client.post("/account/signup/", {**ANSWERS, "password1": "Inclusieve-Arbeidsmarkt-1"})

    assert "het bestaat uit woorden van dit platform of van uw werk" in answer.text


def test_leaked_password_is_refused_in_words(client: Client, leaked: Path) -> None:
    answer = client.post("/account/signup/", {**ANSWERS, "password1": "correct paard batterij"})

    assert "staat in een lijst van gelekte wachtwoorden" in answer.text
    assert not User.objects.exists()


def test_every_line_of_the_list_is_found_and_nothing_else(leaked: Path) -> None:
    assert all(is_breached(f"gelekt-woord-{number}", leaked) for number in range(500))
    assert not any(is_breached(f"eigen-zin-{number}", leaked) for number in range(500))


@pytest.mark.parametrize("text", ["", "\n", "0" * 40, "F" * 40 + ":1"])
def test_short_list_finds_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "short.txt"
    path.write_text(text)

    assert not is_breached("eigen-zin", path)


def test_list_that_is_gone_refuses_nobody(leaked: Path) -> None:
    leaked.unlink()

    assert refusals("correct paard batterij") == []


def test_without_a_list_nothing_is_looked_up(settings: Any) -> None:
    assert settings.BREACHED_PASSWORDS_FILE == ""
    assert refusals("correct paard batterij") == []
