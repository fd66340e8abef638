"""What changes, in the words of the editor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cop_platform.core.dates import as_text, date_range_pieces
from events.domain.consequences import Change, Consequences
from events.domain.recurrence.errors import day_text
from events.domain.series import Dropped
from events.values import PlannedOccurrence


def summary(found: Consequences) -> str:
    """ "2 datums verschuiven, 1 datum vervalt"; says so when nothing changes."""
    numbers = {field.name: len(getattr(found, field.name)) for field in fields(found)}
    parts = [_part(kind, number) for kind, number in numbers.items() if number]
    return ", ".join(parts) or _("er verandert geen datum")


def people_words(count: int | None) -> str:
    """How many people get a message; empty when nobody does, or nobody knows."""
    if not count:
        return ""
    return ngettext("%(count)d mens krijgt bericht", "%(count)d mensen krijgen bericht", count) % {
        "count": count
    }


def change_words(change: Change, *, all_day: bool) -> str:
    """One date that changes: what it was and what it becomes."""
    before = _moment(change.before, all_day=all_day)
    after = _moment(change.after, all_day=all_day)
    if before and after and before != after:
        return _("%(before)s wordt %(after)s") % {"before": before, "after": after}
    return before or after


def dropped_words(dropped: Iterable[Dropped]) -> list[str]:
    """ "14 april 2026 (verplaatst)" for each exception that fell away."""
    return [f"{day_text(one.day)} ({_dropped_kind(one.kind)})" for one in dropped]


def _part(kind: str, number: int) -> str:
    text = {
        "moved": lambda: ngettext("%(count)d datum verschuift", "%(count)d datums verschuiven", number),
        "cancelled": lambda: ngettext("%(count)d datum vervalt", "%(count)d datums vervallen", number),
        "restored": lambda: ngettext(
            "%(count)d datum gaat toch door", "%(count)d datums gaan toch door", number
        ),
        "added": lambda: ngettext("%(count)d datum komt erbij", "%(count)d datums komen erbij", number),
        "removed": lambda: ngettext("%(count)d datum verdwijnt", "%(count)d datums verdwijnen", number),
    }[kind]()
    return text % {"count": number}


def _moment(occurrence: PlannedOccurrence | None, *, all_day: bool) -> str:
    if occurrence is None:
        return ""
    return as_text(date_range_pieces(occurrence.start, occurrence.end, all_day=all_day, long=True))


def _dropped_kind(kind: str) -> str:
    return {
        "move": _("verplaatst"),
        "cancel": _("vervalt"),
        "skip": _("overgeslagen"),
        "extra": _("extra datum"),
    }[kind]
