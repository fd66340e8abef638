"""The mails to the people of one date: how many of each kind, and which did not arrive."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from cop_platform.notifications.kinds import kind_of
from cop_platform.notifications.models import OutboxMail
from events.domain.evaluation import INQUIRIES
from events.domain.letters import KIND as LETTER
from events.domain.notices import Notice
from events.models import Registration, Seating

M = OutboxMail.State
KINDS = [*map(str, Notice), *(one.kind for one in INQUIRIES.values()), LETTER]


@dataclass(frozen=True)
class Sent:
    """The mails of one kind by how they stand."""

    name: str
    sent: int
    waiting: int
    undelivered: int


@dataclass(frozen=True)
class Undelivered:
    """A mail that was refused or given up: to whom, which, and what the mail server said."""

    person: str
    name: str
    state: str
    error: str


def mails_of(seating: Seating) -> tuple[list[Sent], list[Undelivered]]:
    """What was mailed to who registered for *seating*, as far as the outbox still knows; in two queries.

    The most frequent kind first.  A mail belongs to a registration by its key.
    """
    people = Registration.objects.filter(seating=seating)
    names: dict[str, str] = {}
    for row in people.select_related("person"):
        names |= dict.fromkeys((str(row.pk), str(row.key)), row.full_name)
    to_them = Q(recipient__in=people.values("person")) | Q(to_address__in=people.values("email"))
    mails = OutboxMail.objects.filter(to_them, kind__in=KINDS)
    facts = ("kind", "state", "dedupe_key", "last_error")
    rows = [row for row in mails.only(*facts) if _about(row) in names]
    return _counted(rows), [_undelivered(row, names) for row in rows if row.state in (M.BOUNCED, M.FAILED)]


def _about(row: OutboxMail) -> str:
    """The registration in the dedupe key, by key or number: after the kind, or after that and the letter."""
    parts = row.dedupe_key.split(":")
    return parts[2 if row.kind == LETTER else 1]


def _counted(rows: list[OutboxMail]) -> list[Sent]:
    counted = Counter((row.kind, row.state) for row in rows)
    kinds = Counter(row.kind for row in rows)
    return [
        Sent(
            _name(kind),
            counted[kind, M.SENT],
            counted[kind, M.WAITING],
            counted[kind, M.BOUNCED] + counted[kind, M.FAILED],
        )
        for kind, _number in kinds.most_common()
    ]


def _undelivered(row: OutboxMail, names: dict[str, str]) -> Undelivered:
    return Undelivered(names[_about(row)], _name(row.kind), str(M(row.state).label), row.last_error)


def _name(kind: str) -> str:
    return _("Mail van de organisator") if kind == LETTER else str(kind_of(kind).name)
