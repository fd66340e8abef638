"""The ticket of a registration: a signed drawing to scan, and a short code to read aloud."""

from __future__ import annotations

import uuid
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta
from io import BytesIO

import segno
from django.conf import settings
from django.core.signing import BadSignature
from django.urls import reverse

from cop_platform.core.signing import sign, unsign
from cop_platform.notifications.values import Attachment
from events.models import Place, Registration

PURPOSE = "ticket"
# Registering opens at most 720 days before; the meeting itself decides when a ticket counts.
LONGEST_AHEAD = timedelta(days=1100)
# Crockford's base 32: nothing that looks like something else.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKALIKES = str.maketrans("OIL", "011")
CODE_LENGTH = 6
MASK = 0
# By which the HTML of a mail finds the drawing that comes with it.
PICTURE = "kaartje@mail"


def ticket_token(registration: Registration) -> str:
    """What proves, on a screen or on paper, that somebody holds *registration*."""
    return sign(PURPOSE, urlsafe_b64encode(registration.key.bytes).decode().rstrip("="))


def has_ticket(registration: Registration, *, now: datetime) -> bool:
    """Whether there is a door to show a ticket at: a seat in the room of what is not over or off."""
    seating = registration.seating
    part = seating.session or seating.occurrence or seating.event
    is_expected = registration.state in (Registration.State.CONFIRMED, Registration.State.ATTENDED)
    is_ahead = now < seating.ends_at and not part.is_cancelled and not seating.event.is_cancelled
    return is_expected and registration.place == Place.ROOM and is_ahead


def key_of_ticket(token: str) -> uuid.UUID | None:
    """The key of the registration whose ticket *token* is; None for anything that we did not sign."""
    try:
        return uuid.UUID(bytes=urlsafe_b64decode(unsign(PURPOSE, token, LONGEST_AHEAD) + "=="))
    except BadSignature:
        return None


def ticket_code(registration: Registration) -> str:
    """Six letters and figures, as ``K7F 3QM``: enough to find somebody among those of one meeting."""
    number = registration.key.int >> (128 - 5 * CODE_LENGTH)
    letters = [LETTERS[number >> 5 * place & 31] for place in reversed(range(CODE_LENGTH))]
    return f"{''.join(letters[:3])} {''.join(letters[3:])}"


def plain_code(typed: str) -> str:
    """*typed* as it is compared: without spaces and dashes, and with figures for what looks like them."""
    return typed.upper().replace(" ", "").replace("-", "").translate(LOOKALIKES)


def ticket_url(registration: Registration) -> str:
    """What the drawing says: the door, for whoever may check people in, on any telephone."""
    return settings.SITE_URL + reverse("ticket", args=[ticket_token(registration)])


def ticket_svg(registration: Registration) -> str:
    """The drawing as SVG, to be put in a page."""
    drawn: str = _drawing(registration).svg_inline(
        scale=6, border=4, light="#fff", omitsize=True, svgclass="qr"
    )
    return drawn


def ticket_png(registration: Registration) -> bytes:
    """The drawing as PNG, for a mail: some 400 pixels wide, black on white, with its quiet border."""
    content = BytesIO()
    _drawing(registration).save(content, kind="png", scale=8, border=4)
    return content.getvalue()


def ticket_attachment(registration: Registration) -> Attachment:
    """The drawing for a mail; its HTML shows it as ``cid:`` PICTURE."""
    return Attachment("kaartje.png", "image/png", ticket_png(registration), PICTURE)


def _drawing(registration: Registration) -> segno.QRCode:
    # Weighing all eight masks takes longer than the rest of a mail; what we sign is even enough for any.
    return segno.make(ticket_url(registration), error="m", micro=False, mask=MASK)
