"""Addresses of pages cost one look at the sites per request."""

import pytest
from django.core.signals import request_finished, request_started

from cop_platform.core.addresses import sites


@pytest.fixture
def in_request():
    request_started.send(sender=None)
    yield
    request_finished.send(sender=None)


def test_sites_are_remembered_within_a_request(in_request: None) -> None:
    assert sites() is sites()


def test_sites_are_forgotten_when_the_next_request_begins(in_request: None) -> None:
    before = sites()

    request_started.send(sender=None)

    assert sites() is not before


def test_sites_are_asked_anew_outside_a_request() -> None:
    request_finished.send(sender=None)

    assert sites() is not sites()
