"""Who has an account cannot be told by the clock either."""

from unittest.mock import patch

import pytest
from django.contrib.auth import hashers
from django.test import Client

from tests.accounts.test_signup import ANSWERS
from tests.factories.accounts import VerifiedUserFactory

pytestmark = pytest.mark.django_db


def hashes(path: str, form: dict[str, str]) -> int:
    """How many passwords the site hashes to answer; that is where the time goes."""
    hasher = hashers.get_hasher()
    with patch.object(type(hasher), "encode", autospec=True, side_effect=type(hasher).encode) as encode:
        Client().post(path, form)
    return encode.call_count


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/account/signup/", ANSWERS),
        ("/account/login/", {"login": "", "password": "een-verkeerd-woord"}),
        ("/account/password/reset/", {}),
        ("/account/login/code/", {}),
    ],
)
def test_known_address_takes_as_many_hashes_as_an_unknown_one(path: str, form: dict[str, str]) -> None:
    VerifiedUserFactory(email="joris@example.org")

    def with_address(address: str) -> dict[str, str]:
        return {**form, "email": address, "login": address}

    known = hashes(path, with_address("joris@example.org"))
    unknown = hashes(path, with_address("nieuw@example.org"))

    assert known == unknown
