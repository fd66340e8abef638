"""Whether the clock tells who has an account, or a seat: known addresses against unknown ones.

Sign-up, login, reset and code, and a guest who asks for a seat, with the real hash and the
real waiting times.  The control takes both away from the sign-up, and must see who has an account.
"""

from __future__ import annotations

import itertools
import time
from datetime import timedelta
from statistics import median
from typing import Any
from unittest.mock import patch

from django.test import Client
from django.test.utils import override_settings

from cop_platform.accounts.forms import login
from cop_platform.core import clock
from cop_platform.settings import base
from proof.running import Broken, Figures
from tests.database import Databases

SAMPLES, CONTROL_SAMPLES = 200, 20
BAND = (0.9, 1.1)
PASSWORD = "vijf-gele-paraplus-buiten"
FORMS: dict[str, dict[str, str]] = {
    "/account/signup/": {"password1": PASSWORD, "first_name": "A", "last_name": "B", "has_read": "on"},
    "/account/login/": {"password": "een-verkeerd-woord"},
    "/account/password/reset/": {},
    "/account/login/code/": {},
}
# A guest who asks for a seat; the meeting is made for it.
SEAT, GUEST = "/agenda/<slug>/aanmelden/", {"name": "Noor"}
# The suite's own hash is quick, and hides the difference.
AS_LIVE = override_settings(
    PASSWORD_HASHERS=base.PASSWORD_HASHERS, ACCOUNT_BEATS=base.ACCOUNT_BEATS, GUEST_BEATS=base.GUEST_BEATS
)
numbers = itertools.count()


@AS_LIVE
def run() -> Figures:
    """The median of each answer in ms, and known divided by unknown; each but the control lies in BAND."""
    from tests.factories.accounts import VerifiedUserFactory

    Databases().provide("empty")
    person = VerifiedUserFactory()
    known = person.email
    found = {path: compare(path, known, SAMPLES) for path in FORMS}
    found[SEAT] = compare(seat_of(person), known, SAMPLES)
    figures = {"samples": SAMPLES, "band": BAND, "ms": found, "control": control(known)}
    reasons = [f"{path}: {times['ratio']}" for path, times in found.items() if not is_even(times)]
    reasons += ["the control saw no difference"] if is_even(figures["control"]) else []
    if reasons:
        raise Broken(figures, reasons)
    return figures


def is_even(times: dict[str, float]) -> bool:
    """Whether *times* tell nothing."""
    return BAND[0] <= times["ratio"] <= BAND[1]


def control(known: str) -> dict[str, float]:
    """The sign-up as the login library does it."""
    bare = override_settings(ACCOUNT_BEATS={})
    with bare, patch.object(login, "make_password"):
        return compare("/account/signup/", known, CONTROL_SAMPLES)


def compare(path: str, known: str, samples: int) -> dict[str, float]:
    """Known and unknown in turn, and either first, so that a busy machine hits both."""
    times: dict[bool, list[float]] = {True: [], False: []}
    for number in range(samples):
        for is_known in (number % 2 == 0, number % 2 == 1):
            times[is_known].append(ask(path, known if is_known else stranger()))
    with_account, without = median(times[True]), median(times[False])
    return {
        "known": round(with_account, 2),
        "unknown": round(without, 2),
        "ratio": round(with_account / without, 3),
    }


def seat_of(person: Any) -> str:
    """The address of the form for a meeting where *person* has a seat."""
    from tests.factories.seats import registered, seating

    seats = seating(room=None, starts_at=clock.now() + timedelta(days=30))
    registered(seats, person, now=clock.now())
    return f"/agenda/{seats.event.slug}/aanmelden/"


def ask(path: str, address: str) -> float:
    """How long one answer takes, in ms."""
    client, form = Client(), {**FORMS.get(path, GUEST), "email": address, "login": address}
    started = time.perf_counter()
    client.post(path, form)
    return (time.perf_counter() - started) * 1000


def stranger() -> str:
    """An address nobody has."""
    return f"niemand{next(numbers)}@example.org"
