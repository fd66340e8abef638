"""Ten thousand questions of nonsense to every list, feed, form and the API: no answer is an error of ours.

The suite sends some hundreds of the same.
"""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.test.utils import override_settings
from hypothesis import given
from schemathesis import GenerationMode

from proof.running import Broken, Figures
from tests.database import Databases
from tests.fuzz.places import Place, places
from tests.fuzz.trial import limits, try_place

CALLS = 10_000
API_CALLS = 150
SIGNALS = (request_started, request_finished)


def run() -> Figures:
    """How many answers there were by status, and which were errors."""
    Databases().provide("demo")
    with quiet():
        return tried()


def tried() -> Figures:
    """What ``run`` tells, on the database of this moment."""
    counts: Counter[int] = Counter()
    broken = try_api(counts)
    everywhere = places()
    # One more for each, as some places have fewer different questions.
    examples = (CALLS - counts.total()) // len(everywhere) + 2
    for place in everywhere:
        broken += try_place(place, examples=examples, counts=counts)
    figures = {
        "calls": counts.total(),
        "places": len(everywhere),
        "statuses": {str(status): counts[status] for status in sorted(counts)},
        "broken": broken[:50],
        "control": control(),
    }
    return judged(figures, len(broken), counts.total())


@contextmanager
def quiet() -> Iterator[None]:
    """No line for each refusal, which would be megabytes."""
    level = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(level)


@contextmanager
def one_connection() -> Iterator[None]:
    """The database stays open between two calls."""
    for signal in SIGNALS:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in SIGNALS:
            signal.connect(close_old_connections)


def judged(figures: Figures, errors: int, calls: int) -> Figures:
    """*figures*, or Broken when there were errors or too few calls, or the control saw nothing."""
    reasons = [f"{errors} errors"] if errors else []
    reasons += [f"only {calls} calls"] if calls < CALLS else []
    reasons += [] if figures["control"] else ["the control saw no error"]
    if reasons:
        raise Broken(figures, reasons)
    return figures


def try_api(counts: Counter[int]) -> list[str]:
    """What of the calls that follow or break the description of the API was an error."""
    from tests.events.views.api.test_document import PLAIN, operations_of

    document = json.loads(Client().get("/api/v1/openapi.json").content)
    broken: list[str] = []
    with one_connection():
        for operation in operations_of(document).values():
            for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
                broken += try_operation(operation, mode, counts, PLAIN)
    return broken


def try_operation(
    operation: Any, mode: GenerationMode, counts: Counter[int], headers: dict[str, str]
) -> list[str]:
    """The errors of one operation; nothing when it has no parameter to break."""
    broken: list[str] = []
    if mode is GenerationMode.NEGATIVE and not list(operation.query):
        return broken

    @limits(API_CALLS)
    @given(case=operation.as_strategy(mode))
    def ask(case: Any) -> None:
        status = case.call(headers=headers).status_code
        counts[status] += 1
        if status >= 500:
            broken.append(f"{status} {case.formatted_path} {case.query}"[:300])

    ask()
    return broken


def control() -> int:
    """How many errors the same trial sees where a view always fails."""
    with override_settings(ROOT_URLCONF="tests.core.middleware.urls"):
        return len(try_place(Place("/proef/fout/"), examples=5, counts=Counter()))
