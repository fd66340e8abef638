"""Which passwords are too easy to guess here: words of this platform, and what leaked elsewhere."""

import hashlib
import os
import re
from pathlib import Path
from typing import Any, BinaryIO

import structlog
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cop_platform.accounts.models import Organisation

log = structlog.stdlib.get_logger(__name__)
# With the names of the organisations: what somebody who knows this platform tries first (ASVS 6.1.2).
WORDS = """
via voor een inclusieve inclusief arbeidsmarkt platform community communities practice kring leerkring
agenda bijeenkomst bibliotheek handboek pilot startbaan startbanen inburgering taal statushouder werk
werkgever gemeente regio festival overheid ministerie beheer beheerder redactie redacteur admin administrator
welkom geheim inloggen wachtwoord password
"""
SHORTEST = 4
LETTERS = re.compile(r"[^\W\d_]+")
DIGEST = 40


class ContextWordsValidator:
    """Refuses a password of which little is left without the words of this platform."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError when fewer than SHORTEST other letters are left of *password*."""
        letters = "".join(LETTERS.findall(password.lower()))
        left = letters
        for word in sorted(known_words(), key=len, reverse=True):
            left = left.replace(word, " ")
        if left != letters and len(left.replace(" ", "")) < SHORTEST:
            raise ValidationError(
                _("Dit wachtwoord is te raden: het bestaat uit woorden van dit platform of van uw werk."),
                code="password_of_context",
            )

    def get_help_text(self) -> str:
        """What people should know before they choose."""
        return _("Gebruik niet alleen woorden van dit platform of van uw werk.")


class BreachedPasswordValidator:
    """Refuses a password that leaked elsewhere, where the operator keeps a list of those."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError when BREACHED_PASSWORDS_FILE has *password*; without a file all may pass."""
        path = settings.BREACHED_PASSWORDS_FILE
        if path and is_breached(password, Path(path)):
            raise ValidationError(
                _("Dit wachtwoord staat in een lijst van gelekte wachtwoorden. Kies een ander."),
                code="password_breached",
            )

    def get_help_text(self) -> str:
        """What people should know before they choose."""
        return _("Gebruik geen wachtwoord dat u ook ergens anders gebruikt.")


def known_words() -> set[str]:
    """WORDS, and the words of at least SHORTEST letters in the names of the organisations."""
    names = Organisation.objects.filter(is_reviewed=True).values_list("name", flat=True)
    found = {word for name in names for word in LETTERS.findall(name.lower()) if len(word) >= SHORTEST}
    return found | set(WORDS.split())


def is_breached(password: str, path: Path) -> bool:
    """Whether the file *path* has the SHA-1 of *password*: lines in order, each starting with a digest.

    A file that cannot be read refuses nobody, and is told in the log.
    """
    digest = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    try:
        with path.open("rb") as file:
            return has_line(file, digest)
    except OSError as error:
        log.error("breached passwords not read", problem=type(error).__name__)
        return False


def has_line(file: BinaryIO, digest: bytes) -> bool:
    """Whether a line of *file* starts with *digest*, by halving: 36 looks in forty gigabytes."""
    low, high = 0, os.fstat(file.fileno()).st_size
    while low < high:
        middle = (low + high) // 2
        line = line_from(file, middle)
        if line and line[:DIGEST].upper() < digest:
            low = middle + 1
        else:
            high = middle
    return line_from(file, low)[:DIGEST].upper() == digest


def line_from(file: BinaryIO, place: int) -> bytes:
    """The first line of *file* that starts at *place* or after it; nothing at the end."""
    file.seek(max(place - 1, 0))
    if place:
        file.readline()
    return file.readline()
