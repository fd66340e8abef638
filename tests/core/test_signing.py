"""Signed texts."""

from datetime import timedelta

import pytest
from django.core.signing import BadSignature, SignatureExpired

from cop_platform.core.signing import sign, unsign

WEEK = timedelta(days=7)


def test_value_comes_back_for_its_purpose():
    assert unsign("afmelden", sign("afmelden", {"id": 3}), WEEK) == {"id": 3}


def test_value_of_another_purpose_is_refused():
    with pytest.raises(BadSignature):
        unsign("uitnodigen", sign("afmelden", 3), WEEK)


def test_changed_text_is_refused():
    with pytest.raises(BadSignature):
        unsign("afmelden", sign("afmelden", 3) + "x", WEEK)


def test_old_text_is_refused(at):
    at(2026, 11, 1, 12)
    text = sign("afmelden", 3)
    at(2026, 11, 8, 12, 1)

    with pytest.raises(SignatureExpired):
        unsign("afmelden", text, WEEK)
