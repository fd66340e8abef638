"""Certificates of attendance: who gets one, what a stranger reads with the code, and making it anew."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from cop_platform.core.pdf import NoPdf, Pdf
from cop_platform.core.privacy.erasure import erase
from events.domain.attendance import check_in, take_back
from events.domain.certificates import NotAttended, as_read, code_from, make_certificate, print_next
from events.domain.certificates.codes import LETTERS, new_code
from events.domain.certificates.errors import TooManyCertificates
from events.domain.registration_link import manage_path
from events.domain.seats import Applicant, confirm, register
from events.models import Certificate, Place, Registration
from events.views import check_certificate
from tests.factories import seats as make
from tests.pdfs import check_reads_aloud, page_count, words

START = make.NOW + timedelta(days=30)
END = START + timedelta(hours=2)
AFTER = START + timedelta(days=1)


@pytest.fixture
def afterwards() -> Any:
    """The day after the meeting."""
    with time_machine.travel(AFTER, tick=False):
        yield AFTER


def attended(**guest: Any) -> Registration:
    """Somebody with an account, or a *guest*, who was at a meeting of two hours."""
    applicant = Applicant(**(guest or {"person": make.somebody()}))
    row = register(make.seating(), applicant=applicant, place=Place.ROOM, now=make.NOW)
    if row.state == Registration.State.PENDING:
        row = confirm(row, now=make.NOW)
    check_in(row, by=make.somebody(), now=START)
    return make.again(row)


def made(
    row: Registration, name: str = "Sanne de Vries", *, now: datetime = AFTER, **facts: Any
) -> Certificate:
    return make_certificate(row, name=name, shows_name=False, now=now, **facts)


def checked(client: Client, code: str) -> str:
    return client.get(f"/bewijs/{code}/").content.decode()


@given(st.text(LETTERS, min_size=11, max_size=11), st.integers(0, 11), st.sampled_from(LETTERS))
def test_a_wrong_letter_in_a_code_always_shows(letters: str, place: int, wrong: str) -> None:
    code = next(code for code in (letters + last for last in LETTERS) if code_from(code))
    mistyped = code[:place] + wrong + code[place + 1 :]
    assert code_from(mistyped) == (code if mistyped == code else "")


def test_a_code_is_read_as_people_type_it() -> None:
    code = new_code()
    assert code_from(as_read(code).lower().replace("0", "o").replace("1", "l")) == code
    assert code_from("") == code_from("x" * 5000) == code_from("7K3F-QM9P-2XW/") == ""


@pytest.mark.django_db
def test_only_who_was_there_gets_one_and_only_when_it_is_over() -> None:
    row, absent = attended(), make.registered(make.seating())
    with pytest.raises(NotAttended):
        made(row, now=END - timedelta(seconds=1))
    with pytest.raises(NotAttended):
        made(absent)
    certificate = made(row, now=END)
    facts = (certificate.title, certificate.dates, certificate.minutes)
    assert facts == ("Intervisie", [START.date().isoformat()], 120)


@pytest.mark.django_db
def test_a_stranger_reads_initials_until_the_owner_shows_the_name(client: Client) -> None:
    certificate = made(attended())
    page = checked(client, as_read(certificate.code))
    assert "Dit bewijs is geldig" in page
    assert "S. d. V." in page
    assert "Intervisie" in page
    assert "2 uur" in page
    assert "Sanne" not in page
    Certificate.objects.update(shows_name=True)
    assert "Sanne de Vries" in checked(client, certificate.code)


@pytest.mark.django_db
def test_a_corrected_name_replaces_the_certificate_and_the_former_code_says_so(client: Client) -> None:
    row = attended()
    former = made(row, "Sane de Vries")
    assert made(row, "Sane de Vries") == former
    newer = made(row)
    page = checked(client, former.code)
    assert "Dit bewijs is vervangen" in page
    assert "Intervisie" not in page
    assert as_read(newer.code) not in page
    assert "Dit bewijs is geldig" in checked(client, newer.code)
    for number in range(8):
        made(row, f"Sanne {number}")
    with pytest.raises(TooManyCertificates):
        made(row, "Nog eens")


@pytest.mark.django_db
def test_attendance_that_is_taken_back_withdraws_the_certificate(client: Client) -> None:
    row = attended()
    certificate = made(row)
    take_back(row, by=make.somebody(), now=AFTER - timedelta(hours=1))
    page = checked(client, certificate.code)
    assert "Dit bewijs is ingetrokken" in page
    assert "Intervisie" not in page


@pytest.mark.django_db
def test_codes_of_nothing_and_of_who_is_gone_get_the_same_answer(client: Client) -> None:
    row = attended()
    gone = made(row).code
    erase(row.person)
    answers = [client.get(f"/bewijs/{code}/") for code in (gone, new_code(), "onzin")]
    assert [answer.status_code for answer in answers] == [404] * 3
    for answer in answers:
        assert "Wij kennen dit bewijs niet" in answer.content.decode()
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.django_db
def test_who_tries_many_codes_has_to_wait(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_certificate, "CHECKS_PER_HOUR", 3)
    found = [client.get(f"/bewijs/{new_code()}/").status_code for _ in range(4)]
    assert found == [404, 404, 404, 429]


@pytest.mark.django_db
def test_a_certificate_outlives_the_registration(client: Client) -> None:
    row = attended()
    certificate = made(row)
    row.delete()
    assert "Dit bewijs is geldig" in checked(client, certificate.code)


@pytest.mark.django_db
def test_it_is_printed_on_one_sheet_that_can_be_read_aloud() -> None:
    certificate = made(attended(), "Sanne " + "de Vries-van den Heuvel " * 6)
    assert print_next(AFTER) == certificate
    body = bytes(make.again(certificate).pdf)
    check_reads_aloud(body, title="Bewijs van deelname: Intervisie")
    assert page_count(body) == 1
    assert as_read(certificate.code) in words(body)
    assert print_next(AFTER) is None


@pytest.mark.django_db
def test_what_could_not_be_printed_is_tried_again_after_an_hour() -> None:
    certificate = made(attended())
    with patch("events.domain.certificates.printing.pdf_of", side_effect=NoPdf("no_library")):
        print_next(AFTER)
    assert print_next(AFTER + timedelta(minutes=59)) is None
    with patch("events.domain.certificates.printing.pdf_of", return_value=Pdf(b"%PDF", 1)):
        print_next(AFTER + timedelta(hours=1))
    assert bytes(make.again(certificate).pdf) == b"%PDF"


@pytest.mark.django_db
def test_one_that_was_asked_for_while_the_clock_was_ahead_is_printed_now() -> None:
    certificate = made(attended(), now=AFTER + timedelta(days=1))
    assert print_next(AFTER) == certificate


@pytest.mark.django_db
@pytest.mark.parametrize("is_guest", [True, False], ids=["guest", "member"])
def test_it_is_made_and_fetched_from_ones_own_page(
    client: Client, afterwards: datetime, is_guest: bool
) -> None:
    row = attended(name="Gast Vrij", email="gast@gemeente.test") if is_guest else attended()
    if not is_guest:
        client.force_login(row.person)
        assert f"/mijn/agenda/{row.key}/bewijs/" in client.get("/mijn/agenda/").content.decode()
    own = manage_path(row) if is_guest else f"/mijn/agenda/{row.key}/"
    assert f'href="{own}bewijs/"' in client.get(own).content.decode()
    assert client.post(f"{own}bewijs/", {"name": ""}).status_code == 422
    assert client.post(f"{own}bewijs/", {"name": "Sanne"}).status_code == 302
    waiting = client.get(f"{own}bewijs/")
    assert "Wij maken uw bewijs" in waiting.content.decode()
    # Nobody's reading is cut short: a link, and a script that changes the words alone.
    assert f'data-waiting href="{own}bewijs/"' in waiting.content.decode()
    assert "Refresh" not in waiting.headers
    assert client.get(f"{own}bewijs.pdf").status_code == 404
    Certificate.objects.update(pdf=b"%PDF", wanted_at=None)
    assert "Download uw bewijs" in client.get(f"{own}bewijs/").content.decode()
    answer = client.get(f"{own}bewijs.pdf")
    assert (answer["Content-Type"], answer.content) == ("application/pdf", b"%PDF")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_who_registered_a_colleague_does_not_get_the_colleagues_certificate(
    client: Client, afterwards: datetime
) -> None:
    boss = make.somebody()
    row = attended(name="Collega", email="collega@gemeente.test", registered_by=boss)
    client.force_login(boss)
    assert client.get(f"/mijn/agenda/{row.key}/bewijs/").status_code == 404


@pytest.mark.django_db
def test_who_was_not_there_reads_why_there_is_none(client: Client, afterwards: datetime) -> None:
    row = make.registered(make.seating())
    client.force_login(row.person)
    answer = client.get(f"/mijn/agenda/{row.key}/bewijs/")
    assert (answer.status_code, "een bewijs als u bent ingecheckt" in answer.content.decode()) == (409, True)
    assert "Uw bewijs van deelname" not in client.get(f"/mijn/agenda/{row.key}/").content.decode()
