"""The ticket in a page."""

from typing import TypedDict

from django import template
from django.utils.safestring import SafeString, mark_safe

from events.domain.tickets import ticket_code, ticket_svg
from events.models import Registration

register = template.Library()


class Ticket(TypedDict):
    """What ``events/partials/ticket.html`` shows."""

    drawing: SafeString
    code: str


@register.inclusion_tag("events/partials/ticket.html")
def ticket(registration: Registration) -> dict[str, Ticket]:
    """The drawing to scan and the code to read aloud, of a registration that may come in."""
    drawing = mark_safe(ticket_svg(registration))  # noqa: S308
    return {"ticket": {"drawing": drawing, "code": ticket_code(registration)}}
