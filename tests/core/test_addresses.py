"""Addresses of pages cost one look at the sites per request."""

from collections.abc import Iterator

import pytest

from cop_platform.core import addresses
from cop_platform.core.addresses import sites


@pytest.fixture
def in_request() -> Iterator[None]:
    """What the signals of a request do; sending them would close database connections too."""
    addresses.begin()
    yield
    addresses.end()


def test_sites_are_remembered_within_a_request(in_request: None) -> None:
    assert sites() is sites()


def test_sites_are_forgotten_when_the_next_request_begins(in_request: None) -> None:
    before = sites()

    addresses.begin()

    assert sites() is not before


def test_sites_are_asked_anew_outside_a_request() -> None:
    addresses.end()

    assert sites() is not sites()
