"""From a Word file to its pieces, by way of the bounded process."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from cop_platform.core.errors import RuleError
from cop_platform.media.bounded import answer_of
from cop_platform.media.intake.door import accepted
from cop_platform.media.values import Limits

from .limits import MAX_PICTURES, WALL_SECONDS

MOST_BYTES = 20 * 1024 * 1024
KINDS = {"jpeg": "jpg", "jpg": "jpg", "png": "png", "gif": "gif", "webp": "webp", "avif": "avif"}


class WordRefused(RuleError):
    """This Word file cannot become chapters."""

    code = "file"


@dataclass(frozen=True)
class WordPicture:
    """A picture in the file as it came: *extension* is "" for a kind that no browser shows."""

    extension: str
    body: bytes


@dataclass(frozen=True)
class WordText:
    """What a Word file holds: pieces as ``pieces`` makes them, notes by name, counts of what was left out."""

    pieces: list[dict[str, Any]]
    notes: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    pictures: list[WordPicture] = field(default_factory=list)


def read_word(name: str, body: bytes) -> WordText:
    """The pieces of the Word file *name*; raises FileRefused or WordRefused with a sentence for the sender.

    First through the door of all files (kind, size, bombs, macros); then in a process of its
    own: at most 40 s, 25 s of computing and 1 GiB.  HTML in the pieces is not cleaned yet.
    """
    accepted(name, body, Limits(("docx",), MOST_BYTES))
    answer = answer_of(str(__package__), "docx", body, wall_seconds=WALL_SECONDS)
    if not answer.startswith(b"+"):
        raise _refused(answer[1:].decode())
    found = json.loads(answer[1:])
    pictures = [WordPicture(KINDS.get(one["kind"], ""), b64decode(one["body"])) for one in found["pictures"]]
    return WordText(found["pieces"], found["notes"], found["left_out"], pictures)


def _refused(code: str) -> WordRefused:
    sentences = {
        "too_long": _("Dit bestand is te lang om in één keer over te nemen. Deel het in stukken."),
        "too_slow": _(
            "Het lezen van dit bestand duurt te lang. Maak het eenvoudiger, of deel het in stukken."
        ),
        "too_many_pictures": _("Dit bestand heeft meer dan %(most)s afbeeldingen. Deel het in stukken.")
        % {"most": MAX_PICTURES},
    }
    damaged = _("Dit bestand is niet te lezen. Bewaar het in Word opnieuw als .docx en probeer het nog eens.")
    return WordRefused(sentences.get(code, damaged), code)
