"""The kind of mail that belongs to no app alone."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cop_platform.notifications.digest import Line
from cop_platform.notifications.kinds import Kind, register


def digest_sample() -> Mapping[str, Any]:
    """A handbook with a new edition, and a chapter of another."""
    url = f"{settings.SITE_URL}/bibliotheek/voorbeeld/uitgaven/1-2/"
    lines = [
        Line(
            "Samen inwerken",
            url,
            "Uitgave 2: 48 woorden erbij, 12 woorden eraf.",
            "Van vier naar vijf stappen.",
            (
                ("Plan het gesprek in vier stappen.", "Plan het gesprek in vijf stappen."),
                ("", "Vraag wat goed ging."),
            ),
            "En nog 2 andere wijzigingen.",
        ),
        Line("Startbanen organiseren: Werk en inburgering plannen", url, "Uitgave 3: 5 woorden erbij."),
    ]
    return {"sections": [{"title": _("Teksten die u volgt"), "lines": lines}], "number": 2}


register(
    Kind(
        "digest",
        _("Weekoverzicht van wat u volgt"),
        _("U krijgt deze mail omdat u teksten volgt of bijhoudt. Hij komt hoogstens één keer per week."),
        False,
        digest_sample,
    )
)
