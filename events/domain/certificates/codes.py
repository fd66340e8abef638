"""Codes on certificates: short enough to type, too many to guess, and a slip of the pen shows."""

from __future__ import annotations

from secrets import choice

# Crockford's base 32: nothing that looks like something else.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKALIKES = str.maketrans("OIL", "011")
# 32 to the 11th: 3.6 * 10^16 codes, and one letter to check.
LENGTH = 11
GROUP = 4


def new_code() -> str:
    """A code that nobody can guess, with its check letter."""
    letters = "".join(choice(LETTERS) for _ in range(LENGTH))
    return letters + _check(letters)


def code_from(typed: str) -> str:
    """The code that somebody *typed*, with or without dashes; empty when it cannot be one of ours."""
    code = typed.upper().replace(" ", "").replace("-", "").translate(LOOKALIKES)
    if len(code) != LENGTH + 1 or set(code) - set(LETTERS):
        return ""
    return code if _check(code[:-1]) == code[-1] else ""


def as_read(code: str) -> str:
    """*code* as it stands on paper: ``7K3F-QM9P-2XWA``."""
    return "-".join(code[place : place + GROUP] for place in range(0, len(code), GROUP))


def _check(letters: str) -> str:
    """Luhn's check letter for base 32: one wrong letter always shows, two that changed places mostly."""
    total = 0
    for place, letter in enumerate(reversed(letters)):
        doubled = LETTERS.index(letter) * (2 if place % 2 == 0 else 1)
        total += doubled // 32 + doubled % 32
    return LETTERS[-total % 32]
