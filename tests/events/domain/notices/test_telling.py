"""What one mail about a registration says."""

import re
from base64 import b64decode
from datetime import timedelta
from email import message_from_bytes
from typing import Any

import pytest
from django.utils.translation import override

from cop_platform.notifications.kinds import kind_of
from cop_platform.notifications.mime import as_bytes
from cop_platform.notifications.models import OutboxMail
from cop_platform.notifications.rendering import render_mail
from events.domain.notices import Notice, tell
from events.domain.registration_link import key_of
from events.domain.seats import Applicant, cancel, expire_offers, register, substitute, switch_place
from events.domain.seats.allocating import allocate_due
from events.domain.tickets import ticket_code
from events.models import Allocation, Place
from tests.factories.seats import NOW, again, registered, seating, somebody

pytestmark = pytest.mark.django_db
START = NOW + timedelta(days=30)
WHEN = "woensdag 1 april 2026, 11.00–13.00 uur"


def mail(kind: str, **which: Any) -> OutboxMail:
    return OutboxMail.objects.get(kind=f"registration_{kind}", **which)


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("notice", list(Notice))
def test_every_kind_has_a_subject_a_text_and_a_page_in_both_languages(notice: Notice, language: str) -> None:
    sample = dict(kind_of(notice).sample())
    found = render_mail(notice, context=sample, language=language, to="gast@example.org")
    with override(language):
        title = str(sample["title"])

    assert title in found.subject
    for body in (found.text, found.html):
        assert title in body
        assert {"nl": "2 maart 2027", "en": "2 March 2027"}[language] in body
        assert "{" not in body.split("</style>")[-1]
        assert "None" not in body
    assert f'<html lang="{language}"' in found.html


def test_seat_in_the_room_comes_with_its_ticket_as_a_picture_and_in_words() -> None:
    row = registered(seating(room=1, has_online=True))

    found = mail("confirmed")

    (picture,) = found.attachments
    assert (picture["name"], picture["kind"]) == ("kaartje.png", "image/png")
    assert b64decode(picture["content"]).startswith(b"\x89PNG\r\n")
    drawn = f'<img src="cid:{picture["content_id"]}" width="200" height="200" alt="QR-code van uw kaartje.'
    assert drawn in found.body_html
    assert f"Noem dan uw code: {ticket_code(row)}." in found.body_html
    assert f"Uw code bij de ingang: {ticket_code(row)}" in found.body_text
    parts = message_from_bytes(as_bytes(found, NOW)).walk()
    (related,) = (part for part in parts if part.get_content_type() == "multipart/related")
    assert related.get_payload()[1]["Content-ID"] == f"<{picture['content_id']}>"


def test_who_waits_or_takes_part_online_or_left_gets_no_ticket() -> None:
    seats = seating(room=1, has_online=True)
    registered(seats, place=Place.ONLINE)
    row = registered(seats)
    registered(seats)
    OutboxMail.objects.filter(to_address=row.address).delete()
    cancel(row, now=NOW)

    rows = OutboxMail.objects.exclude(kind="registration_promoted")
    assert {found.kind.removeprefix("registration_") for found in rows} == {
        "confirmed",
        "waiting",
        "cancelled",
    }
    assert [found.kind for found in rows if found.attachments or "cid:" in found.body_html] == []
    assert len(mail("promoted").attachments) == 1


def test_confirmation_tells_what_when_where_and_how_to_leave() -> None:
    seats = seating(room=2)
    seats.event.venue = "Stadskantoor"
    seats.event.save()
    registration = registered(seats, somebody(first_name="Noor"))

    text = mail("confirmed").body_text

    assert text.startswith("Beste Noor,\n\nU bent aangemeld en u heeft een plek.\n")
    assert f"Wat: Intervisie Wanneer: {WHEN} Waar: Stadskantoor " in flat(text)
    (token,) = re.findall(r"http://testserver/aanmelding/([^/]+)/\n", text)
    assert key_of(token) == registration.key
    assert f"Uw code bij de ingang: {ticket_code(registration)}\n" in text
    assert f'href="http://testserver/aanmelding/{token}/"' in mail("confirmed").body_html


def test_mail_is_in_the_language_of_the_registration() -> None:
    registered(seating(), language="en")

    found = mail("confirmed")
    assert "Wednesday 1 April 2026, 11:00–13:00" in found.body_text
    assert "http://testserver/en/aanmelding/" in found.body_text


def test_no_mail_names_anybody_else() -> None:
    seats = seating(room=1)
    first = registered(seats, somebody(first_name="Wilhelmina", last_name="Zonderland"))
    second = registered(seats, somebody(first_name="Bo"))
    substitute(first, name="Iris Kanarie", email="iris@gemeente.test", now=NOW)

    for found in OutboxMail.objects.filter(to_address=first.address):
        assert "Kanarie" not in found.body_text + found.body_html + found.calendar
        assert "iris@" not in found.body_text + found.body_html + found.calendar
    for found in OutboxMail.objects.filter(to_address=second.address):
        assert "Zonderland" not in found.body_text + found.body_html
    taken_over = mail("confirmed", to_address="iris@gemeente.test")
    assert taken_over.body_text.startswith("Beste Iris Kanarie,\n")
    assert "Een collega heeft dit voor u gedaan." in taken_over.body_text
    assert "Wilhelmina" not in taken_over.body_text


def test_waiting_mail_tells_the_place_in_the_queue() -> None:
    seats = seating(room=1)
    _, second, third = (registered(seats) for _ in range(3))

    assert "wachtlijst is nu 1." in mail("waiting", to_address=second.address).body_text
    assert "wachtlijst is nu 2." in mail("waiting", to_address=third.address).body_text


def test_after_a_draw_everybody_without_a_seat_hears_the_same_place_as_the_list_has() -> None:
    seats = seating(room=1, allocation=Allocation.LOTTERY, allocate_days_before=14)
    entries = [registered(seats) for _ in range(4)]
    assert (
        "Wij verdelen de plekken op woensdag 18 maart 2026."
        in mail("entered", to_address=entries[0].address).body_text
    )

    allocate_due(START - timedelta(days=14))

    losers = sorted((again(row) for row in entries if again(row).position), key=lambda row: row.position)
    for place, row in enumerate(losers, start=1):
        assert f"wachtlijst is nu {place}." in mail("not_allocated", to_address=row.address).body_text
    assert len(losers) == 3
    assert mail("allocated").subject == "U heeft een plek: Intervisie"


def test_offer_tells_until_when_it_stands_and_is_not_sent_later() -> None:
    seats = seating(room=1)
    first, second = registered(seats), registered(seats)
    cancel(first, now=START - timedelta(hours=40))

    found = mail("offered", to_address=second.address)
    assert "U kunt die nemen tot dinsdag 31 maart 2026, 15.00 uur." in flat(found.body_text)
    assert found.not_after == again(second).offered_until

    expire_offers(again(second).offered_until)
    assert "U bent niet meer aangemeld." in mail("offer_over").body_text


def test_link_to_take_part_comes_only_online_and_only_an_hour_before_or_when_the_meeting_says() -> None:
    link = "https://vergader.example.org/kamer"
    seats = seating(room=9, has_online=True, join_url=link, join_minutes_before=120)
    early, late = START - timedelta(hours=3), START - timedelta(hours=2)

    for now, place, shows in [
        (early, Place.ONLINE, False),
        (late, Place.ONLINE, True),
        (late, Place.ROOM, False),
    ]:
        row = registered(seats, place=place, now=now)
        found = mail("confirmed", to_address=row.address)
        assert (link in found.body_text) is shows
        assert (link in found.body_html) is shows
        assert link not in found.calendar
        assert ("Uw code bij de ingang" in found.body_text) is (place == Place.ROOM)


def test_who_switches_reads_where_to_be() -> None:
    seats = seating(room=1, has_online=True)
    seats.event.venue = "Stadskantoor"
    seats.event.save()
    row = registered(seats)

    switch_place(row, Place.ONLINE, now=NOW)

    assert mail("switched").subject == "U doet online mee: Intervisie"
    assert "Waar: Online\n" in mail("switched").body_text
    assert "Stadskantoor" not in mail("switched").body_text


def test_same_version_is_mailed_once() -> None:
    row = again(registered(seating()))

    tell(row, Notice.CONFIRMED, now=NOW)

    assert OutboxMail.objects.count() == 1


def test_guest_confirms_before_anything_else_is_told() -> None:
    applicant = Applicant(name="Gast <b>", email="gast@example.org")
    register(seating(), applicant=applicant, place=Place.ROOM, now=NOW)

    found = mail("please_confirm")
    assert found.subject == "Bevestig uw aanmelding: Intervisie"
    assert found.body_text.startswith("Beste Gast <b>,\n")
    assert "Gast &lt;b&gt;" in found.body_html
    assert found.calendar == ""
