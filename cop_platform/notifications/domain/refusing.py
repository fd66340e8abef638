"""Mails that an addressee switched off, or that would not arrive: asked before a mail is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cop_platform.accounts.models import User
from cop_platform.notifications.domain.reachable import is_unreachable, unreachable_addresses
from cop_platform.notifications.kinds import is_optional, kind_of
from cop_platform.notifications.models import MailRefusal


@dataclass(frozen=True)
class Refusals:
    """Who switched what off: pairs of a kind with a person's key, and with an address in lower case.

    *unreachable* are the addresses for which that holds of all *kinds* that can be switched off.
    """

    persons: frozenset[tuple[str, int]]
    addresses: frozenset[tuple[str, str]]
    kinds: frozenset[str]
    unreachable: frozenset[str]

    def cover(self, kind: str, person_id: int | None, address: str) -> bool:
        """Whether this mail is not wanted, or can be missed and would not arrive."""
        lower = address.lower()
        is_off = (kind, person_id) in self.persons or (kind, lower) in self.addresses
        return is_off or (kind in self.kinds and lower in self.unreachable)


def refuses(kind: str, person_id: int | None, address: str) -> bool:
    """Whether who has this key or reads *address* switched *kind* off, or nobody reads it any more."""
    if not is_optional(kind):
        return False
    return MailRefusal.objects.of(person_id, address).filter(kind=kind).exists() or is_unreachable(address)


def refusals_among(kinds: Iterable[str]) -> Refusals:
    """What anybody switched off of *kinds*, in few queries; transactional kinds are never off."""
    optional = frozenset(kind for kind in kinds if is_optional(kind))
    rows = MailRefusal.objects.filter(kind__in=optional) if optional else MailRefusal.objects.none()
    found = list(rows.values_list("kind", "person_id", "address"))
    return Refusals(
        frozenset((kind, person) for kind, person, _address in found if person),
        frozenset((kind, address) for kind, _person, address in found if address),
        optional,
        unreachable_addresses() if optional else frozenset(),
    )


def switch_off(kind: str, *, whom: User | str, now: datetime) -> None:
    """Send *whom* (a person, or an address without an account) no more mails of *kind*; again is a no-op.

    UnknownKind when *kind* was never registered.
    """
    code = kind_of(kind).code
    key = {"person": whom} if isinstance(whom, User) else {"address": whom.lower()}
    MailRefusal.objects.get_or_create(kind=code, **key, defaults={"created_at": now})


def switch_on(kind: str, *, whom: User | str) -> None:
    """Send *whom* mails of *kind* again; a person also what was switched off for their address."""
    person_id, address = (whom.pk, whom.email) if isinstance(whom, User) else (None, whom)
    MailRefusal.objects.of(person_id, address).filter(kind=kind).delete()


def switched_off(person: User) -> set[str]:
    """The codes of the kinds that *person* does not get."""
    return set(MailRefusal.objects.of(person.pk, person.email).values_list("kind", flat=True))
