"""The link in the mail is the key to one registration, and to nothing else."""

from datetime import timedelta

import pytest
import time_machine
from django.core.signing import BadSignature

from cop_platform.core.signing import sign
from events.domain.registration_link import VALID, key_of, manage_path
from tests.factories.seats import NOW, registered, seating

pytestmark = pytest.mark.django_db


def token_of(path: str) -> str:
    """The secret part of the address."""
    return path.strip("/").rpartition("/")[2]


def test_the_link_names_the_registration_it_was_made_for():
    mine = registered(seating())

    assert key_of(token_of(manage_path(mine))) == mine.key


def test_the_link_is_in_the_language_of_the_registration():
    assert manage_path(registered(seating())).startswith("/aanmelding/")
    assert manage_path(registered(seating(), language="en")).startswith("/en/aanmelding/")


def test_the_link_ends():
    mine = registered(seating())
    with time_machine.travel(NOW, tick=False):
        token = token_of(manage_path(mine))
    with time_machine.travel(NOW + VALID, tick=False):
        assert key_of(token) == mine.key
    with time_machine.travel(NOW + VALID + timedelta(seconds=1), tick=False), pytest.raises(BadSignature):
        key_of(token)


def test_what_was_signed_for_something_else_is_no_link():
    mine = registered(seating())

    with pytest.raises(BadSignature):
        key_of(sign("reopen-account", str(mine.key)))
