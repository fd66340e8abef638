"""Send nonsense, count the answers, and keep what broke."""

from collections import Counter
from collections.abc import Callable
from typing import Any
from zlib import crc32

from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz.nonsense import VALUES, percent, questions
from tests.fuzz.places import Place, visitor

FORM = "application/x-www-form-urlencoded"
Found = list[str]


def limits(examples: int) -> Any:
    """So many questions; breakage is counted, and not searched for its smallest form."""
    return settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def try_place(place: Place, *, examples: int, counts: Counter[int]) -> Found:
    """What of *examples* questions to *place* was answered with 500 or more; *counts* grows by status."""
    client, broken = visitor(place.who), []

    @seed(crc32(str(place).encode()))
    @limits(examples)
    @given(st.tuples(VALUES, questions(place.names)))
    def ask_it(drawn: tuple[str | bytes, str]) -> None:
        word, question = drawn
        path = place.path.format(percent(word)) if "{}" in place.path else place.path
        status = ask(client, place.method, path, question)
        counts[status] += 1
        if status >= 500:
            broken.append(f"{status} {place.method} {path} {question}"[:300])

    ask_it()
    return broken


def ask(client: Client, method: str, path: str, question: str) -> int:
    """The status of one answer; whatever it wrote is undone."""
    with transaction.atomic():
        send: Callable[[], Any] = {
            "get": lambda: client.get(f"{path}?{question}"),
            "post": lambda: client.post(path, question, content_type=FORM),
        }[method]
        status = int(send().status_code)
        transaction.set_rollback(True)
    return status
