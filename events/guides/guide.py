"""What there is to say about subscribing in one calendar program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Promise | str
Kind = Literal["choice", "field", "button", "switch"]


@dataclass(frozen=True)
class Control:
    """Something in a dialog that a step asks the reader to use; *value* is what is in a field then."""

    kind: Kind
    step: int
    label: Words
    value: Words = ""


@dataclass(frozen=True)
class Picture:
    """A drawing of a dialog; every word in it also stands in a step."""

    title: Words
    controls: tuple[Control, ...]


@dataclass(frozen=True)
class Step:
    """What to do, and what one sees then."""

    text: Words
    picture: Picture | None = None


@dataclass(frozen=True)
class Guide:
    """One program: its address on this site, its name, and when it shows a change.

    *also* is the address of a guide to follow first, if any.
    """

    slug: str
    name: Words
    refresh: Words
    intro: Words
    steps: tuple[Step, ...]
    changes: tuple[Words, ...]
    stop: tuple[Words, ...]
    limits: tuple[Words, ...]
    also: str = ""


COPY = Step(
    _(
        "Kopieer de link van de agenda. Die staat bij elke agenda onder "
        "“Zet deze agenda in uw eigen kalender”."
    )
)
READ_ONLY = _("U kunt de bijeenkomsten in uw kalender niet zelf veranderen.")
NO_REMINDERS = _("Wij sturen geen herinneringen mee. Zet zelf een melding aan als u die wilt.")
STRUCK = _("Een bijeenkomst die niet doorgaat, ziet u doorgestreept of met “Geannuleerd:” voor de titel.")


def choice(step: int, label: Words) -> Control:
    """An entry of a menu or a list."""
    return Control("choice", step, label)


def field(step: int, label: Words, value: Words = "https://…") -> Control:
    """A field; without a *value* of its own it holds the link."""
    return Control("field", step, label, value)


def button(step: int, label: Words) -> Control:
    """A button."""
    return Control("button", step, label)


def switch(step: int, label: Words) -> Control:
    """A switch that is on."""
    return Control("switch", step, label)
