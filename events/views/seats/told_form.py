"""What somebody told, as a form that is filled in."""

from __future__ import annotations

from typing import Any

from django import forms

from events.models import Registration
from events.views.seats.questions import field_name
from events.views.seats.sign_up_form import SignUpForm


class ToldForm(SignUpForm):
    """What *registration* tells now; who it is and where they take part is changed elsewhere."""

    def __init__(self, *args: Any, registration: Registration, **kwargs: Any) -> None:
        seating = registration.seating
        initial = _told(registration)
        super().__init__(*args, seating=seating, terms=seating.event.terms, initial=initial, **kwargs)

    def first_fields(self) -> dict[str, forms.Field]:
        """Nothing comes before the questions of the meeting."""
        return {}

    def told(self) -> dict[str, Any]:
        """As ``retell`` wants it."""
        told = super().told()
        del told["language"]
        return told


def _told(registration: Registration) -> dict[str, Any]:
    """What is in the fields, by name."""
    answers = {field_name({"id": one.question}): one.text for one in registration.answers.all()}
    names = ("access_wishes", "dietary_wishes", "is_listed")
    return answers | {name: getattr(registration, name) for name in names}
