"""The bytes of a mail, as other programs read them."""

from datetime import UTC, datetime
from email import policy
from email.parser import BytesParser

import pytest

from cop_platform.notifications.mime import as_bytes, message_id
from cop_platform.notifications.models import OutboxMail
from cop_platform.notifications.values import Attachment

DATE = datetime(2026, 3, 1, 11, tzinfo=UTC)
CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Café\r\nEND:VCALENDAR\r\n"


def row(**fields):
    usual = {"dedupe_key": "1", "to_address": "a@example.org", "subject": "Welkom", "body_text": "Tekst\n"}
    return OutboxMail(**{**usual, **fields})


def read(made):
    raw = as_bytes(made, DATE)
    assert b"\r\n" in raw
    assert raw.replace(b"\r\n", b"").count(b"\n") == 0
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    return BytesParser(policy=policy.default).parsebytes(raw)


def text_of(part):
    return part.get_content().replace("\r\n", "\n")


def kinds(message):
    return [part.get_content_type() for part in message.walk()]


def test_text_alone_is_one_part_with_the_usual_headers():
    made = row(subject="Uw plek", body_text="Één regel\n.\nFrom mij\n" + "x" * 200 + "\n")
    message = read(made)

    assert kinds(message) == ["text/plain"]
    assert text_of(message) == made.body_text
    assert (message["Subject"], message["To"]) == ("Uw plek", "a@example.org")
    assert message["From"] == "VIA-platform <noreply@localhost>"
    assert message["Message-ID"] == message_id(made)
    assert message["Date"].datetime == DATE
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe"] is None


def test_html_and_invitation_are_alternatives_and_the_invitation_is_attached_too():
    made = row(body_html="<p>Één</p>\n", calendar=CALENDAR, calendar_method="REQUEST")
    message = read(made)

    assert kinds(message) == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ]
    calendar, attached = [*message.walk()][4:]
    assert calendar["Content-Type"] == 'text/calendar; method="REQUEST"; charset="UTF-8"'
    assert calendar.get_payload(decode=True) == attached.get_payload(decode=True) == CALENDAR.encode()
    assert attached.get_filename() == "invite.ics"
    assert text_of([*message.walk()][3]) == "<p>Één</p>\n"


def test_picture_of_the_html_and_a_file_each_have_their_place():
    picture = Attachment("kaartje.png", "image/png", b"\x89PNG", "kaartje").stored()
    file = Attachment('pro"gramma\u00e9.pdf', "application/pdf", b"%PDF").stored()
    message = read(row(body_html='<img src="cid:kaartje">', attachments=[picture, file]))

    assert kinds(message) == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        "application/pdf",
    ]
    png, pdf = [*message.walk()][5:]
    assert (png["Content-ID"], png.get_content_disposition()) == ("<kaartje>", "inline")
    assert png.get_payload(decode=True) == b"\x89PNG"
    assert pdf.get_filename() == "pro'gramma?.pdf"


@pytest.mark.parametrize("subject", ["Café " * 39, "€" * 200, "gewoon " * 28, "Één"])
def test_subject_in_any_letters_comes_through(subject):
    assert read(row(subject=subject.strip()))["Subject"] == subject.strip()


def test_way_out_is_in_the_headers():
    message = read(row(unsubscribe_url="https://example.org/afmelden/x/"))

    assert message["List-Unsubscribe"] == "<https://example.org/afmelden/x/>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize(
    "fields",
    [
        {"to_address": "a@example.org\r\nBcc: b@example.org"},
        {"subject": "Welkom\r\nBcc: b@example.org"},
        {"unsubscribe_url": "https://example.org/\nBcc: b@example.org"},
        {"calendar": CALENDAR, "calendar_method": "REQUEST\r\nX-Y: z"},
    ],
)
def test_no_header_can_be_smuggled_in(fields):
    with pytest.raises(ValueError, match="more than one line"):
        as_bytes(row(**fields), DATE)


def test_name_of_the_sender_may_have_any_letters(settings):
    settings.DEFAULT_FROM_EMAIL = "Coöperatie <noreply@example.org>"

    assert read(row())["From"] == "Coöperatie <noreply@example.org>"


def test_domain_in_other_letters_is_written_in_ascii():
    assert b"To: a@xn--caf-dma.example.org\r\n" in as_bytes(row(to_address="a@café.example.org"), DATE)
