"""Where everything stands in the drawing of a dialog; the template only writes it down."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from events.guides.guide import Control, Kind, Picture

WIDTH = 336
HEADER = 44
GAP = 12
HEIGHTS: dict[Kind, int] = {"choice": 44, "field": 68, "button": 44, "switch": 44}


@dataclass(frozen=True)
class Placed:
    """A control with the top of its box, and the middle of that box."""

    control: Control
    top: int
    middle: int


@dataclass(frozen=True)
class Drawing:
    """A dialog with its controls below each other, and the same in words."""

    title: str
    height: int
    placed: tuple[Placed, ...]
    words: str
    width: int = WIDTH


def draw(picture: Picture) -> Drawing:
    """The drawing of *picture*, in the language in use."""
    top, placed = HEADER + GAP, []
    for control in picture.controls:
        height = HEIGHTS[control.kind]
        box = 24 if control.kind == "field" else 0
        placed.append(Placed(control, top + box, top + box + (height - box) // 2))
        top += height + GAP
    return Drawing(str(picture.title), top, tuple(placed), _in_words(picture))


def _in_words(picture: Picture) -> str:
    """What a reader who cannot see the drawing needs of it: where each step takes place."""
    parts = ". ".join(_control_in_words(control) for control in picture.controls)
    if not picture.title:
        return _("Tekening van een venster. %(parts)s.") % {"parts": parts}
    return _("Tekening van het venster “%(title)s”. %(parts)s.") % {"title": picture.title, "parts": parts}


def _control_in_words(control: Control) -> str:
    sentences: dict[Kind, str] = {
        "choice": _("Bij stap %(step)d: de keuze “%(label)s”"),
        "field": _("Bij stap %(step)d: het veld “%(label)s” met “%(value)s”"),
        "button": _("Bij stap %(step)d: de knop “%(label)s”"),
        "switch": _("Bij stap %(step)d: het schuifje “%(label)s”, aan"),
    }
    known = {"step": control.step, "label": control.label, "value": control.value}
    return sentences[control.kind] % known
