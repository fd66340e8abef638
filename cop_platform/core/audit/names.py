"""From the numbers of the log to what an administrator reads, in a few queries for a whole page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _

from cop_platform.core.audit.acts import acts, details, is_named
from cop_platform.core.models import Activity

PERSON = settings.AUTH_USER_MODEL.lower()
Names = Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class Entry:
    """One row of the log in words; *person* and *thing* carry their number, for names are not unique."""

    pk: int
    moment: datetime
    act: str
    person: str
    thing: str
    details: str


def described(rows: Iterable[Activity]) -> list[Entry]:
    """*rows* in words, in the same order."""
    rows = list(rows)
    names = _names({key for row in rows for key in _keys(row)})
    return [_entry(row, names) for row in rows]


def _entry(row: Activity, names: Names) -> Entry:
    known = acts().get(row.verb)
    return Entry(
        pk=row.pk,
        moment=row.happened_at,
        act=str(known.words) if known else row.verb,
        person=_who(row, names),
        thing=_called(row.target_type, row.target_id, names) if row.target_type else _("onbekend account"),
        details=", ".join(_details(row.data, names)),
    )


def _who(row: Activity, names: Names) -> str:
    if row.actor_id:
        return _called(PERSON, str(row.actor_id), names)
    return _("verwijderd account") if row.by_person else _("het systeem")


def _called(model_name: str, key: str, names: Names) -> str:
    if model_name == PERSON:
        name = names.get((model_name, key)) or _("verwijderd account")
    else:
        name = names.get((model_name, key)) or _kind(model_name)
    return _("%(name)s (nr. %(number)s)") % {"name": name, "number": key}


def _kind(model_name: str) -> str:
    try:
        return str(apps.get_model(model_name)._meta.verbose_name)
    except LookupError:
        return model_name


def _details(data: Mapping[str, Any], names: Names) -> Iterable[str]:
    for key, value in data.items():
        known = details().get(key)
        if known is None:
            continue
        if known.model_name:
            yield f"{known.words}: {_called(known.model_name.lower(), str(value), names)}"
        else:
            yield f"{known.words}: {known.choices().get(value, value)}"


def _keys(row: Activity) -> Iterable[tuple[str, str]]:
    if row.actor_id:
        yield PERSON, str(row.actor_id)
    yield row.target_type, row.target_id
    for key, value in row.data.items():
        if key in details() and details()[key].model_name:
            yield details()[key].model_name.lower(), str(value)


def _names(keys: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """What may be called by its name, of what is still there: one query per table."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for model_name, key in keys:
        if is_named(model_name) and key.isdigit():
            wanted[model_name].add(int(key))
    return {
        (model_name, str(pk)): str(thing)
        for model_name, numbers in wanted.items()
        for pk, thing in apps.get_model(model_name)._base_manager.in_bulk(numbers).items()
    }
