"""Kinds of mail for one test, with templates of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cop_platform.notifications import kinds
from cop_platform.notifications.kinds import Kind, register
from cop_platform.notifications.rendering import engines
from tests.notifications.mail_server import MailServer

WHY = "U krijgt deze mail omdat u meedoet."
TEXT = '{% extends "emails/base.txt" %}{% block content %}{{ words }}{% endblock %}'
MakeKind = Callable[..., Kind]


@pytest.fixture
def make_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakeKind]:
    """Registers a kind and writes its templates: ``make_kind(subject=…, text=…, html=…)``."""
    own = engines.folders()
    monkeypatch.setattr(engines, "folders", lambda: [tmp_path, *own])
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    engines._engine.cache_clear()

    def make(
        code: str = "proef",
        *,
        optional: bool = False,
        subject: str = "Proef",
        text: str = TEXT,
        html: str = "",
    ) -> Kind:
        folder = tmp_path / "emails" / code
        folder.mkdir(parents=True)
        for name, content in (("subject.txt", subject), ("body.txt", text), ("body.html", html)):
            if content:
                (folder / name).write_text(content, encoding="utf-8")
        kind = Kind(code, f"Soort {code}", WHY, not optional, lambda: {"words": "voorbeeld"})
        register(kind)
        return kind

    yield make
    engines._engine.cache_clear()


@pytest.fixture
def mail_server(settings: Any) -> Iterator[MailServer]:
    """A mail server that Django sends to."""
    with MailServer() as server:
        settings.EMAIL_BACKEND = "cop_platform.notifications.backends.SmtpBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 30
        yield server
