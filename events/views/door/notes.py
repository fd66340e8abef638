"""What a helper sends: somebody is in, or it was a mistake."""

import uuid
from datetime import timedelta
from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from cop_platform.core import clock
from events.domain.attendance import check_in, take_back
from events.domain.attendance.listing import Attendee, attendee
from events.domain.tickets import key_of_ticket, plain_code, ticket_code
from events.models import Registration, Seating
from events.views.door.entrance import person

LONGEST_AGO = 7 * 24 * 3600


class NoteForm(forms.Form):
    """Who is in (by number, code or ticket) or out; *ago* in seconds, *key* by the telephone."""

    come = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    back = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    code = forms.CharField(required=False, max_length=20)
    ticket = forms.CharField(required=False, max_length=300)
    key = forms.UUIDField(required=False)
    ago = forms.IntegerField(required=False, min_value=0, max_value=LONGEST_AGO)
    anyway = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a note about nobody."""
        facts = super().clean() or {}
        if not any(facts.get(name) for name in ("come", "back", "code", "ticket")):
            raise forms.ValidationError("nobody")
        return facts


def noted(request: HttpRequest, seating: Seating, facts: dict[str, Any]) -> tuple[Attendee, bool]:
    """The line of the person that *facts* are about, after the note is stored; and whether it was news.

    Raises what the rules raise, and Http404 for somebody who is not on the list.
    """
    registration, now = _registration(seating, facts), clock.now()
    if facts["back"]:
        take_back(registration, by=person(request), now=now)
        return attendee(seating, _again(registration), None), True
    ago = timedelta(seconds=facts["ago"] or 0)
    note: dict[str, Any] = {"key": facts["key"] or uuid.uuid4(), "ago": ago, "anyway": facts["anyway"]}
    arrival = check_in(registration, by=person(request), now=now, **note)
    present = None if arrival.attendance.taken_back_at else arrival.attendance
    return attendee(seating, _again(registration), present), arrival.is_new


def _registration(seating: Seating, facts: dict[str, Any]) -> Registration:
    if facts["ticket"]:
        return get_object_or_404(seating.registrations, key=key_of_ticket(facts["ticket"]))
    if facts["code"]:
        return _with_code(seating, facts["code"])
    return get_object_or_404(seating.registrations, pk=facts["come"] or facts["back"])


def _with_code(seating: Seating, code: str) -> Registration:
    for row in seating.registrations.exclude(state=Registration.State.CANCELLED):
        if plain_code(ticket_code(row)) == plain_code(code):
            return row
    raise Http404("no such code")


def _again(registration: Registration) -> Registration:
    registration.refresh_from_db()
    return registration
