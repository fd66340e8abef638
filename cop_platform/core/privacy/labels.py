"""The words of a privacy label."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from django.apps import apps
from django.db.models import Field, FileField, Model, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise
Find = Callable[[Any], Q]


class Basis(Enum):
    """A ground of AVG art. 6, paragraph 1."""

    CONSENT = ("a", _("toestemming"))
    LAW = ("c", _("wettelijke plicht"))
    TASK = ("e", _("taak van algemeen belang"))

    def __init__(self, letter: str, words: Text) -> None:
        self.letter = letter
        self.words = words


class Group(Enum):
    """Where the register tells of a purpose, in this order."""

    LOGIN = _("Uw account en inloggen")
    MEMBERS = _("Meedoen")
    EDITORS = _("Werken in het CMS")
    OTHERS = _("Mensen zonder account")


@dataclass(frozen=True)
class Purpose:
    """Why we keep something; *why* is a sentence."""

    group: Group
    why: Text
    basis: Basis


@dataclass(frozen=True)
class Kept:
    """Until when: *days* after the moment in field *since*, of the rows that *where* gives at a moment.

    *words* may name the number as ``%(days)s``.  Without *since* nothing ends by the
    clock: the rows go with the account, or stay.
    """

    words: Text
    since: str = ""
    days: int = 0
    where: Callable[[datetime], Q] = lambda now: Q()

    def __str__(self) -> str:
        return str(self.words) % {"days": self.days}

    def over(self, now: datetime) -> Q:
        """Which rows have had their time at *now*."""
        return self.where(now) & Q(**{f"{self.since}__lt": now - timedelta(days=self.days)})


WITH_THE_ACCOUNT = Kept(_("tot u uw account verwijdert"))


@dataclass(frozen=True)
class Label:
    """What one table says of people.

    *of* leads from a row to its person: a lookup, or a function of the person for
    rows that name nobody by a key; None for people without an account.  A row ends
    with the account, unless its link is one of *unlinked* or something comes *instead*
    of its fields: then the row stays, without the person.  With *about*, a row of a
    log that tells of the person ends too.  Fields are *exported* or *withheld*
    (personal), *shown* in the export to make it readable, or *plain*.
    ``plain="*"`` means all others, which may then hold no link, e-mail or IP address.
    """

    model_name: str
    what: Text
    purpose: Purpose
    of: str | Find | None
    kept: Kept = WITH_THE_ACCOUNT
    exported: Mapping[str, Text] = field(default_factory=dict)
    withheld: Mapping[str, Text] = field(default_factory=dict)
    shown: Mapping[str, Text] = field(default_factory=dict)
    plain: str = ""
    unlinked: str = ""
    instead: Mapping[str, Any] = field(default_factory=dict)
    about: bool = False

    @property
    def model(self) -> type[Model]:
        """The table itself."""
        return apps.get_model(self.model_name)

    @property
    def personal(self) -> dict[str, Text]:
        """The fields that say something of a person, with their words."""
        return {**self.exported, **self.withheld}

    @property
    def told(self) -> dict[str, Text]:
        """The fields of the export, with their words."""
        return {**self.shown, **self.exported}

    @property
    def link(self) -> str:
        """The field that leads to the person; empty when there is none to follow."""
        return self.of.split("__")[0] if isinstance(self.of, str) else ""

    @property
    def labelled(self) -> set[str]:
        """The names of all fields that this label speaks of."""
        words = f"{self.link} {self.plain} {self.unlinked}".split()
        return {*self.personal, *self.shown, *self.instead, *words}

    def rows(self, person: Model) -> QuerySet[Any]:
        """The rows that belong to *person*."""
        everything = self.model._base_manager.all()
        if self.of is None:
            return everything.none()
        where = self.of(person) if callable(self.of) else Q(**{self.of: person.pk})
        return everything.filter(where)

    def stays(self) -> bool:
        """Whether rows stay when the person goes."""
        return bool(self.instead) or self.link in self.unlinked.split()

    def files(self) -> list[FileField]:
        """The fields that hold a file of the person."""
        return [part for part in fields_of(self.model) if isinstance(part, FileField)]


def fields_of(model: type[Model]) -> list[Field[Any, Any]]:
    """The fields that *model* itself adds, without its key and the link to what it extends."""
    own = [*model._meta.local_fields, *model._meta.local_many_to_many]
    return [part for part in own if part.name != "id" and not getattr(part.remote_field, "parent_link", 0)]
