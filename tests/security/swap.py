"""Put what is another's in every place of an address, query and form: it must be as if it were not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.test import Client

from cop_platform.core import clock
from tests.security.foreign import ASKED, NOBODY, Foreign, has_place, kind_of
from tests.security.patterns import Route, filled, routes
from tests.security.trial import asked, body_of, outcome
from tests.security.world import World

# Arguments of the CMS that name no thing.
FIXED = {
    "content_type_app_name": "events",
    "content_type_model_name": "eventpage",
    "filter_spec": "width-100",
}
FIXED |= {"action_name": "approve", "action": "delete", "app_label": "wagtailcore", "model_name": "page"}


SOME = 2


@dataclass(frozen=True)
class Attempt:
    """One question with a place for somebody's thing."""

    method: str
    path: str
    form: dict[str, str]
    kind: str

    def with_values(self, values: dict[str, str]) -> tuple[str, dict[str, str]]:
        """Address and form with *values* in their places."""
        return self.path.format(**values), {name: text.format(**values) for name, text in self.form.items()}


@dataclass(frozen=True)
class Success:
    """An attempt that somebody got further with than with a thing that does not exist."""

    role: str
    method: str
    path: str
    thing: str
    found: str
    wanted: str


class _Places(dict[str, str]):
    """What stands for an argument: every one without a name of its own is a number."""

    def get(self, name: str, default: Any = None) -> Any:
        return FIXED.get(name) or (
            "{%s}" % (name if name in NOBODY or name in ("day", "parameter") else "pk")
        )


def unlisted() -> list[str]:
    """Addresses with an argument of which the table does not say what it is."""
    return sorted({one.pattern for one in routes() if has_place(one) and kind_of(one) is None})


def attempts(methods: Iterable[str], chosen: Iterable[Route]) -> list[Attempt]:
    """Every place in the paths of *chosen* for *methods*."""
    kinds = [(one, kind) for one in chosen if has_place(one) and (kind := kind_of(one))]
    return [
        Attempt(method, filled(one.pattern, _Places()), {}, kind) for one, kind in kinds for method in methods
    ]


def asked_for(start: str = "/") -> list[Attempt]:
    """Every place in a query or form, of the addresses that begin with *start*."""
    return [Attempt(*one) for one in ASKED if one[1].startswith(start)]


def successes(
    world: World, role: str, tried: Iterable[Attempt], things: Iterable[Foreign], reached: set[str]
) -> Iterator[Success]:
    """Where *role* gets further than with nothing; what a reader reaches is added to *reached*."""
    client, things = known_client(world, role), list(things)
    # What others tried counts against their network address.
    cache.clear()
    hidden = [secret.word for secret in world.secrets.values() if role not in secret.readers]
    places = {"own": str(world["meeting"].pk), "text": str(world["text"].pk)}
    places |= {name: str(getattr(world["meeting"], f"{name}_id")) for name in ("event_type", "event_format")}
    for attempt in tried:
        mine = [thing for thing in things if thing.kind == attempt.kind]
        nothing = (
            _answer(client, attempt, mine[0], {**mine[0].values, **NOBODY, **places}, []) if mine else ""
        )
        # An address refuses a method before it looks at what is named: some show that.
        for thing in mine[:SOME] if nothing == "not so" else mine:
            found = _answer(client, attempt, thing, {**thing.values, **places}, hidden)
            if found != nothing and role in thing.readers:
                reached.add(thing.name)
            elif found != nothing and not _is_shut(attempt, found):
                yield Success(role, attempt.method, attempt.path, thing.name, found, nothing)


def _is_shut(attempt: Attempt, found: str) -> bool:
    """Whether a list of the CMS is shut to this person: then a number in it says nothing."""
    return attempt.path.startswith("/cms/") and attempt.kind != "page" and found in ("home", "not so")


def known_client(world: World, role: str) -> Client:
    """A browser of *role* that gave its password a moment ago: forms that ask for it open."""
    visitor = world.visitors[role]
    client = visitor.client()
    if visitor.person is not None:
        session = client.session
        proof = {"method": "password", "at": clock.now().timestamp(), "reauthenticated": True}
        session["account_authentication_methods"] = [proof]
        session["account_authentication_methods_user"] = str(visitor.person.pk)
        session.save()
    return client


def _answer(
    client: Client, attempt: Attempt, thing: Foreign, values: dict[str, str], hidden: list[str]
) -> str:
    """How it ended, and whether it told a word of *hidden* or changed *thing*; nothing of it remains."""
    path, form = attempt.with_values(values)
    # A question that only reads is not asked whether it changed anything.
    changes = attempt.method != "GET"
    cookies, before = deepcopy(client.cookies), changes and _facts(thing)
    with transaction.atomic():
        answer = asked(client, attempt.method, path, form)
        found, told = outcome(answer), body_of(answer)
        changed = changes and _facts(thing) != before
        transaction.set_rollback(True)
    client.cookies = cookies
    leaks = " told" if _tells(told, hidden, f"{path} {form}") else ""
    return f"{found}{leaks}{' changed' if changed else ''}"


def _tells(told: str, hidden: list[str], sent: str) -> bool:
    """Whether *told* says a word of *hidden*; in small letters too, unless what was *sent* said it."""
    small, sent = told.lower(), sent.lower()
    return any(word in told or (word.lower() in small and word.lower() not in sent) for word in hidden)


def _facts(thing: Foreign) -> object:
    return type(thing.row)._base_manager.filter(pk=thing.row.pk).values().first()
