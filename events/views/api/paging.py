"""Pages of an answer: how many, from where, and how a reader goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from cop_platform.core import clock
from events.domain.changes import token_after
from events.domain.filters import Selection, UnknownValue, parameters_of, parse
from events.domain.position import Position, pack, parse_since, unpack
from events.views.feeds import VISITOR

USUAL, MOST = 100, 200


@dataclass(frozen=True)
class Question:
    """What a request asks for; *place* is where the page before it ended.

    *token* is what the reader may ask next time: settled when they asked for the
    first page, and carried along to the last.
    """

    path: str
    selection: Selection
    now: datetime
    limit: int
    given: str
    since: Position | None
    place: tuple[str, ...]
    token: str

    def answer(self, items: list[Any], removed: list[Any], place: tuple[str, ...] | None) -> dict[str, Any]:
        """The page with *items* and what is *removed*; *place* is where the next one starts, if any."""
        return {
            "items": items,
            "removed": removed,
            "next": self._next(place) if place else None,
            "since": None if place else self.token,
        }

    def _next(self, place: tuple[str, ...]) -> str:
        pairs = parameters_of(self.selection.filter)
        pairs += [("since", self.given)] if self.given else []
        pairs += [("limit", str(self.limit)), ("cursor", pack(self.token, *place))]
        return f"{settings.SITE_URL}{self.path}?{urlencode(pairs)}"


def read_question(request: HttpRequest, path: str, *, parts: int) -> Question:
    """The question of *request*.  Raises UnknownValue for what means nothing.

    A place in the chronological list has *parts* parts, one among changes has two.
    """
    now, given = clock.now(), _text(request.GET, "since")
    since = parse_since(given, now=now) if given else None
    limit, cursor = _limit(request.GET), _text(request.GET, "cursor")
    selection = parse(dict(request.GET.lists()), viewer=VISITOR)
    question = Question(path, selection, now, limit, given, since, (), "")
    if not cursor:
        return replace(question, token=token_after(since, given=given, now=now))
    token, *place = _unpacked(cursor, 1 + (2 if since else parts), now)
    return replace(question, place=tuple(place), token=token)


def wrong_cursor(text: str) -> UnknownValue:
    """What a reader gets who made up a cursor, or used it with another address."""
    return UnknownValue(_("“cursor” klopt niet. Gebruik het adres dat u bij “next” kreeg."), "cursor", text)


def _unpacked(cursor: str, number: int, now: datetime) -> list[str]:
    try:
        parts = unpack(cursor, number)
        parse_since(parts[0], now=now)
    except (ValueError, UnknownValue) as error:
        raise wrong_cursor(cursor) from error
    return parts


def _limit(parameters: Mapping[str, Any]) -> int:
    text = _text(parameters, "limit")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0
    if text and not 1 <= number <= MOST:
        message = _("“limit” is een getal van 1 tot en met %(most)s.") % {"most": MOST}
        raise UnknownValue(message, "limit", text)
    return number or USUAL


def _text(parameters: Mapping[str, Any], name: str) -> str:
    return str(parameters.get(name, "")).strip()
