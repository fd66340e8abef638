"""The ticket in a page."""

from typing import TypedDict

from django import template
from django.utils.safestring import SafeString, mark_safe

from cop_platform.core import clock
from events.domain.tickets import has_ticket, ticket_code, ticket_svg
from events.models import Registration

register = template.Library()


class Ticket(TypedDict):
    """What ``events/partials/ticket.html`` shows."""

    drawing: SafeString
    code: str


@register.inclusion_tag("events/partials/ticket.html")
def ticket(registration: Registration) -> dict[str, Ticket | None]:
    """The drawing to scan and the code to read aloud; nothing for who is not expected at a door."""
    if not has_ticket(registration, now=clock.now()):
        return {"ticket": None}
    drawing = mark_safe(ticket_svg(registration))  # noqa: S308
    return {"ticket": {"drawing": drawing, "code": ticket_code(registration)}}
