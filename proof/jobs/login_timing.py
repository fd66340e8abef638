"""Whether the clock tells who has an account: sign-up, login, reset and code, known against unknown."""

from __future__ import annotations

import itertools
import time
from statistics import median

from django.test import Client
from django.test.utils import override_settings

from proof.running import Broken, Figures
from tests.database import Databases

SAMPLES = 200
BAND = (0.9, 1.1)
PASSWORD = "vijf-gele-paraplus-buiten"
FORMS: dict[str, dict[str, str]] = {
    "/account/signup/": {"password1": PASSWORD, "first_name": "A", "last_name": "B", "has_read": "on"},
    "/account/login/": {"password": "een-verkeerd-woord"},
    "/account/password/reset/": {},
    "/account/login/code/": {},
}
# The real hash: the suite's own is quick, and hides the difference.
SLOW = override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"])
numbers = itertools.count()


@SLOW
def run() -> Figures:
    """The median of each answer in ms, and known divided by unknown; each must lie in BAND."""
    from tests.factories.accounts import VerifiedUserFactory

    Databases().provide("empty")
    known = VerifiedUserFactory().email
    found = {path: compare(path, known) for path in FORMS}
    off = [path for path, times in found.items() if not BAND[0] <= times["ratio"] <= BAND[1]]
    figures = {"samples": SAMPLES, "band": BAND, "ms": found}
    if off:
        raise Broken(figures, [f"{path}: {found[path]['ratio']}" for path in off])
    return figures


def compare(path: str, known: str) -> dict[str, float]:
    """Known and unknown in turn, so that a busy machine hits both."""
    pairs = [(ask(path, known), ask(path, stranger())) for _ in range(SAMPLES)]
    with_account, without = (median(column) for column in zip(*pairs, strict=True))
    return {
        "known": round(with_account, 2),
        "unknown": round(without, 2),
        "ratio": round(with_account / without, 3),
    }


def ask(path: str, address: str) -> float:
    """How long one answer takes, in ms."""
    client, form = Client(), {**FORMS[path], "email": address, "login": address}
    started = time.perf_counter()
    client.post(path, form)
    return (time.perf_counter() - started) * 1000


def stranger() -> str:
    """An address nobody has."""
    return f"niemand{next(numbers)}@example.org"
