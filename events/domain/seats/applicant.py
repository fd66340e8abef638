"""Who asks for a seat, and what they tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cop_platform.accounts.models import Organisation, User


@dataclass(frozen=True)
class Applicant:
    """A person with an account, or a name and address: a guest, or a colleague of *registered_by*.

    *answers* are by the id of their question.
    """

    person: User | None = None
    name: str = ""
    email: str = ""
    organisation: Organisation | None = None
    registered_by: User | None = None
    language: str = "nl"
    is_listed: bool = False
    access_wishes: str = ""
    dietary_wishes: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_guest(self) -> bool:
        """Whether nobody with an account stands for this one: only a mail can prove the address."""
        return self.person is None and self.registered_by is None

    @property
    def own_organisation(self) -> Organisation | None:
        """The organisation that the seat counts for."""
        return self.organisation or (self.person.organisation if self.person else None)
