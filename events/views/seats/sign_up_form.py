"""What one tells when asking for a seat."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cop_platform.accounts.models import User
from cop_platform.core.name_field import NameField
from events.domain.seats import Applicant
from events.domain.seats.registering import COLLEAGUES
from events.models import EventTerms, Place, Registration, Seating
from events.views.seats.questions import answers_in, fields_of, unanswered, unasked

LONGEST_ADDRESS = 254
WIPED = _("Wij wissen dit 7 dagen na de bijeenkomst.")


class SignUpForm(forms.Form):
    """What everybody is asked; *terms* and *seating* say which questions there are."""

    access_wishes = forms.CharField(
        label=_("Wat heeft u nodig om goed mee te doen?"),
        help_text=_("Bijvoorbeeld een tolk of een plek vooraan. Wij wissen dit 7 dagen na de bijeenkomst."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    dietary_wishes = forms.CharField(label=_("Dieetwensen"), help_text=WIPED, required=False, max_length=300)
    is_listed = forms.BooleanField(label=_("Andere deelnemers mogen mijn naam zien."), required=False)

    def __init__(self, *args: Any, seating: Seating, terms: EventTerms, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seating, self.terms = seating, terms
        asked = dict(fields_of(terms.questions))
        self.fields = {**self.first_fields(), **asked, **self.fields}
        if not seating.has_room:
            del self.fields["dietary_wishes"]
        if not terms.lists_participants:
            del self.fields["is_listed"]

    def first_fields(self) -> dict[str, forms.Field]:
        """What is asked before the questions of the meeting."""
        if len(self.seating.places) < 2:
            return {}
        label = _("Hoe doet u mee?")
        return {"place": forms.ChoiceField(label=label, choices=Place.choices, widget=forms.RadioSelect)}

    @property
    def own(self) -> list[forms.BoundField]:
        """What is about the sender."""
        return [field for field in self if not field.name.startswith("colleague_")]

    @property
    def others(self) -> list[forms.BoundField]:
        """What is about colleagues."""
        return [field for field in self if field.name.startswith("colleague_")]

    @property
    def has_conditions(self) -> bool:
        """Whether a question is only for who gave a certain answer."""
        return any(question["only_if"] for question in self.terms.questions)

    @property
    def asks_oneself(self) -> bool:
        """Whether the sender comes, and not only others."""
        return True

    @property
    def place(self) -> Place:
        """Where the sender takes part."""
        return Place(self.cleaned_data.get("place") or self.seating.places[0])

    def clean(self) -> dict[str, Any]:
        """Ask for the answers that are missing, and mind nothing of what is not asked."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name in unasked(cleaned, self.terms.questions):
            self.errors.pop(name, None)
        for name in unanswered(cleaned, self.terms.questions) if self.asks_oneself else []:
            if name not in self.errors:
                self.add_error(name, _("Beantwoord deze vraag."))
        return cleaned

    def told(self) -> dict[str, Any]:
        """What the sender told, as ``Applicant`` wants it."""
        told = {name: self.cleaned_data.get(name) or "" for name in ("access_wishes", "dietary_wishes")}
        return told | {
            "is_listed": bool(self.cleaned_data.get("is_listed")),
            "answers": answers_in(self.cleaned_data, self.terms.questions),
            "language": (get_language() or "nl")[:2],
        }


class GuestForm(SignUpForm):
    """Somebody without an account: a mail proves the address."""

    def first_fields(self) -> dict[str, forms.Field]:
        """Who the guest is, first."""
        hint = _("Wij sturen u een mail. Met de link daarin bevestigt u uw aanmelding.")
        return {
            "name": NameField(label=_("Uw naam"), max_length=150, widget=_input("name")),
            "email": forms.EmailField(
                label=_("Uw e-mailadres"), help_text=hint, max_length=LONGEST_ADDRESS, widget=_email("email")
            ),
            **super().first_fields(),
        }

    def applicants(self) -> list[Applicant]:
        """The guest."""
        who = {name: self.cleaned_data[name] for name in ("name", "email")}
        return [Applicant(**who, **self.told())]


class PersonForm(SignUpForm):
    """Somebody with an account, and at most two colleagues.

    *mine* is what the person has already: then only colleagues can be added.
    """

    def __init__(
        self, *args: Any, person: User, mine: Registration | None, colleagues: int, **kwargs: Any
    ) -> None:
        self.person, self.mine = person, mine
        super().__init__(*args, **kwargs)
        if mine is not None:
            self.fields = {name: self.fields[name] for name in ("place",) if name in self.fields}
        self.numbers = range(1, COLLEAGUES - colleagues + 1)
        for number in self.numbers:
            self.fields |= _colleague_fields(number)

    def first_fields(self) -> dict[str, forms.Field]:
        """Whether the person comes, first."""
        joins = forms.BooleanField(label=_("Ik kom zelf."), required=False, initial=True)
        return {"joins": joins, **super().first_fields()}

    @property
    def asks_oneself(self) -> bool:
        """Whether the person comes, and not only colleagues."""
        return self.mine is None and bool(self.cleaned_data.get("joins"))

    def clean(self) -> dict[str, Any]:
        """Refuse half a colleague, and nobody at all."""
        cleaned = super().clean()
        for number in self.numbers:
            self._check_colleague(number)
        self._check_twice()
        if not self.asks_oneself and not self._colleagues() and not self.errors:
            self.add_error(None, _("Meld uzelf of een collega aan."))
        return cleaned

    def applicants(self) -> list[Applicant]:
        """The person, when that is asked, and the colleagues."""
        mine = [Applicant(person=self.person, **self.told())] if self.asks_oneself else []
        others = [self._applicant(name, email) for name, email in self._colleagues()]
        return mine + others

    def _applicant(self, name: str, email: str) -> Applicant:
        return Applicant(
            name=name,
            email=email,
            organisation=self.person.organisation,
            registered_by=self.person,
            language=(get_language() or "nl")[:2],
        )

    def _colleagues(self) -> list[tuple[str, str]]:
        rows = [tuple(self.cleaned_data.get(name, "") for name in _names(number)) for number in self.numbers]
        return [(name, email) for name, email in rows if name and email]

    def _check_twice(self) -> None:
        """One address is one person: of two names with it the second would be lost."""
        addresses = [email.lower() for _name, email in self._colleagues()]
        if len(set(addresses)) < len(addresses):
            self.add_error(
                _names(self.numbers[-1])[1], _("Dit adres vulde u al in. Ieder heeft een eigen adres.")
            )

    def _check_colleague(self, number: int) -> None:
        name, email = _names(number)
        told = [bool(self.cleaned_data.get(part) or part in self.errors) for part in (name, email)]
        if any(told) and not all(told):
            missing = email if told[0] else name
            self.add_error(missing, _("Vul de naam en het e-mailadres van uw collega in."))
        if self.cleaned_data.get(email, "").lower() == self.person.email:
            self.add_error(email, _("Dit is uw eigen adres. Vul het adres van uw collega in."))


def _names(number: int) -> tuple[str, str]:
    return f"colleague_{number}_name", f"colleague_{number}_email"


COLLEAGUE_FIELDS = [name for number in range(1, COLLEAGUES + 1) for name in _names(number)]


def _colleague_fields(number: int) -> dict[str, forms.Field]:
    name, email = _names(number)
    labels = {1: (_("Naam van uw collega"), _("E-mailadres van uw collega"))}
    second = (_("Naam van uw tweede collega"), _("E-mailadres van uw tweede collega"))
    of_name, of_email = labels.get(number, second)
    return {
        name: NameField(label=of_name, max_length=150, required=False),
        email: forms.EmailField(label=of_email, max_length=LONGEST_ADDRESS, required=False),
    }


def _input(autocomplete: str) -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": autocomplete})


def _email(autocomplete: str) -> forms.EmailInput:
    return forms.EmailInput(attrs={"autocomplete": autocomplete})
