"""What goes wrong while reading, as codes; the sentences are made outside the bounded process."""

from __future__ import annotations


class Unusable(Exception):
    """Nothing of the calendar can be used."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class BadEvent(Exception):
    """One event cannot be used."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
