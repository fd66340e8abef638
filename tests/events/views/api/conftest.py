"""How the tests ask the API."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def ask(client: Client) -> Ask:
    """The data at an address below ``/api/v1``, with the parameters that are given."""

    def get(path: str, **parameters: Any) -> dict[str, Any]:
        answer = client.get(path if path.startswith("http") else f"/api/v1{path}", parameters or None)
        assert answer.status_code == 200, answer.text
        return dict(json.loads(answer.content))

    return get
