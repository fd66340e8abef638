"""A mail that comes back later is marked; an address that nothing reaches is left alone."""

import sys
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.test import Client

from cop_platform.core import clock
from cop_platform.notifications.domain.bounces import take_bounce
from cop_platform.notifications.domain.enqueue import Letter, Mail, enqueue, enqueue_many
from cop_platform.notifications.domain.reachable import is_unreachable
from cop_platform.notifications.management.commands import take_bounce as command
from cop_platform.notifications.mime import message_id
from cop_platform.notifications.models import OutboxMail
from cop_platform.notifications.returned.reading import Returned, read_report
from tests.factories.accounts import VerifiedUserFactory
from tests.notifications.conftest import MakeKind

State = OutboxMail.State
DAY = timedelta(days=1)
GONE = "5.1.1 smtp; 550 5.1.1 unknown user"
REPORT = """From: MAILER-DAEMON@mx.test
To: noreply@localhost
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="x"

--x
Content-Type: text/plain

This is the mail system.
--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.test

Final-Recipient: rfc822; {final}
{original}Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1
 unknown user

--x
{returned}

Message-ID: {id}
To: {to}
Subject: Uw plek

--x--
"""
WHOLE, HEADERS = "Content-Type: message/rfc822", "Content-Type: text/rfc822-headers"


def mail(key: str = "1", to: str = "anna@gemeente.test", **fields: Any) -> OutboxMail:
    usual = {"kind": "proef", "subject": "Uw plek", "next_attempt_at": clock.now(), "attempts": 1}
    return OutboxMail.objects.create(
        **{"dedupe_key": key, "to_address": to, "state": "sent", **usual, **fields}
    )


def report(row: OutboxMail, **changes: str) -> bytes:
    facts = {"final": row.to_address, "to": row.to_address, "id": message_id(row), "original": ""}
    return REPORT.format(**{**facts, "action": "failed", "returned": WHOLE, **changes}).encode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"returned": HEADERS},
        {"final": "anna@elders.test"},
        {"to": "", "final": "x@elders.test", "original": "Original-Recipient: rfc822;Anna@Gemeente.test\n"},
    ],
    ids=["whole", "headers", "passed on", "original"],
)
def test_mail_that_came_back_is_marked_with_the_reason_and_no_other(changes: dict[str, str]) -> None:
    row, other = mail(), mail("2")

    assert take_bounce(report(row, **changes)) == row

    found = OutboxMail.objects.get(pk=row.pk)
    assert (found.state, found.last_error) == (State.BOUNCED, GONE)
    assert OutboxMail.objects.get(pk=other.pk).state == State.SENT


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes", [{"action": "delayed"}, {"id": "<0@localhost>"}, {"returned": "Content-Type: text/plain"}]
)
def test_delay_wrong_identity_and_no_identity_change_nothing(changes: dict[str, str]) -> None:
    row = mail()

    assert take_bounce(report(row, **changes)) is None

    assert OutboxMail.objects.get().state == State.SENT


@pytest.mark.django_db
def test_mail_that_the_operator_tries_again_is_not_marked_by_an_old_report() -> None:
    row = mail(state="waiting", attempts=0)

    take_bounce(report(row))

    assert OutboxMail.objects.get().state == State.WAITING


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\x00" * 5000,
        b"Content-Type: message/rfc822\n\n" * 30_000,
        b"Content-Type: multipart/report" + b"; a=b" * 200_000 + b"\n\nx",
        b"".join(b'Content-Type: multipart/report; boundary="b%d"\n\n--b%d\n' % (i, i) for i in range(3000)),
    ],
    ids=["nothing", "noise", "deep", "parameters", "nested"],
)
def test_hostile_bytes_are_no_report(body: bytes) -> None:
    assert read_report(body) is None


def test_words_of_others_stay_short_and_on_one_line() -> None:
    row = OutboxMail(dedupe_key="1", to_address="anna@gemeente.test")
    body = report(row).replace(b"unknown user", b"x\x1b[31m\xe2\x80\xae" + b"y" * 5000)

    found = read_report(body)

    assert isinstance(found, Returned)
    assert (len(found.words), found.words.isprintable()) == (200, True)


@pytest.mark.django_db(transaction=True)
def test_command_takes_the_mail_of_a_pipe_and_asks_for_it_again_when_the_database_is_away() -> None:
    row = mail()
    with patch.object(sys, "stdin", _Pipe(report(row) + b"x" * 3_000_000)):
        call_command("take_bounce")
    assert OutboxMail.objects.get().state == State.BOUNCED

    away = patch.object(command, "take_bounce", side_effect=OperationalError)
    with away, patch.object(sys, "stdin", _Pipe(b"x")), pytest.raises(SystemExit, match="75"):
        call_command("take_bounce")


class _Pipe:
    def __init__(self, body: bytes) -> None:
        self.buffer = self
        self.body = body

    def read(self, most: int) -> bytes:
        taken, self.body = self.body[:most], self.body[most:]
        return taken


def came_back(times: int = 3, words: str = GONE, apart: timedelta = DAY) -> str:
    for number in range(times):
        row = mail(f"key {number}", state="bounced", last_error=words)
        OutboxMail.objects.filter(pk=row.pk).update(created_at=clock.now() - apart + number * apart / 2)
    return "anna@gemeente.test"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words", [GONE, "550 5.1.10 no such user", "5.2.1 closed", "550 5.4.1 Access denied"]
)
def test_three_mails_in_a_row_that_came_back_over_a_day_leave_an_address_alone(words: str) -> None:
    assert is_unreachable(came_back(words=words))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "facts",
    [
        {"times": 2},
        {"apart": DAY - timedelta(seconds=1)},
        {"words": "5.2.2 mailbox full"},
        {"words": "550 5.7.1 looks like spam"},
        {"words": "4.4.7 expired"},
        {"words": "550 no"},
    ],
    ids=str,
)
def test_fewer_or_other_troubles_do_not(facts: dict[str, Any]) -> None:
    assert not is_unreachable(came_back(**facts))


@pytest.mark.django_db
def test_first_mail_that_arrives_ends_it() -> None:
    address = came_back()
    mail("arrived", address)

    assert not is_unreachable(address)


@pytest.mark.django_db
def test_what_can_be_missed_is_not_sent_there_and_the_rest_is(make_kind: MakeKind) -> None:
    make_kind("weekblad", optional=True)
    make_kind("plek")
    address, now = came_back(), clock.now()
    words = Mail(subject="x", text="x", html="")

    for kind in ("weekblad", "plek"):
        enqueue(words, kind=kind, to_address=address, dedupe_key=f"{kind} 1", now=now)
        enqueue_many([Letter(words, kind, address.title(), f"{kind} 2")], now=now)

    assert list(OutboxMail.objects.filter(state="waiting").values_list("kind", flat=True)) == ["plek", "plek"]


@pytest.mark.django_db
def test_person_reads_on_their_own_page_that_mail_comes_back(client: Client) -> None:
    person = VerifiedUserFactory(email="anna@gemeente.test")
    client.force_login(person)
    assert "Onze mail komt bij u niet aan" not in client.get("/mijn/").content.decode()

    came_back()

    assert (
        "De laatste drie mails aan anna@gemeente.test kwamen terug." in client.get("/mijn/").content.decode()
    )
