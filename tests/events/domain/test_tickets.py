"""A ticket says who it is of, and nobody else can make one."""

from io import BytesIO
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from PIL import Image

from events.domain import tickets
from events.models import Registration

KEY = UUID("c0ffee00-1234-4abc-8def-0123456789ab")
ROW = Registration(key=KEY)


def test_token_leads_back_to_the_registration() -> None:
    assert tickets.key_of_ticket(tickets.ticket_token(ROW)) == KEY


@pytest.mark.parametrize("token", ["", "onzin", "a:b:c", str(KEY)])
def test_what_we_did_not_sign_is_no_ticket(token: str) -> None:
    assert tickets.key_of_ticket(token) is None
    assert tickets.key_of_ticket(tickets.ticket_token(ROW)[:-1]) is None


def test_token_of_another_purpose_is_no_ticket() -> None:
    assert tickets.key_of_ticket(tickets.sign("feed", "wP_uABI0SryN7wEjRWeJqw")) is None


def test_code_is_six_clear_letters_and_is_found_however_it_is_typed() -> None:
    assert tickets.ticket_code(ROW) == "R3Z YW0"
    assert {tickets.plain_code(typed) for typed in ("r3z-ywo", "R3Z YW0", " r3zyw0 ")} == {"R3ZYW0"}


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is drawn."""
    texts: list[str] = []
    make = tickets.segno.make
    spy = SimpleNamespace(make=lambda text, **how: texts.append(text) or make(text, **how))
    monkeypatch.setattr(tickets, "segno", spy)
    return texts


@pytest.mark.urls("cop_platform.urls")
def test_drawings_say_the_address_of_the_door(drawn: list[str], settings: Any) -> None:
    svg, png = tickets.ticket_svg(ROW), tickets.ticket_png(ROW)

    [address, _same] = drawn
    path, _, token = address.removesuffix("/").rpartition("/")
    assert path == f"{settings.SITE_URL}/inchecken/kaartje"
    assert tickets.key_of_ticket(token) == KEY
    assert svg.startswith("<svg")
    assert "style=" not in svg
    picture = Image.open(BytesIO(png))
    assert picture.format == "PNG"
    assert 300 < picture.width < 600
