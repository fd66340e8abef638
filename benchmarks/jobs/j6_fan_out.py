"""J6: a mail to thousands, from the template to the mail server, beside the bare mail server."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.test import override_settings

from benchmarks.data import Meeting
from benchmarks.measure import Target, take_turns, told
from benchmarks.rows import NOW
from benchmarks.sink import send_fixed, sink
from cop_platform.notifications.domain.deliver import deliver_due
from cop_platform.notifications.domain.enqueue import Letter, enqueue_many
from cop_platform.notifications.kinds import kind_of
from cop_platform.notifications.mime import as_bytes
from cop_platform.notifications.models import OutboxMail
from cop_platform.notifications.rendering import prepare_mail

KIND = "partner_failing"
fan_outs = count()


def run(found: list[Meeting], rounds: int) -> dict[str, Any]:
    """Times of as many mails as there are meetings, and their ratio to the floor: smtplib, the same bytes."""
    number = len(found)
    # A run that was broken off leaves its mails.
    OutboxMail.objects.all().delete()
    _write(1)
    fixed = as_bytes(OutboxMail.objects.get(), NOW)
    OutboxMail.objects.all().delete()
    with sink() as port, _sending_to(port):
        targets = [
            Target("floor", lambda: send_fixed(port, fixed, number)),
            Target("fan-out", lambda: _fan_out(number), "floor"),
        ]
        results = told(targets, take_turns(targets, rounds))
    OutboxMail.objects.all().delete()
    return {"targets": results, "bytes": len(fixed)}


def _sending_to(port: int) -> Any:
    backend = "cop_platform.notifications.backends.SmtpBackend"
    return override_settings(EMAIL_BACKEND=backend, EMAIL_HOST="127.0.0.1", EMAIL_PORT=port)


def _fan_out(number: int) -> None:
    """Render, write and send, as an organiser and then the worker do; what went out before stays."""
    _write(number)
    sent = 0
    while (batch := deliver_due(NOW)) > 0:
        sent += batch
    assert sent == number


def _write(number: int) -> None:
    prepared = prepare_mail(KIND, context=kind_of(KIND).sample(), places=["url"], language="nl")
    run = next(fan_outs)
    letters = (
        Letter(prepared.for_one(address, {"url": address}), KIND, address, f"{run}:{address}")
        for address in (f"deelnemer{each}@example.org" for each in range(number))
    )
    enqueue_many(letters, now=NOW)
