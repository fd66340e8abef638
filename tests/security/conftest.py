"""The site as it runs in production, as far as settings go; and a world with secrets."""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client

from cop_platform.settings import base
from tests.security.world import World, build

KINDS = ("SECURE_", "SESSION_COOKIE_", "CSRF_COOKIE_", "X_FRAME", "REQUIRE_STAFF_MFA", "SITE_URL")
COMPLETE = {
    "SECRET_KEY": "only-to-read-the-settings",
    "ALLOWED_HOSTS": "testserver",
    "DATABASE_URL": "sqlite://:memory:",
    "EMAIL_URL": "smtp://localhost",
    "SITE_URL": "https://testserver",
}
Ask = Callable[[], Client]


@pytest.fixture
def production(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: LazySettings) -> Ask:
    """Makes a visitor by https of a site with the production settings, and one static file."""
    for name, value in COMPLETE.items():
        monkeypatch.setenv(name, value)
    # The suite read the rest before it knew these.
    monkeypatch.setattr(base, "SITE_URL", COMPLETE["SITE_URL"])
    module = importlib.import_module("cop_platform.settings.production")
    strict = {name: value for name, value in vars(module).items() if name.startswith(KINDS)}
    (tmp_path / "site.css").write_text("p { color: red }\n")
    for name, value in {**strict, "STATIC_ROOT": tmp_path}.items():
        setattr(settings, name, value)
    return visitor


@pytest.fixture
def world(db: None, settings: Any) -> World:
    """Two communities, ten kinds of visitor, and everything that is not for everybody."""
    settings.REQUIRE_STAFF_MFA = True
    return build()


class Visitor(Client):
    """Somebody who asks by https."""

    def generic(self, *args: object, **kwargs: object) -> HttpResponse:
        """The answer, whether or not the caller asks for https."""
        return super().generic(*args, **{**kwargs, "secure": True})


def visitor() -> Client:
    """Somebody without cookies; what goes wrong is an answer, too."""
    return Visitor(raise_request_exception=False)
