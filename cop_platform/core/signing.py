"""Signed values that serve one purpose only and expire."""

from datetime import timedelta
from typing import Any

from django.core import signing


def sign(purpose: str, value: Any) -> str:
    """A URL-safe text that carries *value*, valid for *purpose* alone."""
    return signing.dumps(value, salt=f"cop_platform.{purpose}")


def unsign(purpose: str, text: str, max_age: timedelta) -> Any:
    """The value signed for *purpose*; BadSignature when forged, foreign or older than *max_age*."""
    return signing.loads(text, salt=f"cop_platform.{purpose}", max_age=max_age)
