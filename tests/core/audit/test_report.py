"""Administrators read the log; nobody else, and never what people wrote."""

import csv
import re
from collections.abc import Callable
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from communities.domain.membership import join, leave
from cop_platform.accounts.models import User
from cop_platform.core import clock, jobs
from cop_platform.core.activity import record
from cop_platform.core.audit import acts
from cop_platform.core.models import Activity
from cop_platform.core.privacy.erasure import erase
from cop_platform.core.spreadsheets import harmless
from events.domain.subscriptions import subscribe
from tests.core.audit.log import forget
from tests.factories.accounts import VerifiedUserFactory
from tests.factories.communities import MembershipFactory

pytestmark = pytest.mark.django_db
APPS = ("cop_platform", "communities", "events", "resources", "home")
VERB = re.compile(r'verb="([^"]+)"')
KEPT_OUT = {"left public agenda"}
REPORT = "/cms/reports/logboek/"


@pytest.fixture
def noor() -> User:
    return VerifiedUserFactory(first_name="Noor", last_name="Bakker", email="noor@example.org")


@pytest.fixture
def administrator(client: Client) -> User:
    person = VerifiedUserFactory(first_name="Bea", last_name="Heer", is_superuser=True)
    client.force_login(person)
    forget()
    return person


def lines(client: Client, **asked: str) -> list[list[str]]:
    """The spreadsheet as a program reads it, without its head."""
    answer = client.get(REPORT, {"export": "csv", **asked})
    text = b"".join(answer.streaming_content).decode()
    return list(csv.reader(StringIO(text)))[1:]


def test_report_tells_who_did_what_to_whom(client: Client, administrator: User, noor: User) -> None:
    group = Group.objects.create(name="Redactie")
    noor.groups.add(group)
    record(actor=administrator, verb="made administrator", target=noor)

    page = client.get(REPORT).text

    assert f"Noor Bakker (nr. {noor.pk})" in page
    assert f"Bea Heer (nr. {administrator.pk})" in page
    assert "In groep gezet" in page
    assert f"groep: Redactie (nr. {group.pk})" in page
    assert "het systeem" in page


def test_erased_people_have_no_name(client: Client, administrator: User, noor: User) -> None:
    record(actor=noor, verb="changed password", target=noor)
    record(actor=None, verb="locked out", target=noor)
    number = noor.pk
    erase(noor)

    locked, changed, *_erased = sorted(lines(client), key=lambda line: line[1])

    gone = f"verwijderd account (nr. {number})"
    assert changed[1:4] == ["Wachtwoord gewijzigd", "verwijderd account", gone]
    assert locked[1:4] == ["Inloggen tegengehouden na te veel pogingen", "het systeem", gone]


def test_log_shows_nothing_that_people_wrote(client: Client, administrator: User, noor: User) -> None:
    row, token = subscribe(noor, name="Mijn geheime naam", now=datetime(2026, 3, 3).astimezone())

    page = client.get(REPORT).text

    assert "Agendalink gemaakt" in page
    assert f"(nr. {row.pk})" in page
    assert "geheime naam" not in page
    assert token not in page


def test_filters_by_act_person_and_period(
    client: Client, administrator: User, noor: User, at: Callable[..., datetime]
) -> None:
    forget()
    at(2026, 3, 2, 12)
    record(actor=noor, verb="logged in", target=noor)
    at(2026, 3, 3, 12)
    record(actor=noor, verb="changed password", target=noor)
    record(actor=administrator, verb="logged in", target=administrator)
    client.force_login(administrator)

    def found(**asked: str) -> int:
        return len(list(client.get(REPORT, asked).context["table"].data))

    assert "2026-03-03 12:00:00" in client.get(REPORT).text
    assert found() == 3
    assert found(act="logged in") == 2
    assert found(person="noor bak") == found(person="NOOR@example.org") == found(person=str(noor.pk)) == 2
    assert found(person="niemand") == 0
    assert found(person="²", period_from="gisteren") == 3
    assert found(person="9" * 30) == 0
    assert found(period_from="2026-03-03") == 2
    assert found(period_to="2026-03-02") == 1


def test_what_is_no_act_of_the_log_is_not_in_it(client: Client, administrator: User, noor: User) -> None:
    forget()
    record(actor=noor, verb="learned", target=noor)

    assert lines(client) == []


def test_log_tells_who_joined_and_left_a_community(client: Client, administrator: User, noor: User) -> None:
    now = clock.now()
    row = MembershipFactory(state="left", person=noor, community__policy="open")
    forget()
    join(row.community, person=noor, now=now)
    leave(row.community, person=noor, now=now)

    told = sorted(line[1:4] for line in lines(client))

    where = f"{row.community} (nr. {row.community_id})"
    who = f"Noor Bakker (nr. {noor.pk})"
    assert told == [["Community verlaten", who, where], ["Lid geworden van community", who, where]]


def test_spreadsheet_calculates_nothing_and_is_told(client: Client, administrator: User) -> None:
    bad = VerifiedUserFactory(first_name='=HYPERLINK("http://kwaad.example")', last_name="")
    forget()
    record(actor=bad, verb="logged in", target=bad)

    [line] = lines(client)

    assert line[2].startswith("'=HYPERLINK")
    assert Activity.objects.get(verb="exported log").actor == administrator
    excel = client.get(REPORT, {"export": "xlsx"})
    assert b"".join(excel.streaming_content).startswith(b"PK")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_every_start_of_a_formula_is_met(start: str) -> None:
    assert harmless(f"{start}1") == f"'{start}1"
    assert harmless(f"1{start}") == f"1{start}"
    assert harmless(-1) == -1


def test_nobody_but_administrators_reads_it(client: Client, redacteur: User) -> None:
    for address in (REPORT, REPORT + "results/"):
        assert client.get(address).status_code == 302
        client.force_login(redacteur)
        assert client.get(address).status_code == 302
    assert "logboek" not in client.get("/cms/").text


def test_page_of_the_report_takes_as_many_queries_for_one_row_as_for_many(
    client: Client, administrator: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(40):
        person = VerifiedUserFactory()
        record(actor=person, verb="logged in", target=person, group=number)
    client.get(REPORT)

    with django_assert_max_num_queries(25):
        client.get(REPORT)


def test_log_is_kept_for_two_years_and_evidence_longer(at: Callable[..., datetime], noor: User) -> None:
    forget()
    at(2026, 1, 1, 12)
    record(actor=noor, verb="logged in", target=noor)
    record(actor=noor, verb="joined", target=noor)

    jobs.forget(at(2027, 12, 31, 12))
    assert Activity.objects.count() == 2
    jobs.forget(at(2028, 1, 2, 12))

    assert [row.verb for row in Activity.objects.all()] == ["joined"]


def test_every_verb_of_the_code_is_in_the_log_or_kept_out_on_purpose() -> None:
    sources = [path for app in APPS for path in Path(app).rglob("*.py")]
    verbs = {verb for path in sources for verb in VERB.findall(path.read_text())}

    assert verbs - {*acts()} == KEPT_OUT
    assert len(verbs) > 15
